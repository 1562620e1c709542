"""Reads the words of the PDF files that Qt writes, page by page, and nothing else of PDF."""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\nendobj\b", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_TEXT = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|([\d.-]+) ([\d.-]+) Td")


def words_of_pdf(path: Path) -> list[str]:
    """What can be read on each page, without its spaces between lines."""
    objects = {int(number): body for number, body in _OBJECT.findall(path.read_bytes())}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [_words(page, objects) for page in pages]


def _words(page: bytes, objects: dict[int, bytes]) -> str:
    resources = objects[_reference(page, rb"Resources")]
    fonts = {
        name: dict(_letters(objects, int(number)))
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)
    }
    content = _stream(objects[_reference(page, rb"Contents")])
    said: list[str] = []
    font: dict[str, str] = {}
    for name, glyphs, _, down in _TEXT.findall(content):
        if name:
            font = fonts[name]
        elif glyphs:
            text = glyphs.decode().upper()
            said += [font.get(text[at : at + 4], "?") for at in range(0, len(text), 4)]
        elif float(down):
            said.append(" ")
    return unicodedata.normalize("NFKC", " ".join("".join(said).split()))


def _letters(objects: dict[int, bytes], font: int) -> Iterator[tuple[str, str]]:
    """Which letters the glyphs of a font stand for."""
    table = _stream(objects[_reference(objects[font], rb"ToUnicode")]).decode("latin-1")
    for first, last, target in re.findall(r"<(\w{4})> <(\w{4})> (<\w+>|\[[^\]]*\])", table):
        start = int(first, 16)
        listed = re.findall(r"<(\w+)>", target)
        for at in range(int(last, 16) - start + 1):
            if target.startswith("["):
                yield f"{start + at:04X}", _decoded(listed[at])
            else:
                yield f"{start + at:04X}", chr(int(listed[0], 16) + at)


def _decoded(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]

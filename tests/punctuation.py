"""The laws of punctuation that every citation keeps."""

import re

_STRAY = {
    "two commas": r",\s*,",
    "two full stops": r"(?<!\.)\.\s?\.(?!\.)",
    "a comma at an end": r",\s*[.;)\]]|,\s*$",
    "a mark after nothing": r"^[,.;:)\]]|[(\[]\s*[,.;:]",
    "a space before a mark": r"\s[,;)\]]|\s\.(?!\w)",
    "a stop after a question": r"[?!]\.",
    "two spaces": r"\s\s",
    "empty brackets": r"\(\s*\)|\[\s*\]",
    "empty quotation marks": r"“\s*”|«\s*»|„\s*“|「\s*」",
    "something Python says": r"\bNone\b|\bCitable\(",
    "a line break": r"[\n\r\v\f\u2028\u2029]",
    "space around": r"^\s|\s$",
}


def broken_laws(text: str) -> list[str]:
    """Name every law that a citation breaks, with what breaks it."""
    return [
        f"{law}: {text[max(0, found.start() - 20) : found.end() + 20]!r}"
        for law, stray in _STRAY.items()
        for found in re.finditer(stray, text)
    ]

"""What the fields of a form offer to choose from, each choice with the words a person reads."""

from collections.abc import Mapping
from typing import NamedTuple

from summitdesk import wording
from summitdesk.archive.filling import Filling
from summitdesk.domain.kind import Field, FieldType, Kind


class Choice(NamedTuple):
    """One value that a field may take."""

    value: str
    label: str
    detail: str = ""


_SCRIPTS = {
    "kk": ("Cyrl", "Latn", "Arab"),
    "sr": ("Cyrl", "Latn"),
    "tg": ("Cyrl", "Arab"),
    "tk": ("Latn", "Cyrl"),
    "ug": ("Arab", "Cyrl", "Latn"),
    "uz": ("Latn", "Cyrl"),
    "ky": ("Cyrl", "Arab"),
    "ru": ("Latn",),
    "zh": ("Hant",),
}
"""The scripts in which a language is written beside its usual one."""


class Choices:
    """What the fields of one form offer."""

    def __init__(self, kind: Kind, filling: Filling) -> None:
        self._kind = kind
        self._filling = filling
        self.labels: dict[str, str] = dict(filling.labels)
        """What the records are called that the form names, by uid; chosen ones join them."""

    def of(self, field: Field) -> list[Choice]:
        """The choices of a field; none where they are found by searching."""
        match field.type:
            case FieldType.TERM:
                terms = self._filling.terms.get(field.target[0], ())
                return [Choice(term.uid, term.label) for term in terms]
            case FieldType.LANGUAGE:
                return languages()
            case FieldType.COUNTRY:
                return _sorted(wording.COUNTRIES)
            case FieldType.FIELD:
                fields = [field.name for field in self._kind.fields]
                names = fields + [group.name for group in self._kind.groups]
                return [Choice(name, wording.field(name)) for name in names]
            case _:
                return []

    def label(self, field: Field, value: str) -> str:
        """The words for a value that stands in a field; the value itself when it is unknown."""
        match field.type:
            case FieldType.LINK:
                return self.labels.get(value, value)
            case FieldType.LANGUAGE:
                return wording.language(value)
            case FieldType.COUNTRY:
                return wording.country(value)
            case _:
                known = (choice.label for choice in self.of(field) if choice.value == value)
                return next(known, value)


def languages() -> list[Choice]:
    """Every language by name, and in its other scripts."""
    tags = [
        tag
        for language in wording.LANGUAGES
        for tag in (language, *(f"{language}-{script}" for script in _SCRIPTS.get(language, ())))
    ]
    return sorted((Choice(tag, wording.language(tag), tag) for tag in tags), key=_label)


def _sorted(words: Mapping[str, str]) -> list[Choice]:
    return sorted((Choice(code, words[code], code) for code in words), key=_label)


def _label(choice: Choice) -> str:
    return choice.label

"""What a person chose about the window, kept in one small JSON file of their own.

A file that is damaged, or not ours, is set aside and said; whatever it holds that we do not know
is kept. Nothing is written before something was chosen.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from summitdesk.i18n import mark, tr
from summitdesk.paths import NOWHERE
from summitdesk.wholefile import written_whole

FILE = "settings.json"
OWNER = "summitdesk"
"""What stands under "program" in every settings file of ours."""

THEMES = ("system", "light", "dark", "contrast", "contrast_dark")
MOTIONS = ("system", "reduced", "full")
LEAST_ZOOM, USUAL_ZOOM, MOST_ZOOM = 80, 100, 200
MOST_RECENT = 10

_LARGEST = 1_000_000
_LONGEST_PATH = 5_000
_ASIDE = 1_000
_FURTHEST = 100_000
_UNREADABLE = mark(
    "Your settings cannot be read, and the window stands as it comes. Nothing is written over them."
)

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Settings(NamedTuple):
    """Everything that can be chosen, as it stands when nothing was."""

    theme: str = "system"
    """One of `THEMES`."""
    zoom: int = USUAL_ZOOM
    """Of all text, in per cent."""
    motion: str = "system"
    """One of `MOTIONS`."""
    tab: str = "agreements"
    """Of the list that is shown first."""
    sight: Mapping[str, Any] = _NOTHING
    """What was on show last, as `ui.sight` writes it; empty: the list as it comes."""
    window: tuple[int, ...] = ()
    """Left, top, width and height of the window when it is not maximised; empty: never moved."""
    is_maximised: bool = False
    reads_book: bool = False
    """Whether the quotations found are read as a book."""
    book: str = "speaker"
    """What the chapters of that book are."""
    lists: Mapping[str, Any] = _NOTHING
    """How the list of each tab is looked at, as `ui.models.list_look` writes it."""
    language: str = ""
    """In which the window speaks, where there is a catalogue of it; empty: as the system has it."""
    citation_style: str = "chicago"
    """The name of the style one cites in."""
    panes: tuple[int, ...] = ()
    """How wide facets, list and detail stand side by side; empty: shared out by the window."""
    shows_facets: bool = True
    """Whether the facets are open where there is room for them."""
    shows_detail: bool = True
    """Whether the detail is open where there is room for it."""
    is_welcomed: bool = False
    """Whether the first words were put away."""
    recent: tuple[str, ...] = ()
    """The archives that were open last, the last first, without the bundled one."""


class SettingsFile:
    """The settings in use, and the file they come from."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file; with no path, or where nothing can be read, everything is as it comes."""
        self.notice = ""
        """One sentence on what became of the file; empty when all is well."""
        self._path = path
        self._chosen: set[str] = set()
        self._is_ours = True
        self.now = _settings(self._read())
        """What holds now."""

    def choose(self, **chosen: Any) -> None:
        """Let these settings hold from now on; `save` writes them down."""
        changed = self.now._replace(**chosen)
        self._chosen |= {name for name in chosen if getattr(changed, name) != self._get(name)}
        self.now = changed

    def save(self) -> bool:
        """Write down what was chosen since, all or nothing; False when it cannot be kept.

        What another window of ours, or a newer version, wrote meanwhile under other names stays.
        """
        if not self._chosen or self._path is None:
            return True
        stood = self._read()
        if not self._is_ours:
            return False
        values = stood | {"program": OWNER} | {name: self._get(name) for name in self._chosen}
        try:
            _write(self._path, values)
        except OSError:
            self.notice = tr("What you choose holds for now, but cannot be kept on this computer.")
            return False
        self._chosen.clear()
        return True

    def _get(self, name: str) -> Any:
        return getattr(self.now, name)

    def _read(self) -> dict[str, Any]:
        """What the file holds; empty where there is none, or none that we can use."""
        if self._path is None:
            return {}
        try:
            return _object(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError:
            self.notice, self._is_ours = tr(_UNREADABLE), False
        except ValueError:
            self._set_aside(self._path)
        return {}

    def _set_aside(self, path: Path) -> None:
        for number in range(1, _ASIDE):
            aside = path.with_name(f"{path.stem}.damaged{number}{path.suffix}")
            if not aside.exists():
                with suppress(OSError):
                    path.rename(aside)
                    self.notice = tr(
                        "Your settings could not be understood and were set aside as "
                        "{name}; the window stands as it comes.",
                        name=aside.name,
                    )
                    return
                break
        self.notice, self._is_ours = tr(_UNREADABLE), False


def _object(path: Path) -> dict[str, Any]:
    """The object in a file of ours; ValueError for any other."""
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("too long")
    try:
        values = json.loads(data.decode("utf-8"))
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(values, dict) or values.get("program") != OWNER:
        raise ValueError("not ours")
    return values


def _write(named: Path, values: dict[str, Any]) -> None:
    path = Path(os.path.realpath(named))  # a link that somebody made stays one
    if path.is_relative_to(NOWHERE):
        raise OSError("there is no home to write to")
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path) as beside, beside.open("w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=2)
        file.write("\n")


def _settings(values: dict[str, Any]) -> Settings:
    """The settings among these values; one that makes no sense stands as it comes."""
    usable: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in Settings._fields
        if name in values and _IS_USABLE[name](value := values[name])
    }
    return Settings(**usable)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_zoom(value: object) -> bool:
    return type(value) is int and LEAST_ZOOM <= value <= MOST_ZOOM


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and value.isidentifier()


def _is_theme(value: object) -> bool:
    return value in THEMES


def _is_motion(value: object) -> bool:
    return value in MOTIONS


def _are_numbers(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= 4
        and all(type(each) is int and abs(each) <= _FURTHEST for each in value)
    )


def _are_paths(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_RECENT
        and all(isinstance(each, str) and 0 < len(each) <= _LONGEST_PATH for each in value)
    )


_IS_USABLE = {
    "theme": _is_theme,
    "zoom": _is_zoom,
    "motion": _is_motion,
    "tab": _is_word,
    "sight": _is_object,
    "window": _are_numbers,
    "is_maximised": _is_bool,
    "reads_book": _is_bool,
    "book": _is_word,
    "lists": _is_object,
    "language": _is_word,
    "citation_style": _is_word,
    "panes": _are_numbers,
    "shows_facets": _is_bool,
    "shows_detail": _is_bool,
    "is_welcomed": _is_bool,
    "recent": _are_paths,
}

"""Records as text and as Markdown: one, or a selection as a small dossier with contents."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from summitdesk.archive.archive import Archive
from summitdesk.archive.dossier import imprint, pages
from summitdesk.archive.page import Item, Page, Part
from summitdesk.domain.citing.styles import STYLES, Style
from summitdesk.domain.view import View
from summitdesk.i18n import tr

_BREAKS: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#&|~$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENING: Final = re.compile(r"^([0-9]*)([-+=:.)])")


def as_text(archive: Archive, views: Iterable[View], style: Style = STYLES["chicago"]) -> str:
    """The records as plain text, for a letter or an editor; their sources cited in the style."""
    written = pages(archive, views, style)
    lines: list[str] = []
    if len(written) > 1:
        lines += _underlined(tr("Contents"), "=")
        lines += [f"{at}. {_level(page.title)}" for at, page in enumerate(written, 1)]
        lines.append("")
    for page in written:
        lines += _text_page(page)
    lines += ["", _level(imprint(archive))]
    return "\n".join(lines).strip() + "\n"


def as_markdown(archive: Archive, views: Iterable[View], style: Style = STYLES["chicago"]) -> str:
    """The records as Markdown; nothing a record says can become markup, see `escaped`."""
    written = pages(archive, views, style)
    lines: list[str] = []
    if len(written) > 1:
        lines += [f"# {tr('Contents')}", ""]
        lines += [f"{at}. {escaped(page.title)}" for at, page in enumerate(written, 1)]
        lines.append("")
    for page in written:
        lines += _markdown_page(page)
    lines += ["---", "", escaped(imprint(archive))]
    return "\n".join(lines).strip() + "\n"


def escaped(text: str) -> str:
    """Text as Markdown that is read as the same text, whatever is in it.

    A backslash stands before every sign that CommonMark, or GitHub's tables, strike-outs and bare
    addresses, could take for markup; at the beginning also before what would open a list, a
    heading, a rule or a definition. All is on one line, so nothing else can begin there.
    """
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", _level(text)))


def _level(text: str) -> str:
    """The text on one line; breaks do not survive, the spaces of French quotation marks do."""
    return _BREAKS.sub(" ", text).strip()


def _underlined(text: str, sign: str) -> list[str]:
    return [text, sign * min(len(text), 72), ""]


def _text_page(page: Page) -> Iterator[str]:
    yield from _underlined(_level(page.title), "=")
    yield _level(page.kind)
    yield ""
    for part in page.parts:
        yield from _underlined(part.heading, "-")
        for passage in part.passages:
            yield f"    {_level(passage.words)}"
            yield f"    — {_level(passage.attribution)}"
            yield ""
        for at, item in enumerate(part.items, 1):
            mark = f"[{at}] " if part.is_numbered else "" if part.is_prose else "- "
            yield f"{mark}{_level(_labelled(item))}"
            yield from (f"    {_level(line)}" for line in item.below)
            yield from ("",) if part.is_prose else ()
        yield from ("",) if part.items and not part.is_prose else ()


def _labelled(item: Item) -> str:
    return " ".join(filter(None, (_colon(item.label), item.text)))


def _colon(label: str) -> str:
    return label if not label or label.endswith(("?", "!", "…")) else f"{label}:"


def _markdown_page(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    yield ""
    if kind := escaped(page.kind):
        yield f"*{kind}*"
        yield ""
    for part in page.parts:
        yield f"## {part.heading}"
        yield ""
        yield from _passages(part)
        yield from _items(part)


def _passages(part: Part) -> Iterator[str]:
    for passage in part.passages:
        yield f"> {escaped(passage.words)}"
        yield ">"
        yield f"> — {escaped(passage.attribution)}"
        yield ""


def _items(part: Part) -> Iterator[str]:
    for at, item in enumerate(part.items, 1):
        if part.is_prose:
            yield from (escaped(item.text), "")
            continue
        mark = f"{at}." if part.is_numbered else "-"
        label = f"**{escaped(_colon(item.label))}**" if item.label else ""
        yield " ".join(filter(None, (mark, label, escaped(item.text))))
        margin = " " * (len(mark) + 1)
        # A bare dash below a line of text would make a heading of it.
        yield from (f"{margin}- {line}" for line in map(escaped, item.below) if line)
    if part.items and not part.is_prose:
        yield ""

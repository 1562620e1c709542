"""Text of records made fit for the screen: shown as text, disturbing nothing around it."""

import re
from collections.abc import Callable

from summitdesk.domain.unseen import ANNOTATIONS, BREAKS, CONTROLS, DIRECTIONS, HALVES
from summitdesk.i18n import tr

LIMIT = 20_000
"""How many characters are shown at once; the rest waits to be asked for."""

FIELD_LIMIT = 2_000
"""How many of a field among many are shown at once: a record may be long in each of a hundred."""

MOST = 1_000_000
"""How many characters of a text the window looks at; to make all of 10 MB fit takes a quarter
second, and a record may say them more than once."""

ROW_LIMIT = 300
"""How many characters of a text a row of a list looks at; wider than any screen."""

_RUN = 2_000  # an unbroken line of a million characters held a text view for 15 s
_MARKS_KEPT = 8  # more combining marks on one letter than any script has

_NAMED = {
    0x061C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
    0xFFF9: "IAA",
    0xFFFA: "IAS",
    0xFFFB: "IAT",
}
_ODD = re.compile(f"[{CONTROLS}{DIRECTIONS}{ANNOTATIONS}{HALVES}]")
_BREAKS = re.compile(f"\r\n?|[{BREAKS}]")
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_FLOOD = re.compile(f"({_MARK}{{{_MARKS_KEPT}}}){_MARK}+")
_UNBROKEN = re.compile(rf"\S{{{_RUN}}}(?=\S)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SPACES = re.compile(r"\s+")
_DATE = re.compile(r"(?<!\w)(\d{1,2}(?:–\d{1,2})?) ([^\W\d_]{3,12}) (\d{4})(?!\w)")
_REFERENCE = re.compile(r" (?=\[\d+\])")


def shown(text: str) -> str:
    """The text with line ends levelled, and everything that would act unseen as a visible mark.

    Control characters become their pictures (``␀``), direction overrides their names (``⟨RLO⟩``),
    halves of characters a replacement sign; marks piled on one letter are thinned, and unbroken
    runs may break. What reads from right to left is isolated.
    """
    for pattern, put in _STEPS:
        text = pattern.sub(put, text)
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def kept_together(text: str) -> str:
    """The text, as long as it was, with no place to break in a date or before a ``[1]``."""
    return _REFERENCE.sub("\u00a0", _DATE.sub("\\1\u00a0\\2\u00a0\\3", text))


def begun(text: str) -> tuple[str, str]:
    """As much of a text as the window looks at, and a sentence that says what is left out."""
    if len(text) <= MOST:
        return text, ""
    more = tr("({count} more characters are not shown here.)", count=len(text) - MOST)
    return text[:MOST], f" … {more}"


def own_part(text: str, start: int, end: int) -> str:
    """The part of the text itself that stands between two places of it as it is shown."""
    states = [text]
    for pattern, put in _STEPS:
        states.append(pattern.sub(put, states[-1]))
    if _RIGHT_TO_LEFT.search(states[-1]):
        start, end = start - 1, end - 1
    for (pattern, put), before in zip(reversed(_STEPS), reversed(states[:-1]), strict=True):
        start, end = (
            _place_before(before, pattern, put, start),
            _place_before(before, pattern, put, end, is_end=True),
        )
    return text[max(start, 0) : end]


def _place_before(
    text: str, pattern: re.Pattern[str], put: "_Put", place: int, *, is_end: bool = False
) -> int:
    """Where a place stood before the substitution; within what was put there, at its edge."""
    longer = 0
    for match in pattern.finditer(text):
        new = put(match)
        kept = _alike(match[0], new)
        start = match.start() + kept + longer
        if place <= start:
            break
        longer += len(new) - len(match[0])
        if place < match.end() + longer:
            return match.end() if is_end else match.start() + kept
    return place - longer


def _alike(one: str, other: str) -> int:
    """How many letters at the beginning are the same in both."""
    pairs = zip(one, other, strict=False)
    length = min(len(one), len(other))
    return next((at for at, (left, right) in enumerate(pairs) if left != right), length)


def one_line(text: str, limit: int = ROW_LIMIT) -> str:
    """The text for one line of a list, cut where no screen is wide enough."""
    cut = text[:limit] + "…" if len(text) > limit else text
    return _SPACES.sub(" ", shown(cut)).strip()


def tooltip(text: str, limit: int = 1_000) -> str:
    """The text as a tooltip that Qt cannot take for markup."""
    cut = text[:limit] + "…" if len(text) > limit else text
    return f"<p style='white-space:pre-wrap'>{_escaped(shown(cut))}</p>" if cut else ""


def _escaped(text: str) -> str:
    """The text as markup that stands for it; `html` would load a table of every entity."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line_end(_match: re.Match[str]) -> str:
    return "\n"


def _thinned(match: re.Match[str]) -> str:
    return f"{match[1]}⟨…⟩"


def _breakable(match: re.Match[str]) -> str:
    return f"{match[0]}\u200b"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"⟨{_NAMED[code]}⟩" if code in _NAMED else f"⟨U+{code:04X}⟩"


_Put = Callable[[re.Match[str]], str]
_STEPS: tuple[tuple[re.Pattern[str], _Put], ...] = (
    (_BREAKS, _line_end),
    (_ODD, _picture),
    (_FLOOD, _thinned),
    (_UNBROKEN, _breakable),
)

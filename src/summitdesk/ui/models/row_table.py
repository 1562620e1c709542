"""Rows as they are taken elsewhere: a sentence each, or as a table whose cells tabs part."""

from collections.abc import Iterable, Sequence

from summitdesk import wording
from summitdesk.domain.listing import Summary
from summitdesk.ui.models import rows
from summitdesk.ui.models.columns import Column


def as_sentences(summaries: Iterable[Summary | None]) -> str:
    """One sentence a line; rows that are gone are left out."""
    return "\n".join(rows.copied(each) for each in summaries if each is not None)


def as_table(columns: Sequence[Column], summaries: Iterable[Summary | None]) -> str:
    """Headings and rows, cells parted by tabs, as tables of other programs take them.

    What is rated low carries its mark in the first cell, whatever columns are shown.
    """
    headings = [column.heading for column in columns]
    cells = (_cells(columns, each) for each in summaries if each is not None)
    return "\n".join("\t".join(line) for line in (headings, *cells))


def own_title(summary: Summary) -> str:
    """The title or the words of a row alone, marked where they are rated low."""
    text = rows.own_title(summary)
    return f"{text} {wording.low()}" if summary.is_low else text


def _cells(columns: Sequence[Column], summary: Summary) -> list[str]:
    cells = [" ".join(column.text(summary).split()) for column in columns]
    if summary.is_low:
        cells[0] = f"{cells[0]} {wording.low()}"
    return cells

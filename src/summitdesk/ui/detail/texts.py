"""The texts of lines, entries and passages, as they can be looked through unseen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from summitdesk.ui.detail.passages import Passage
from summitdesk.ui.runs import Run, text_of


def texts(value: Any) -> Iterator[str]:
    """The texts of lines, entries and passages, each as one block will show it."""
    if isinstance(value, Passage):
        yield value.text
        yield text_of(value.attribution)
    elif isinstance(value, Run):
        yield value.text
    elif isinstance(value, list | tuple):
        if value and all(isinstance(each, Run) for each in value):
            yield text_of(value)
        else:
            for each in value:
                yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))

"""The page of keys, made from the commands themselves."""

from collections.abc import Sequence
from pathlib import Path

from summitdesk.i18n import tr
from summitdesk.ui.commands import Command
from summitdesk.ui.help.pages import Page, Part, Shape, read_page

NAME = "keys"


def keys_page(commands: Sequence[Command], folder: Path) -> Page:
    """Every command that has a key, menu by menu, then the keys within each part."""
    by_menu: dict[str, list[Part]] = {}
    for command in commands:
        if command.keys:
            pair = Part(Shape.PAIR, ", ".join(command.keys), command.text)
            by_menu.setdefault(command.menu, []).append(pair)
    parts: list[Part] = []
    for menu, pairs in by_menu.items():
        parts += [Part(Shape.HEADING, menu), *pairs]
    places = read_page(folder, NAME)
    return Page(
        NAME, tr("Keys"), (*parts, Part(Shape.HEADING, places.title), *_headed(places.parts))
    )


def _headed(parts: Sequence[Part]) -> list[Part]:
    """The parts, with what stands alone on its line as a heading."""
    return [Part(Shape.HEADING, part.text) if part.shape is Shape.TEXT else part for part in parts]

"""In another language nothing in the window stays English: every view is walked, all it says read.

The words of the code are said in a language of accented letters, and every text of the archive is
in Cyrillic ones: whatever is left in plain Latin letters comes from neither.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from summitdesk import i18n, paths
from summitdesk.archive.archive import Archive
from summitdesk.archive.build import build
from summitdesk.archive.dossier import pages
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.kind import FieldType
from summitdesk.domain.query import Query
from summitdesk.domain.record import canonical_json, kind_of, rows_of
from summitdesk.exchange.textfiles import read_sources
from summitdesk.settings import SettingsFile
from summitdesk.ui.marker import Sight
from summitdesk.ui.printing.preview import Preview
from summitdesk.ui.views.context_menus import ContextMenus
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.copy_button import menu_for
from summitdesk.ui.widgets.fault_dialog import FaultDialog
from summitdesk.ui.widgets.help_window import HelpWindow
from summitdesk.ui.widgets.note_card import NoteCard, NoteField
from summitdesk.ui.widgets.text_block import TextBlock
from tests.crashing import crash
from tests.desk import Desk
from tests.languages import (
    PSEUDO,
    accented,
    write_foreign_sources,
    write_pseudo_help,
    write_pseudo_language,
)
from tests.speaking import in_menu, said

SOURCE = Path(__file__).parent.parent.parent / "data" / "source"
_NO_TEXT = (FieldType.ADDRESS, FieldType.CODE, FieldType.LINK, FieldType.TERM)

_LATIN = re.compile(r"[A-Za-zÀ-ž’']*[A-Za-z]{2,}[A-Za-zÀ-ž’']*")
_KEYS = "Ctrl|Shift|Alt|Del|Delete|PgUp|PgDown|Left|Right|Up|Down|Return|Space|Esc"
_NAMES = "Summit Desk|Qt|Python|MIT|PDF"
_OWN_TONGUES = (
    "Deutsch|English|Türkçe|bosanski|español|français|italiano|português|srpski|türkmençe|o‘zbekcha"
)
# What the archive itself says: what was noted when it was built; words to search it for.
_ARCHIVES = r"Edition \d+\.\d|borders\sdisappear"
_IS_NO_WORD = re.compile(r"[-/.,_?=\d]")
_BY_NAME = re.compile(
    rf"https?://\S*|(?<!\S)/\S+|\S+\.summitdb\b|\b(?:{_KEYS}|{_NAMES}|{_OWN_TONGUES}|{_ARCHIVES})\b"
)


@pytest.fixture(scope="module")
def foreign_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled archive with every text in it in other letters."""
    folder = tmp_path_factory.mktemp("foreign")
    build(write_foreign_sources(SOURCE, folder / "source"), folder / "архив")
    return folder / "архив"


class AccentedQt(QTranslator):
    """Says Qt's own words in the same language."""

    def translate(self, _context: str, text: str, *_more: object) -> str:
        return accented(text) if text else ""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture(autouse=True)
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Let code, help and Qt speak the accented language."""
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources(), resources)
    write_pseudo_language(resources / "locale")
    write_pseudo_help(resources / "help")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    i18n.speak([PSEUDO])
    assert i18n.language() == PSEUDO
    words = AccentedQt()
    QCoreApplication.installTranslator(words)
    yield
    QCoreApplication.removeTranslator(words)
    i18n.speak(["en"])


@pytest.fixture
def desk(open_desk: Callable[..., Desk], foreign_archive: Path, tmp_path: Path) -> Desk:
    return open_desk(foreign_archive, SettingsFile(tmp_path / "settings.json"))


@pytest.fixture(scope="module")
def plain_values() -> str:
    """What stands in the archive and is no text: addresses, codes, ids."""
    values: list[str] = []
    for read in read_sources(SOURCE).records:
        kind = kind_of(read.aggregate)
        holders = [(kind.fields, read.aggregate)]
        holders += [(g.fields, row) for g in kind.groups for row in rows_of(read.aggregate, g.name)]
        for fields, holder in holders:
            values.append(str(holder["uid"]))
            values += [
                str(holder[each.name])
                for each in fields
                if each.name in holder and each.type in _NO_TEXT
            ]
    return "\n".join(values)


def strangers(told: Iterable[tuple[str, str]], plain_values: str) -> list[str]:
    """The texts with a word of neither language, each behind whoever says it."""
    return sorted(
        {
            f"{who}: {text}"
            for who, text in told
            if _LATIN.search(_BY_NAME.sub(" ", text)) and not is_plain(text, plain_values)
        }
    )


def is_plain(text: str, plain_values: str) -> bool:
    """Whether every word of it stands in an address, a code or an id, be it cut at a line's end."""
    pieces = [text, *text.split()]
    whole, *parts = [bool(_IS_NO_WORD.search(each)) and each in plain_values for each in pieces]
    return whole or all(
        part for part, piece in zip(parts, pieces[1:], strict=True) if _LATIN.search(piece)
    )


@pytest.fixture
def is_told(plain_values: str) -> Callable[..., None]:
    """Fails, naming the widget, when something in a window stayed English."""

    def check(*roots: QWidget) -> None:
        QApplication.processEvents()
        for root in roots or [each for each in QApplication.topLevelWidgets() if each.isVisible()]:
            found = strangers(said(root), plain_values)
            assert not found, "\n".join(found)

    return check


Told = Callable[..., None]


def menu_told(menu: QMenu) -> None:
    assert strangers(in_menu(menu), "") == []


def test_a_word_of_english_is_caught(desk: Desk, is_told: Told) -> None:
    is_told()
    label = desk.window.footer.archive

    label.setText("accented: Óṕéń, foreign: Треаты, plain: Ctrl+O")
    with pytest.raises(AssertionError, match="accented"):
        is_told()
    label.setText("Óṕéń Треаты Ctrl+O")
    label.setAccessibleName("Which archive is open")
    with pytest.raises(AssertionError, match="Which archive"):
        is_told()


@pytest.mark.parametrize("tab", TABS)
def test_lists_and_records(tab: str, desk: Desk, foreign_archive: Path, is_told: Told) -> None:
    desk.open_tab(tab)
    is_told()
    archive = Archive.open(foreign_archive)
    for kind in TABS[tab]:
        found = archive.find(Query("", (kind,))).ids
        records = [archive.record(row.uid) for row in archive.rows(found) if row]
        richest = max(
            (each for each in records if each), key=lambda each: len(canonical_json(each))
        )
        desk.window.browse.open_record(str(richest["uid"]))
        desk.rest()
        is_told()
    archive.close()
    desk.window.commands["view_columns"].trigger()
    desk.rest()
    is_told()


@pytest.mark.parametrize("grouping", ["speaker", "event", "date"])
def test_the_book(grouping: str, desk: Desk, is_told: Told) -> None:
    desk.open_tab("quotations")
    desk.window.commands[f"book_by_{grouping}"].trigger()
    desk.rest()

    is_told()


def test_narrowing_and_finding(desk: Desk, is_told: Told) -> None:
    for section in desk.window.browse.facets.sections.values():
        section.toggle_more()
    is_told()
    for facet in ("type", "sector"):
        first, second = archive_values(desk, facet)[:2]
        desk.session.include(facet, first)
        desk.session.exclude(facet, second)
    desk.rest()
    is_told()
    desk.type("ъыъыъ")
    is_told()
    desk.window.commands["clear_facets"].trigger()
    desk.rest()
    is_told()
    desk.type("")
    desk.window.commands["find_in_record"].trigger()
    desk.rest()
    is_told()
    desk.window.resize(520, 400)
    is_told()


def archive_values(desk: Desk, facet: str) -> list[str]:
    """The values of a facet by their ids."""
    archive = desk.session.archive
    assert archive is not None
    return [value.value for value in archive.facets(desk.session.query)[facet]]


def test_menus_and_the_palette(desk: Desk, is_told: Told) -> None:
    for action in desk.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu_told(menu)
    desk.window.commands["palette"].trigger()
    is_told()


def test_context_menus(desk: Desk) -> None:
    window = desk.window
    menus = ContextMenus(window.browse, desk.session, window.commands)
    for facet in ("type", "event"):
        desk.session.include(facet, archive_values(desk, facet)[0])
        desk.rest()
    card = next(iter(window.browse.detail.findChildren(Card)))
    targets = [window.browse.list_area.table, window.browse.facets.years, card]
    targets += [section.values for section in window.browse.facets.sections.values()]
    targets += window.browse.detail.findChildren(TextBlock)
    offered = [menu for target in targets if (menu := menus.menu_for(target, None))]
    offered.append(menu_for(card)[0])

    assert len(offered) > 20
    for menu in offered:
        menu_told(menu)


def test_orders_and_columns_on_offer(desk: Desk) -> None:
    for command in ("offer_orders", "view_columns", "offer_columns"):
        desk.window.commands[command].trigger()
        desk.rest()
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            menu_told(popup)
            popup.close()
    assert desk.window.commands["column_left"].isEnabled()


def test_the_shelf_and_its_notes(desk: Desk, qtbot: QtBot, is_told: Told) -> None:
    desk.window.commands["focus_shelf"].trigger()
    desk.rest()
    is_told()
    for command in ("bookmark", "save_search", "add_note"):
        desk.window.commands[command].trigger()
        desk.rest()
    field = desk.focus
    assert isinstance(field, NoteField)
    field.setPlainText("заметка")
    is_told()
    shelf = desk.window.later.shelf
    assert shelf is not None
    for entry in shelf.notes.entries:
        entry.writing.flush()
    desk.rest()
    desk.window.commands["focus_shelf"].trigger()
    desk.rest()
    is_told()
    card = desk.window.findChild(NoteCard)
    assert isinstance(card, NoteCard)
    card.show_conflict("", "другая заметка")
    card.show_state("", trouble="")
    is_told()
    desk.window.commands["bookmark"].trigger()
    desk.rest()
    desk.window.commands["forget_recent"].trigger()
    desk.rest()
    is_told()


def test_help(desk: Desk, qtbot: QtBot, is_told: Told) -> None:
    for command in ("help", "keys", "about", "about_archive"):
        desk.window.commands[command].trigger()
        qtbot.waitUntil(lambda: desk.window.findChild(HelpWindow) is not None)
        desk.rest()
        shown = desk.window.findChild(HelpWindow)
        assert isinstance(shown, HelpWindow)
        is_told(shown)
    for row in range(shown.topics.count()):
        shown.topics.setCurrentRow(row)
        is_told(shown)


def test_editing_faults_and_refusals(desk: Desk, qtbot: QtBot, is_told: Told) -> None:
    desk.window.commands["editing"].trigger()
    desk.rest()
    is_told()
    dialog = FaultDialog("", desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    is_told(dialog)
    dialog.close()
    with qtbot.waitSignal(desk.session.archive_refused):
        desk.session.open(Path("/архив"))
    desk.rest()
    is_told()


def test_what_is_said_after_a_crash(
    open_desk: Callable[..., Desk],
    foreign_archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_told: Told,
) -> None:
    monkeypatch.setattr(paths, "user_state", lambda: tmp_path / "state")
    for words in ("астана", ""):
        crash(tmp_path / "state", Sight(foreign_archive, Query(words, TABS["quotations"]), ""))
        desk = open_desk(foreign_archive)
        desk.rest()
        assert desk.window.later.recovery is not None
        assert desk.window.later.recovery.strip is not None
        is_told()
        desk.window.close()


def test_what_is_printed(desk: Desk, qtbot: QtBot, is_told: Told, plain_values: str) -> None:
    desk.window.commands["print_preview"].trigger()
    qtbot.waitUntil(lambda: desk.window.findChild(Preview) is not None)
    preview = desk.window.findChild(Preview)
    assert isinstance(preview, Preview)
    is_told(preview)
    preview.reject()
    archive = desk.session.archive
    assert archive is not None
    views = [archive.view(row.uid) for row in archive.rows(archive.find(Query.of("")).ids[:30])]
    for page in pages(archive, [view for view in views if view]):
        told = [page.kind, page.title]
        for part in page.parts:
            told += [part.heading, *(each.attribution for each in part.passages)]
            # A source is cited in the language of its style.
            told += [
                line
                for item in part.items
                if not part.is_numbered
                for line in (item.label, item.text, *item.below)
            ]
        assert strangers(((page.title, text) for text in told), plain_values) == []

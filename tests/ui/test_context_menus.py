"""A menu offers what can be done with the thing one asks about, by mouse and by key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from summitdesk.ui.views.context_menus import ContextMenus
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk

EVENT = "evt-astana-2025"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def menu_of(desk: Desk, target: QWidget, at: QPoint | None = None) -> QMenu:
    window = desk.window
    menu = ContextMenus(window.browse, desk.session, window.commands).menu_for(target, at)
    assert menu is not None
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def choose(desk: Desk, menu: QMenu, text: str) -> None:
    (action,) = [each for each in menu.actions() if each.text().startswith(text)]
    action.trigger()
    desk.rest()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_row_can_be_copied_marked_and_narrowed_by(desk: Desk) -> None:
    menu = menu_of(desk, desk.window.browse.list_area.table)

    assert texts(menu)[:2] == ["Open this record", "Copy the title"]
    choose(desk, menu, "Copy the title")
    assert clipboard() == desk.titles[0]
    choose(desk, menu, "Copy the identifier")
    assert clipboard() == "agr-treaty-eternal"
    choose(desk, menu, "Show only: Second Central Asia")
    assert desk.session.query.included_in("event") == {EVENT}


def test_what_a_row_names_can_be_left_out(desk: Desk) -> None:
    choose(desk, menu_of(desk, desk.window.browse.list_area.table), "Leave out")

    assert desk.session.query.excluded_in("event") == {EVENT}


def test_several_rows_are_offered_only_what_fits_all(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down, modifier=SHIFT)

    offered = texts(menu_of(desk, desk.window.browse.list_area.table))

    assert "Copy the selected rows" in offered
    assert "Open this record" not in offered
    assert not any(text.startswith("Show only") for text in offered)


def test_a_low_quotation_keeps_its_mark_when_its_title_is_copied(desk: Desk) -> None:
    desk.session.show_tab("quotations")
    desk.session.include("confidence", "confidence-low")
    desk.rest()

    choose(desk, menu_of(desk, desk.window.browse.list_area.table), "Copy the title")

    assert clipboard().endswith("[low confidence]")


def test_a_value_of_a_facet_is_shown_alone_as_well_or_left_out(desk: Desk) -> None:
    values = desk.window.browse.facets.sections["event"].values
    values.focus_first()
    choose(desk, menu_of(desk, values), "Show only: Astana 2025")
    assert desk.session.query.included_in("event") == {EVENT}

    values.setCurrentIndex(values.model().index(1, 0))
    choose(desk, menu_of(desk, values), "Show as well: Xi'an 2023")
    assert len(desk.session.query.included_in("event")) == 2
    choose(desk, menu_of(desk, values), "Take back: Xi'an 2023")
    choose(desk, menu_of(desk, values), "Leave out: Xi'an 2023")
    assert desk.session.query.included_in("event") == {EVENT}
    assert desk.session.query.excluded_in("event") == {"evt-xian-2023"}


def test_a_value_that_is_a_record_can_be_opened(desk: Desk) -> None:
    sections = desk.window.browse.facets.sections
    sections["event"].values.focus_first()
    sections["type"].values.focus_first()
    assert "Open its record" not in texts(menu_of(desk, sections["type"].values))

    choose(desk, menu_of(desk, sections["event"].values), "Open its record")

    assert desk.title == "Second Central Asia–China Summit"


def test_years_are_chosen_from_one_on_or_up_to_it(desk: Desk) -> None:
    years = desk.window.browse.facets.years
    years.setFocus()
    desk.press(Qt.Key.Key_Right)
    year, last = years.bars[1].label, years.bars[-1].label

    choose(desk, menu_of(desk, years), f"From {year} on")
    chosen = desk.session.query.included_in("year")
    assert (min(chosen), max(chosen)) == (year, last)
    choose(desk, menu_of(desk, years), "All years")
    assert desk.session.query.included_in("year") == frozenset()


def link_in(desk: Desk, label: str) -> TextBlock:
    return next(
        block
        for block in desk.window.browse.detail.findChildren(TextBlock)
        if block.links and label in block.text()
    )


def test_a_link_is_opened_or_its_name_taken(desk: Desk) -> None:
    block = link_in(desk, "Second Central Asia–China Summit")
    block.setFocus(Qt.FocusReason.TabFocusReason)

    menu = menu_of(desk, block)
    choose(desk, menu, "Copy the name")
    assert clipboard() == "Second Central Asia–China Summit"
    choose(desk, menu, "Copy the identifier")
    assert clipboard() == EVENT
    choose(desk, menu, "Open: Second Central Asia")
    assert desk.title == "Second Central Asia–China Summit"


def test_an_address_is_copied_and_nothing_is_opened(desk: Desk) -> None:
    desk.window.browse.open_record("src-cgtn-sister")
    desk.rest()
    title, block = desk.title, link_in(desk, "https://")
    menu = menu_of(desk, block)
    assert not [text for text in texts(menu) if text.startswith("Open")]

    block.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)

    assert clipboard().startswith("https://news.cgtn.com/")
    assert "Address copied; nothing was opened." in desk.texts("mainWindow")
    assert desk.title == title
    choose(desk, menu_of(desk, block), "Copy the address")
    assert clipboard().startswith("https://news.cgtn.com/")


def test_text_is_selected_and_copied(desk: Desk) -> None:
    block = next(
        block
        for block in desk.window.browse.detail.findChildren(TextBlock)
        if not block.links and desk.title in block.text()
    )
    menu = menu_of(desk, block)
    assert "Copy" not in texts(menu)

    choose(desk, menu, "Select this text")
    copying = menu_of(desk, block)
    assert texts(copying)[0] == "Copy"
    copying.actions()[0].trigger()

    assert clipboard() == desk.title


def test_the_menu_key_asks_about_what_has_the_focus(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    table = desk.window.browse.list_area.table

    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))

    menus = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    assert [texts(menu)[0] for menu in menus] == ["Open this record"]
    menus[0].close()


def test_a_card_leaves_its_links_to_their_own_menu(desk: Desk) -> None:
    card = next(iter(desk.window.browse.detail.findChildren(Card)))
    block = card.attribution
    desk.window.browse.detail.ensureWidgetVisible(card)
    desk.rest()
    middle = round(block.fontMetrics().height() / 2)
    places = (QPoint(x, middle) for x in range(block.width()))
    at = next(place for place in places if block.link_at(place) is not None)
    there = block.mapTo(card, at)

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, card.mapToGlobal(there))
    card.contextMenuEvent(event)

    assert not event.isAccepted()
    assert texts(menu_of(desk, block, block.mapToGlobal(at)))[0].startswith("Open: ")


def test_there_is_no_menu_where_there_is_nothing_to_do(desk: Desk) -> None:
    window = desk.window
    menus = ContextMenus(window.browse, desk.session, window.commands)

    assert menus.menu_for(window.footer, None) is None
    assert menus.menu_for(None, None) is None

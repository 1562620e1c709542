"""The window speaks the language that was chosen, or the system's, and Qt with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from summitdesk import app, i18n, paths
from summitdesk.settings import FILE, SettingsFile
from tests.desk import Desk
from tests.languages import write_catalogue

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def two_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[None]:
    for language, search in (("de", "&Suchen"), ("ru", "&Поиск")):
        write_catalogue(tmp_path / "locale", language, {"&Search": search})
    monkeypatch.setattr(paths, "locale", lambda: tmp_path / "locale")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    yield
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    i18n.speak(["en"])


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("", {}, "en"),
        ("", {"LANG": "ru_RU.UTF-8"}, "ru"),
        ("", {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ("de", {"LANG": "ru_RU.UTF-8"}, "de"),
        ("fr", {"LANG": "ru_RU.UTF-8"}, "ru"),
        ("en", {"LANG": "ru_RU.UTF-8"}, "en"),
    ],
)
def test_a_choice_comes_before_the_environment(
    chosen: str,
    environment: dict[str, str],
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = SettingsFile(tmp_path / FILE)
    settings.choose(language=chosen)

    app.choose_language(settings.now)

    assert i18n.language() == language


def test_qt_says_its_own_words_in_the_language_of_the_window(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    i18n.speak(["de"])

    desk = open_desk(archive_path)

    assert desk.window.commands["focus_filter"].text() == "&Suchen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_qt_is_left_alone_in_english(
    open_desk: Callable[[Path], Desk], archive_path: Path, qapp: QApplication
) -> None:
    i18n.speak(["en"])

    desk = open_desk(archive_path)

    assert desk.window.commands["focus_filter"].text() == "&Search"
    assert qapp.findChildren(QTranslator) == []

"""On the command line, too, another language leaves nothing English but what programs read."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitdesk import cli, i18n, paths
from tests.languages import PSEUDO, write_pseudo_language

# Verbs, options, styles, kinds, orders and facets are words of the program, and stay.
_STAYS = re.compile(r"summitdesk|--?[a-z]+|\{[^}]*\}|FACET=VALUE|N\b|A\b|UID|'[^']*'|[^ ]*/[^ ]*")
_LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write_pseudo_language(tmp_path / "locale")
    monkeypatch.setattr(paths, "locale", lambda: tmp_path / "locale")
    monkeypatch.setenv("LANGUAGE", PSEUDO)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    i18n.speak([PSEUDO])
    yield
    i18n.speak(["en"])
    gettext.textdomain("messages")


def left_in_english(text: str) -> list[str]:
    return _LATIN.findall(_STAYS.sub(" ", text))


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_verb_explains_itself_in_that_language(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([verb, "--help"]) == 0

    told = capsys.readouterr().out
    names = re.compile(rf"\b({verb}|chicago|apa|gost|gbt|plain)\b")
    assert "óṕťíóńś" in told
    assert left_in_english(names.sub(" ", told)) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["find"], "ťĥé ḟóĺĺóẃíńǵ áŕǵúḿéńťś áŕé ŕéɋúíŕéḋ"),
        (["find", "a", "--limit", "x"], "íś ńóť á ńúḿḃéŕ óḟ ŕéćóŕḋś"),
        (["find", "a", "--kind", "x"], "íńṽáĺíḋ ćĥóíćé"),
        (["find", "a", "--archive", "/ъ"], "ḋóéś ńóť éẋíśť"),
        (["show", "ъ"], "ĥóĺḋś ńó ŕéćóŕḋ"),
        (["build", "/ъ", "-o", "ъ"], "íś ńóť á ḟóĺḋéŕ"),
    ],
)
def test_what_is_wrong_is_said_in_that_language(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) in (1, 2)

    assert words in capsys.readouterr().err

"""Every word of the code can be translated: the template is what the code says."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.renew_words import (
    TEMPLATE,
    UntranslatableError,
    messages,
    misfits,
    template,
    wrongly_filled,
)


def test_the_template_is_what_the_code_says() -> None:
    assert TEMPLATE.read_bytes() == template(), "run .venv/bin/python tools/renew_words.py"


def test_every_message_is_given_the_values_it_names() -> None:
    assert wrongly_filled() == []


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("tr('Open {name}', name=it)", [("Open {name}", "", "")]),
        ("tr('Open' if it else 'Close')", [("Open", "", ""), ("Close", "", "")]),
        ("tr('One ' 'sentence')", [("One sentence", "", "")]),
        ("trn('{n} row', '{n} rows', it)", [("{n} row", "{n} rows", "")]),
        ("trc('a verb', 'Open')", [("Open", "", "a verb")]),
        ("say('date', 'from {date}', date=it)", [("from {date}", "", "date")]),
        ("OPEN = mark('Open')", [("Open", "", "")]),
        ("WORDS = Words({'open': 'Open'})", [("Open", "", "")]),
        ("raise MessageError('is empty')", [("is empty", "", "")]),
        ("i18n.tr('Open')", [("Open", "", "")]),
        ("mark_in(('a', 'b'), 'May')", [("May", "", "a"), ("May", "", "b")]),
        ("tr(OPEN)", []),
    ],
)
def test_a_message_is_gathered(
    line: str, texts: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "planted.py").write_text(f"{line}\n", "utf-8")

    gathered = [(said.text, said.plural, said.context) for said in messages(tmp_path)]

    assert gathered == texts


@pytest.mark.parametrize("line", ["tr(f'Open {name}')", "tr('Open ' + name)", "tr('%s' % name)"])
def test_words_put_together_are_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(f"{line}\n", "utf-8")

    with pytest.raises(UntranslatableError, match=r"planted\.py:1"):
        list(messages(tmp_path))


@pytest.mark.parametrize(
    "line", ["tr('Open {name}', file=it)", "tr('Open', name=it)", "trn('a row', '{n} of {all}', 2)"]
)
def test_a_message_given_other_values_is_caught(line: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(f"{line}\n", "utf-8")

    assert len(wrongly_filled(tmp_path)) == 1


def test_a_translation_with_other_names_is_caught() -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add("Open {name}", "Открыть {имя}")
    catalogue.add("Close {name}", "Закрыть {name}")

    assert misfits(catalogue) == ["Open {name}"]

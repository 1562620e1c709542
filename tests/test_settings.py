"""What a person chose is kept, and whatever stands in the file, the window opens."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk import paths
from summitdesk.settings import Settings, SettingsFile

ROOT_CAN_DO_ANYTHING = hasattr(os, "geteuid") and os.geteuid() == 0


def held(path: Path) -> dict[str, object]:
    values = json.loads(path.read_text("utf-8"))
    assert isinstance(values, dict)
    return values


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "summitdesk" / "settings.json"


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    file = SettingsFile(path)

    assert file.now == Settings()
    assert file.notice == ""


def test_nothing_is_written_before_something_was_chosen(path: Path) -> None:
    file = SettingsFile(path)
    file.choose(theme="system", zoom=100)

    assert file.save()
    assert not path.parent.exists()


def test_what_was_chosen_holds_the_next_time(path: Path) -> None:
    file = SettingsFile(path)
    file.choose(theme="contrast", zoom=150, window=(10, 20, 1200, 800), is_maximised=True)
    assert file.save()

    again = SettingsFile(path).now

    assert again == file.now
    assert again.window == (10, 20, 1200, 800)


def test_the_file_names_only_what_was_chosen(path: Path) -> None:
    file = SettingsFile(path)
    file.choose(zoom=120)
    file.save()

    assert held(path) == {"program": "summitdesk", "zoom": 120}


def test_names_we_do_not_know_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"program": "summitdesk", "from a later version": [1, {"a": null}]}')
    file = SettingsFile(path)
    file.choose(theme="dark")
    file.save()

    assert held(path)["from a later version"] == [1, {"a": None}]
    assert held(path)["theme"] == "dark"


def test_two_windows_do_not_undo_each_others_choices(path: Path) -> None:
    one, other = SettingsFile(path), SettingsFile(path)
    one.choose(theme="dark")
    one.save()
    other.choose(zoom=130)
    other.save()

    assert SettingsFile(path).now == Settings(theme="dark", zoom=130)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[1, 2]",
        b"null",
        b'{"editor.fontSize": 12}',
        b'{"program": "another"}',
        b'{"program": "summitdesk", "zoom": 1',
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b"9" * 10_000,
        b" " * 1_000_001,
    ],
    ids=[
        "empty",
        "words",
        "list",
        "null",
        "foreign",
        "of another",
        "cut",
        "bytes",
        "deep",
        "number",
        "long",
    ],
)
def test_a_damaged_or_foreign_file_is_set_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    file = SettingsFile(path)

    assert file.now == Settings()
    assert "set aside" in file.notice
    assert (path.parent / "settings.damaged1.json").read_bytes() == content
    assert not path.exists()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path) -> None:
    path.parent.mkdir()
    for content in ("first", "second"):
        path.write_text(content)
        SettingsFile(path)

    assert (path.parent / "settings.damaged1.json").read_text() == "first"
    assert (path.parent / "settings.damaged2.json").read_text() == "second"


def test_after_a_damaged_file_choices_are_kept_again(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("damaged")
    file = SettingsFile(path)
    file.choose(zoom=90)

    assert file.save()
    assert SettingsFile(path).now.zoom == 90


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "plaid"),
        ("theme", ["dark"]),
        ("zoom", 1_000_000),
        ("zoom", 79),
        ("zoom", True),
        ("zoom", 100.5),
        ("zoom", "150"),
        ("motion", {}),
        ("tab", 7),
        ("tab", "no tab; rm"),
        ("window", [1, 2, 3, "4"]),
        ("window", [1e300, 0, 0, 0]),
        ("window", list(range(5_000))),
        ("is_maximised", "yes"),
        ("panes", None),
        ("shows_facets", 1),
    ],
)
def test_a_value_that_makes_no_sense_stands_as_it_comes(
    path: Path, name: str, value: object
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"program": "summitdesk", name: value, "motion": "reduced"}))
    if name == "motion":
        path.write_text(json.dumps({"program": "summitdesk", name: value}))

    file = SettingsFile(path)

    assert getattr(file.now, name) == getattr(Settings(), name)
    assert file.notice == ""
    assert name == "motion" or file.now.motion == "reduced"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*Settings.__slots__, "other"]), json_values))
def test_whatever_stands_in_the_file_gives_settings_that_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps({**values, "program": "summitdesk"}), "utf-8")

    now = SettingsFile(path).now

    assert 80 <= now.zoom <= 200
    assert all(isinstance(each, int) for each in (*now.window, *now.panes))
    assert isinstance(now.is_maximised, bool)


def test_where_nothing_can_be_written_choices_hold_for_now_and_it_is_said(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    file = SettingsFile(in_the_way / "summitdesk" / "settings.json")
    file.choose(theme="dark")

    assert not file.save()
    assert file.now.theme == "dark"
    assert "cannot be kept" in file.notice


def test_a_user_without_a_home_can_choose_and_nothing_is_made_anywhere() -> None:
    file = SettingsFile(paths.NOWHERE / "summitdesk" / "settings.json")
    file.choose(zoom=110)

    assert not file.save()
    assert file.now.zoom == 110
    assert not paths.NOWHERE.exists()


def test_a_folder_in_place_of_the_file_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    file.choose(zoom=110)

    assert "cannot be read" in file.notice
    assert not file.save()
    assert path.is_dir()


@pytest.mark.skipif(ROOT_CAN_DO_ANYTHING, reason="modes do not hold for root")
def test_a_file_that_may_not_be_read_is_never_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"program": "summitdesk", "zoom": 120}')
    path.chmod(0)
    file = SettingsFile(path)
    file.choose(theme="dark")

    assert not file.save()
    path.chmod(0o600)
    assert held(path) == {"program": "summitdesk", "zoom": 120}


def test_a_write_that_fails_leaves_the_file_as_it_stood(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(path)
    file.choose(zoom=120)
    file.save()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file.choose(zoom=200)

    assert not file.save()
    assert held(path)["zoom"] == 120
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    real = tmp_path / "kept elsewhere.json"
    real.write_text('{"program": "summitdesk"}')
    path.symlink_to(real)
    file = SettingsFile(path)
    file.choose(zoom=120)
    file.save()

    assert path.is_symlink()
    assert held(real)["zoom"] == 120


def test_without_a_path_nothing_is_read_or_written() -> None:
    file = SettingsFile()
    file.choose(zoom=120)

    assert file.save()
    assert file.now.zoom == 120

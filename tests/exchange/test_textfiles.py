"""Text sources are read whole: every value as written, every mistake with its line."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.errors import ArchiveError
from summitdesk.exchange.textfiles import read_sources
from tests.builders import INFO, write_yaml


def problems(folder: Path, text: str | bytes, name: str = "here.yaml") -> list[str]:
    """What is wrong with one file beside a faultless ``archive.yaml``."""
    write_yaml(folder / "archive.yaml", {"info": INFO})
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(problem) for problem in read_sources(folder).problems]


def archive_problems(folder: Path, text: str) -> list[str]:
    (folder / "archive.yaml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_sources(folder).problems]


def test_a_value_is_the_text_that_was_written(tmp_path: Path) -> None:
    assert not problems(
        tmp_path,
        "\ufeff# a remark\nuid: plc-x\nkind: place\nname: no\ncountry: KAZ\r\nnames:\n"
        "  - {uid: n-1, text: 2025-06-17}\n  - uid: n-2\n    text: >-\n      two\n      lines\n",
    )

    (record,) = read_sources(tmp_path).records
    assert record.aggregate == {
        "uid": "plc-x",
        "kind": "place",
        "name": "no",
        "country": "KAZ",
        "names": [{"uid": "n-1", "text": "2025-06-17"}, {"uid": "n-2", "text": "two lines"}],
    }


def test_letters_and_marks_are_composed_even_when_written_as_escapes(tmp_path: Path) -> None:
    assert not problems(tmp_path, 'uid: plc-x\nkind: place\nname: "Jose\\u0301 e\u0301"\n')

    (record,) = read_sources(tmp_path).records
    assert record.aggregate["name"] == "José é"


def test_a_file_may_hold_a_list_of_records(tmp_path: Path) -> None:
    text = "- uid: plc-x\n  kind: place\n  name: X\n- uid: plc-y\n  kind: place\n  name: Y\n"

    assert not problems(tmp_path, text)
    assert [each.aggregate["uid"] for each in read_sources(tmp_path).records] == ["plc-x", "plc-y"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "here.yaml: is empty; write a record or remove the file"),
        ("# only a remark\n", "here.yaml: is empty; write a record or remove the file"),
        ("[]\n", "here.yaml:1: holds no record; write one or remove the file"),
        ("just words\n", "here.yaml:1: is not a record; write fields as `name: value`"),
        ("uid: [\n", "here.yaml:2: is not valid YAML"),
        ("a: 1\n---\nb: 2\n", "here.yaml:2: is not valid YAML"),
        ("uid: x\n\tkind: place\n", "here.yaml:2: is not valid YAML"),
        (b"uid: x\nname: \xff\n", "here.yaml:2: is not UTF-8 text (byte 13); save it as UTF-8"),
        ("uid: x\nkind: place\nname: a\x07b\n", "here.yaml:3: holds a control character (U+0007)"),
        ("uid: x\nkind: place\nname: a\x85b\x9b\n", "here.yaml:3: holds a control character"),
        ("uid: p\nkind: place\n? [a]\n: b\nname: X\n", "here.yaml:3: has a name that is no word"),
        ("uid: p\nkind: place\nname: &a X\nnames: *a\n", "here.yaml:3: is used again by an alias"),
    ],
)
def test_a_file_that_is_no_record_is_refused(
    text: str | bytes, problem: str, tmp_path: Path
) -> None:
    assert problems(tmp_path, text)[0].startswith(problem)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: place\nname: X\n", ["here.yaml:1: uid: is missing; give it a new UUIDv7"]),
        ("uid: Plc X\nkind: place\nname: X\n", ["here.yaml:1: uid: “Plc X” is not a uid"]),
        ("uid: [a]\nkind: place\nname: X\n", ["here.yaml:1: uid: is one value, not a list"]),
        ("uid: p\nname: X\n", ["here.yaml:1: kind: is missing; write one of agreement,"]),
        ("uid: p\nkind: plaice\n", ["here.yaml:2: kind: “plaice” is no kind; write one of"]),
        ("uid: p\nkind: [place]\n", ["here.yaml:2: kind: is one value, not a list"]),
        (
            "uid: p\nkind: place\nname: X\nnme: Y\n",
            ["here.yaml:4: nme: is not a field of the kind place"],
        ),
        (
            "uid: p\nkind: place\nname: X\nname: Y\n",
            ["here.yaml:4: name: is written twice; keep one"],
        ),
        ("uid: p\nkind: place\nname: ''\n", ["here.yaml:3: name: is empty; leave the field out"]),
        ("uid: p\nkind: place\nname: [X]\n", ["here.yaml:3: name: is one value, not a list"]),
        ("uid: p\nkind: place\nname: {a: X}\n", ["here.yaml:3: name: is one value, not a list"]),
        (
            'uid: p\nkind: place\nname: "a\\x07b"\n',
            ["here.yaml:3: name: holds a control character; remove it"],
        ),
        *(
            (
                f"uid: p\nkind: place\nname: {word}\n",
                [f"here.yaml:3: name: {word} is no value in YAML; leave the field out, or quote"],
            )
            for word in ("~", "null", "NULL")
        ),
        (
            "uid: p\nkind: place\nname: !!binary WA==\n",
            ["here.yaml:3: name: has the tag !!binary, which means nothing; remove it"],
        ),
        (
            "--- !term\nuid: p\nkind: !!python/name:os.system place\nname: X\nnames: !!set\n"
            "- {uid: n-1, text: !x A}\n",
            [
                "here.yaml:1: has the tag !term, which",
                "here.yaml:3: kind: has the tag !!python/name:os.system, which",
                "here.yaml:6: names[0].text: has the tag !x, which",
                "here.yaml:5: names: has the tag !!set, which",
            ],
        ),
        (
            "uid: p\nkind: place\nname: X\ncountry: kz\n",
            ["here.yaml:4: country: “kz” is not a country code"],
        ),
        (
            "uid: p\nkind: place\nname: X\nnames: Y\n",
            ["here.yaml:4: names: is a list; begin each entry with a hyphen"],
        ),
        (
            "uid: p\nkind: place\nname: X\nnames: []\n",
            ["here.yaml:4: names: is empty; leave it out when it has no entries"],
        ),
        (
            "uid: p\nkind: place\nname: X\nnames:\n- Y\n- text: Z\n- {uid: n-1, text: A, txt: B}\n",
            [
                "here.yaml:5: names[0]: is not an entry; write fields as `name: value`",
                "here.yaml:6: names[1].uid: is missing; give it a new UUIDv7",
                "here.yaml:7: names[2].txt: is not a field of names",
            ],
        ),
        (
            "uid: P P\nkind: term\nvocabulary: type\nlabel: L\nrank: first\nlabels:\n"
            "- {uid: l-1, text: T, language: English}\n- {uid: L 2, text: T, language: EN}\n",
            [
                "here.yaml:1: uid: “P P” is not a uid",
                "here.yaml:5: rank: “first” is not a whole number",
                "here.yaml:7: labels[0].language: “English” is not a language tag",
                "here.yaml:8: labels[1].uid: “L 2” is not a uid",
                "here.yaml:8: labels[1].language: “EN” is not a language tag",
            ],
        ),
    ],
)
def test_every_mistake_in_a_record_is_told_with_its_line_and_field(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    found = problems(tmp_path, text)

    assert len(found) == len(expected), found
    assert all(map(str.startswith, sorted(found), sorted(expected))), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words\n", ["archive.yaml:1: is no group of fields; write `info:` and `notes:`"]),
        ("notes: []\n", ["archive.yaml:1: info: is missing", "archive.yaml:1: notes: is empty"]),
        ("info: words\n", ["archive.yaml:1: info: is missing; say as `name: value`"]),
        (
            "info:\n  uid: a\nnotes: words\nmore: x\n",
            [
                "archive.yaml:1: info.created: is missing; fill it in",
                "archive.yaml:1: info.edition: is missing; fill it in",
                "archive.yaml:1: info.licence: is missing; fill it in",
                "archive.yaml:1: info.publisher: is missing; fill it in",
                "archive.yaml:1: info.title: is missing; fill it in",
                "archive.yaml:3: notes: is a list; begin each entry with a hyphen",
                "archive.yaml:4: more: is not known here; only `info` and `notes` are",
            ],
        ),
        (
            "info:\n  uid: A B\n  title: ''\n  edition: first\n  publisher: [P]\n"
            "  created: 2026-02-30T00:00:00Z\n  licence: L\n  licences: L\n  base_edition: '1'\n"
            'notes:\n- {note_kind: X Y, text: "\\a"}\n- words\n',
            [
                "archive.yaml:11: notes[0].note_kind: “X Y” is not a uid",
                "archive.yaml:11: notes[0].text: holds a control character; remove it",
                "archive.yaml:11: notes[0].uid: is missing",
                "archive.yaml:12: notes[1]: is not an entry",
                "archive.yaml:2: info.uid: “A B” is not a uid",
                "archive.yaml:3: info.title: is empty",
                "archive.yaml:4: info.edition: is not a year and a number, such as 2026.1",
                "archive.yaml:5: info.publisher: is one value, not a list",
                "archive.yaml:6: info.created: is not a time in UTC",
                "archive.yaml:8: info.licences: is not a field of info",
                "archive.yaml:9: info.base_edition: is not a year and a number",
            ],
        ),
    ],
)
def test_every_mistake_in_what_the_archive_says_of_itself_is_told(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    found = sorted(archive_problems(tmp_path, text))

    assert len(found) == len(expected), found
    assert all(map(str.startswith, found, expected)), found


def test_a_folder_without_an_archive_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"holds no archive\.yaml"):
        read_sources(tmp_path)


@pytest.mark.parametrize("name", [__file__, "a" * 300])
def test_a_file_in_place_of_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError, match="is not a folder"):
        read_sources(Path(name))


def test_words_of_yaml_for_no_value_may_be_texts_in_quotes(tmp_path: Path) -> None:
    assert not problems(tmp_path, "uid: plc-x\nkind: place\nname: 'null'\n")

    (record,) = read_sources(tmp_path).records
    assert record.aggregate["name"] == "null"


@pytest.mark.parametrize("name", ["here.yml", "here.YAML", "here.Yml"])
def test_a_file_with_another_ending_is_not_passed_over(name: str, tmp_path: Path) -> None:
    found = problems(tmp_path, "uid: plc-x\nkind: place\nname: X\n", name=name)

    assert found == [f"{name}: is not read; let its name end in .yaml"]


def test_a_link_to_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link").symlink_to(tmp_path)

    found = problems(tmp_path, "uid: plc-x\nkind: place\nname: X\n")

    assert found == [
        "elsewhere/link: is a link to a folder, which is not followed; put the folder here"
    ]


def test_a_folder_or_a_pipe_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")

    found = problems(tmp_path, "uid: plc-x\nkind: place\nname: X\n")

    assert found == [
        "folder.yaml: is not a file; remove it",
        "pipe.yaml: is not a file; remove it",
    ]


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nowhere")

    (found,) = problems(tmp_path, "uid: plc-x\nkind: place\nname: X\n")

    assert found.startswith(f"link.yaml: cannot be read ({os.strerror(errno.ENOENT)}")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "a: " + "- " * 100_000 + "b",
        "\n".join(" " * depth + "a:" for depth in range(2_000)),
        "x: &a [1, 2]\n" + "\n".join(f"y{at}: &b{at} [*a, *a, *a]" for at in range(100)),
        "a: &a {b: *a}\n",
    ],
    ids=["lists", "groups", "hyphens", "indentation", "bomb", "self"],
)
def test_deep_nests_and_alias_bombs_are_refused_at_once(text: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, text)

    assert found.startswith("here.yaml")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(1 << 40)

    (found,) = problems(tmp_path, "uid: plc-x\nkind: place\nname: X\n")

    assert found == "huge.yaml: is larger than 16,777,216 bytes; give each record its file"


@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.binary(max_size=200))
def test_anything_at_all_is_read_or_refused(content: str | bytes) -> None:
    with TemporaryDirectory() as folder:
        found = problems(Path(folder), content)

    assert all(each.startswith("here.yaml") for each in found)

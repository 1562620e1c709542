"""The command line answers in lines and in JSON, and never in a traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.cli import main
from summitdesk.domain.catalogue import KINDS, SHOWN_KINDS
from summitdesk.domain.dates import bounds
from summitdesk.domain.facets import FACETS, facets_of
from summitdesk.domain.query import Query
from summitdesk.domain.record import references, uid_of, values
from summitdesk.store.schema import SCHEMA_VERSION
from tests.builders import build_archive, change, full_record, record, write_sources
from tests.counts import repetitions

Ask = Callable[..., Any]


@pytest.fixture
def ask(archive_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a verb on the archive and gives its JSON; the exit code is checked.

    Without a code asked for it must be the one that goes with the total.
    """

    def asked(*arguments: str, code: int | None = 0) -> Any:
        words = ["--json", "--archive", str(archive_path)]
        at = arguments.index("--") if "--" in arguments else len(arguments)
        left = main([*arguments[:at], *words, *arguments[at:]])
        said = capsys.readouterr()
        assert said.err == ""
        answer = json.loads(said.out)
        assert left == (int(not answer["total"]) if code is None else code)
        return answer

    return asked


@pytest.fixture
def lines(archive_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a verb on the archive and gives its lines; the exit code is checked."""

    def asked(*arguments: str, code: int = 0) -> list[str]:
        assert main([*arguments, "--archive", str(archive_path)]) == code
        said = capsys.readouterr()
        assert said.err == ""
        return said.out.splitlines()

    return asked


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs a verb that fails and gives its one line of complaint; the exit code is checked."""

    def asked(*arguments: str, code: int = 2) -> str:
        assert main(arguments) == code
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("summitdesk: ")
        assert said.err.count("\n") == 1
        assert said.err[:-1].isprintable()
        return said.err[len("summitdesk: ") : -1]

    return asked


def counted(amount: int, noun: str) -> str:
    return f"{amount:,} {noun}" if amount == 1 else f"{amount:,} {noun}s"


def run(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "summitdesk", *arguments],
        text=True,
        timeout=120,
        **({"capture_output": True} | options),
    )


# --- find


def test_find_gives_what_was_asked_how_many_there_are_and_the_first_of_them(ask: Ask) -> None:
    answer = ask("find", "japarov", "--kind", "quotation", "--limit", "3")

    assert list(answer) == ["query", "total", "items"]
    assert answer["query"] == "japarov"
    assert answer["total"] >= len(answer["items"]) == 3
    assert {item["kind"] for item in answer["items"]} == {"quotation"}


ITEM_KEYS = {
    "agreement": {"type", "status", "event", "parties", "date", "confidence"},
    "quotation": {
        "date",
        "event",
        "speaker",
        "quoted_person",
        "source",
        "publisher",
        "language",
        "confidence",
    },
    "speech": {"date", "event", "speaker", "language"},
    "event": {"date", "category", "confidence"},
    "person": set(),
    "actor": {"category"},
    "source": {"date", "tier", "publisher", "language"},
    "discrepancy": {"category"},
}


@pytest.mark.parametrize("kind", SHOWN_KINDS)
def test_an_item_has_the_keys_of_its_kind_and_no_empty_one(kind: str, ask: Ask) -> None:
    answer = ask("find", "", "--kind", kind)

    assert answer["total"] == len(answer["items"]) > 0
    for item in answer["items"]:
        assert {"uid", "kind", "title"} <= item.keys() <= ITEM_KEYS[kind] | {"uid", "kind", "title"}
        assert all(item.values())
        assert item["kind"] == kind
        if "date" in item:
            assert bounds(item["date"])
        assert item.get("confidence", "high") in {"high", "medium", "low"}
        named = [item.get(key) for key in ("event", "speaker", "quoted_person", "source")]
        for each in [*named, *item.get("parties", [])]:
            assert each is None or each.keys() == {"uid", "label"}
        assert all(isinstance(word, str) for word in item.get("status", []))


def test_the_treaty_is_told_whole(ask: Ask) -> None:
    (item,) = ask("find", '"treaty on eternal good-neighborliness"', "--kind", "agreement")["items"]

    assert item["uid"] == "agr-treaty-eternal"
    assert item["date"] == "2025-06-17"
    assert item["type"] == "Treaty"
    assert item["event"]["uid"] == "evt-astana-2025"
    assert {"pty-chn", "pty-kaz"} <= {party["uid"] for party in item["parties"]}
    assert "eternal good-neighborliness" in item["snippet"].casefold()


def test_a_snippet_shows_the_words_that_were_found(ask: Ask) -> None:
    for word in ("pomegranate", "合作", "договор"):
        snippets = [item["snippet"] for item in ask("find", word)["items"] if "snippet" in item]

        assert snippets
        assert all(word in snippet.casefold() for snippet in snippets if snippet.isascii())
        assert all(len(snippet) <= 202 and "\n" not in snippet for snippet in snippets)


def test_an_empty_query_finds_everything_that_is_shown(ask: Ask, archive: Archive) -> None:
    answer = ask("find", "")

    assert answer["total"] == archive.find(Query.of("")).total
    assert {item["kind"] for item in answer["items"]} == set(SHOWN_KINDS)
    assert not any("snippet" in item for item in answer["items"])
    assert ask("find", "  \t ")["total"] == answer["total"]


def test_without_a_kind_all_kinds_are_found_together(ask: Ask) -> None:
    apart = [ask("find", "china", "--kind", kind, code=0) for kind in SHOWN_KINDS]
    together = ask("find", "china")

    assert together["total"] == sum(each["total"] for each in apart)
    found = [item for each in apart for item in each["items"]]
    assert sorted(map(str, found)) == sorted(map(str, together["items"]))


@pytest.mark.parametrize("limit", ["0", "1", "007", f"{10**20}", "9" * 5_000])
def test_a_limit_cuts_the_items_and_not_the_total(limit: str, ask: Ask, lines: Ask) -> None:
    total = ask("find", "china")["total"]
    answer = ask("find", "china", "--limit", limit)

    left = total if len(limit) > 9 else min(int(limit), total)
    assert answer["total"] == total
    assert len(answer["items"]) == left
    assert len(lines("find", "china", "--limit", limit)) == left + 1


def test_nothing_found_is_told_by_the_exit_code(ask: Ask, lines: Ask) -> None:
    assert ask("find", "qqqqqq", code=1) == {"query": "qqqqqq", "total": 0, "items": []}
    assert lines("find", "qqqqqq", code=1) == ["0 found"]


@pytest.mark.parametrize("kind", [*SHOWN_KINDS, None])
def test_facets_are_those_of_the_kinds_with_value_label_and_count(
    kind: str | None, ask: Ask, archive: Archive
) -> None:
    kinds = ["--kind", kind] if kind else []
    answer = ask("find", "", "--facets", "--limit", "0", *kinds)

    query = Query.of("", kinds=[kind] if kind else SHOWN_KINDS)
    assert list(answer["facets"]) == list(facets_of(query.kinds))
    for facet, found in archive.facets(query).items():
        told = [(each.value, each.label, each.count) for each in found]
        assert [tuple(each.values()) for each in answer["facets"][facet]] == told


def test_facets_in_lines_stand_below_the_records(lines: Ask, ask: Ask) -> None:
    said = lines("find", "japarov", "--kind", "quotation", "--limit", "1", "--facets")

    facets = ask("find", "japarov", "--kind", "quotation", "--facets")["facets"]
    expected = [
        f"{facet}\t{each['value']}\t{each['label']}\t{each['count']}"
        for facet, found in facets.items()
        for each in found
    ]
    assert said[2:] == expected


def test_values_of_facets_are_included_and_excluded(ask: Ask) -> None:
    every = ask("find", "", "--kind", "quotation", "--facets", "--limit", "0")
    xi, other = (each["value"] for each in every["facets"]["speaker"][:2])
    counts = {each["value"]: each["count"] for each in every["facets"]["speaker"]}

    def total(*choices: str) -> int:
        return int(ask("find", "", "--kind", "quotation", *choices)["total"])

    assert total("--include", f"speaker={xi}") == counts[xi]
    both = ("--include", f"speaker={xi}", "--include", f"speaker={other}")
    assert total(*both) == counts[xi] + counts[other]
    assert total("--exclude", f"speaker={xi}") == every["total"] - counts[xi]
    low = [
        ask("find", "", "--kind", "quotation", *both, f"--{how}", "confidence=confidence-low")[
            "total"
        ]
        for how in ("include", "exclude")
    ]
    assert sum(low) == total(*both)


def test_a_value_with_an_equals_sign_or_of_nobody_finds_nothing(ask: Ask) -> None:
    assert ask("find", "", "--include", "publisher=a=b", code=1)["total"] == 0


@pytest.mark.parametrize("query", ["-x", "--json", "--", "-", "--help", "-1"])
def test_after_two_hyphens_a_query_may_begin_with_one(query: str, ask: Ask) -> None:
    answer = ask("find", "--limit", "1", "--", query, code=None)

    assert answer["query"] == query


ODD_QUERIES = [
    '"',
    "“",
    '"unclosed phrase',
    "a OR NOT NEAR(b, 3)",
    "title:x",
    "* ^ ( ) { }",
    "';--",
    "%s {0} %%",
    "\x00\x07\x1b[31m",
    "\u202e\u2066",
    "\udcff\ud800",
    "e" + "\u0301" * 500,
    "x" * 100_000,
    "word " * 20_000,
    "👩‍👩‍👧‍👦",
    "\N{KELVIN SIGN}ß",
]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_no_query_is_an_error(query: str, ask: Ask) -> None:
    answer = ask("find", "--facets", "--limit", "2", "--", query, code=None)

    assert len(answer["items"]) == min(2, answer["total"])


def test_a_row_of_a_list_is_one_line_with_tabs(lines: Ask, archive: Archive) -> None:
    first, *rows = lines("find", "")

    results = archive.find(Query.of(""))
    assert first == f"{results.total:,} found"
    assert len(rows) == results.total
    for row, summary in zip(rows, archive.rows(results.ids), strict=True):
        uid, date, kind, title = row.split("\t")
        assert summary is not None
        assert (uid, date, kind) == (summary.uid, summary.date, summary.kind)
        assert title.startswith(" ".join(summary.title.split()))


def test_low_confidence_is_marked_in_every_list(lines: Ask, archive: Archive) -> None:
    low = set(low_quotations(archive))

    marked = {
        row.partition("\t")[0]
        for row in lines("find", "", "--kind", "quotation")
        if row.endswith(" [low confidence]")
    }

    assert len(low) > 5
    assert marked == low


def low_quotations(archive: Archive) -> Iterator[str]:
    for row in archive.rows(archive.find(Query.of("", kinds=["quotation"])).ids):
        assert row is not None
        if (archive.record(row.uid) or {}).get("confidence") == "confidence-low":
            yield row.uid


# --- show


def every_uid(archive_path: Path) -> list[str]:
    """The uid of every record, terms, places and offices included."""
    with closing(Archive.open(archive_path)) as opened:
        return [row.uid for row in opened.rows(range(1, opened.info.records + 1)) if row]


def named_pairs(value: object) -> Iterator[tuple[str, str]]:
    """Every uid with the label beside it, however deep."""
    if isinstance(value, dict):
        if "uid" in value and "label" in value:
            yield value["uid"], value["label"]
        for each in value.values():
            yield from named_pairs(each)
    elif isinstance(value, list):
        for each in value:
            yield from named_pairs(each)


def test_every_record_is_shown_with_every_uid_named(
    archive_path: Path, archive: Archive, ask: Ask
) -> None:
    uids = every_uid(archive_path)
    assert len(uids) == archive.info.records
    labels = {uid: view.summary.title for uid in uids if (view := archive.view(uid))}
    for uid in uids[:: max(1, len(uids) // repetitions(150, len(uids)))]:
        answer = ask("show", uid)

        record = archive.record(uid)
        assert record is not None
        assert (answer["uid"], answer["kind"]) == (uid, record["kind"])
        assert answer["record"].keys() == record.keys()
        told = dict(named_pairs(answer))
        assert {each for _, each in references(record)} <= told.keys()
        assert all(labels[each] == label for each, label in told.items())
        assert all(answer.values()), "nothing empty is told"


def test_show_tells_what_belongs_to_an_agreement(ask: Ask) -> None:
    answer = ask("show", "agr-treaty-eternal")

    assert list(answer) == [
        "uid", "kind", "label", "confidence", "record", "quotations", "discrepancies",
    ]  # fmt: skip
    assert answer["record"]["event"] == {
        "uid": "evt-astana-2025",
        "label": "Second Central Asia–China Summit",
    }
    for citation in answer["record"]["citations"]:
        assert citation["source"].keys() == {"uid", "label"}
    for each in answer["discrepancies"]:
        assert {"uid", "label", "claims"} <= each.keys()
        assert len(each["claims"]) > 1
    for each in answer["quotations"]:
        assert {"uid", "label", "speaker", "language", "source", "confidence"} <= each.keys()


def test_show_tells_who_names_the_record_and_where(ask: Ask) -> None:
    answer = ask("show", "evt-astana-2025")

    assert {"uid": "agr-treaty-eternal", "kind": "agreement", "field": "event"} in [
        {key: value for key, value in each.items() if key != "label"} for each in answer["related"]
    ]


def test_show_tells_a_persons_offices_and_quotations(ask: Ask) -> None:
    answer = ask("show", "prs-japarov")

    assert [each["title"] for each in answer["offices"]] == ["President of the Kyrgyz Republic"]
    assert answer["offices"][0]["person"] == {"uid": "prs-japarov", "label": "Sadyr Japarov"}
    said = {each["uid"]: each for each in answer["quotations"]}
    assert said["quo-jap25-aitmatov-daryo"]["quoted_person"]["label"] == "Chinghiz Aitmatov"


@pytest.mark.parametrize("kind", SHOWN_KINDS)
def test_low_confidence_is_marked_wherever_a_quotation_is_shown(
    kind: str, archive: Archive, lines: Ask
) -> None:
    low = {
        uid: view.summary.title for uid in low_quotations(archive) if (view := archive.view(uid))
    }
    rows = archive.rows(archive.find(Query.of("", kinds=[kind])).ids)
    shown = 0
    for row in rows[:: max(1, len(rows) // repetitions(25, len(rows)))]:
        assert row is not None
        said = lines("show", row.uid)
        for at, line in enumerate(said):
            uid = line.strip().removeprefix("uid: ")
            label = next((each for each in said[at + 1 : at + 3] if "label: " in each), None)
            if uid in low and label is not None:
                shown += 1
                assert label.endswith(" [low confidence]"), (row.uid, uid)
            elif label is not None and line.strip().startswith("uid: "):
                assert not label.endswith("[low confidence]") or row.uid == uid
    if kind in {"quotation", "person", "speech", "event", "agreement"}:
        assert shown


def test_a_text_of_several_lines_is_shown_indented_and_without_signs_that_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speech = record("speech", "spk-x", text="First.\nuid: forged\n\nLast.")
    archive = build_archive(tmp_path, [speech, record("place", "plc-x", name="a\u202eb")])
    change(archive, "UPDATE record SET label = 'a\x1b[31mb\nc' WHERE uid = 'person-any'")

    assert main(["show", "spk-x", "--archive", str(archive)]) == 0
    said = capsys.readouterr().out
    assert "  text: First.\n      uid: forged\n      \n      Last.\n" in said
    assert "label: a\\x1b[31mb\n        c\n" in said

    assert main(["show", "plc-x", "--archive", str(archive)]) == 0
    assert "name: a\\u202eb\n" in capsys.readouterr().out


def test_show_and_history_of_nobody_say_so(complaint: Ask, archive_path: Path) -> None:
    for verb in ("show", "history"):
        for uid in ("nobody", "", "\udcff", "a\nb", "' OR 1=1 --"):
            said = complaint(verb, "--archive", str(archive_path), "--", uid, code=1)
            assert said.startswith(f"{archive_path} holds no record ")


# --- history, build, verify


def test_history_tells_the_one_revision_of_an_edition(ask: Ask, lines: Ask) -> None:
    (revision,) = ask("history", "agr-treaty-eternal")

    assert (revision["record"], revision["number"]) == ("agr-treaty-eternal", 1)
    assert (revision["origin"], revision["parents"]) == ("edition", [])
    assert re.fullmatch("[0-9a-f]{64}", revision["hash"])
    (line,) = lines("history", "agr-treaty-eternal")
    assert line.split("\t") == [
        "1", revision["time"], revision["author"], "edition", revision["note"], "",
    ]  # fmt: skip


def test_build_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sources(tmp_path / "source", [full_record(kind) for kind in KINDS.values()])
    target = tmp_path / "made.summitdb"

    assert main(["build", str(tmp_path / "source"), "-o", str(target)]) == 0

    with closing(Archive.open(target)) as made:
        assert capsys.readouterr().out == f"{target}: {counted(made.info.records, 'record')}\n"


def test_build_tells_each_problem_on_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_sources(tmp_path / "source")
    (source / "bad\nname.yaml").write_text("uid: X\nkind: place\ncolour: red\n")

    assert main(["build", str(source), "-o", str(tmp_path / "a.db")]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "summitdesk: bad name.yaml:1: name: is missing; a record of this kind must have it",
        "summitdesk: bad name.yaml:1: uid: “X” is not a uid; write lower-case letters, digits and"
        " single hyphens",
        "summitdesk: bad name.yaml:3: colour: is not a field of the kind place",
    ]
    assert not (tmp_path / "a.db").exists()


def test_build_of_nothing_is_refused(tmp_path: Path, complaint: Ask) -> None:
    target = str(tmp_path / "a.db")

    assert "is not a folder" in complaint("build", str(tmp_path / "none"), "-o", target)
    assert "holds no archive.yaml" in complaint("build", str(tmp_path), "-o", target)


def test_verify_is_content_with_what_is_well(
    archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(archive_path)]) == 0
    assert capsys.readouterr().out == f"{archive_path}: all is well\n"

    assert main(["verify", "--json", str(archive_path)]) == 0
    assert json.loads(capsys.readouterr().out) == {"archive": str(archive_path), "damage": []}


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE agreement SET title = title || '.' WHERE uid = 'agr-coal-gas'", "agr-coal-gas"),
        ("DELETE FROM search_index WHERE rowid = 1", "agr-treaty-eternal"),
        ("UPDATE speech SET event = 'evt-none' WHERE uid = 'spk-xi-2025'", "spk-xi-2025"),
        ("DROP INDEX claim_source", "schema claim_source"),
    ],
)
def test_verify_names_what_is_amiss(
    statement: str,
    named: str,
    archive_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    copy = shutil.copyfile(archive_path, tmp_path / "copy.db")
    change(copy, statement)

    assert main(["verify", str(copy)]) == 1
    *damage, verdict = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{named}: ") for line in damage)
    assert verdict == f"{copy}: {counted(len(damage), 'thing')} amiss"

    assert main(["verify", str(copy), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [f"{each['place']}: {each['what']}" for each in answer["damage"]] == damage


# --- usage


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["find"], "the following arguments are required: QUERY; see summitdesk find --help"),
        (["find", "a", "b"], "unrecognized arguments: b"),
        (["find", "a", "--colour"], "unrecognized arguments: --colour"),
        (["find", "-x"], "the following arguments are required: QUERY"),
        (["find", "a", "--kind", "office"], "invalid choice: 'office'"),
        (["find", "a", "--kind"], "expected one argument"),
        (["find", "a", "--lim", "1"], "unrecognized arguments: --lim 1"),
        (["find", "a", "--limit", "-1"], "-1 is not a number of records"),
        (["find", "a", "--limit", "many"], "many is not a number of records"),
        (["find", "a", "--limit", "٣"], "٣ is not a number of records"),
        (["find", "a", "--limit", ""], " is not a number of records"),
        (["find", "a", "--include", "year"], "year is not FACET=VALUE; facets: year,"),
        (["find", "a", "--exclude", "colour=red"], "colour=red is not FACET=VALUE"),
        (["find", "a", "--archive", ""], "argument --archive: its name is empty; name a file"),
        (["verify", ""], "argument ARCHIVE: its name is empty"),
        (["build", "", "-o", "a.db"], "argument SOURCE_DIR: its name is empty"),
        (["show"], "the following arguments are required: UID"),
        (["history"], "the following arguments are required: UID"),
        (["build", "x"], "the following arguments are required: -o"),
        (["verify", "a", "b"], "unrecognized arguments: b"),
        (["dance"], "invalid choice: 'dance'"),
        (["a.db", "b.db"], "invalid choice: 'a.db'"),
        (["find", "\x1b[31m\nx", "y"], "unrecognized arguments: y"),
        (["dance\x1b\n"], "invalid choice"),
        ([], "the following arguments are required: VERB"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], says: str, complaint: Ask) -> None:
    assert says in complaint(*arguments)


def test_that_an_archive_is_newer_is_said_beside_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = build_archive(tmp_path)
    change(newer, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    for asked in (["find", ""], ["show", "agreement-any"], ["history", "agreement-any"]):
        assert main([*asked, "--json", "--archive", str(newer)]) == 0
        told = capsys.readouterr()
        assert json.loads(told.out)
        assert told.err.startswith("summitdesk: This archive was made by a newer Summit Desk")
        assert told.err.count("\n") == 1


def test_every_verb_refuses_a_missing_archive_alike(tmp_path: Path, complaint: Ask) -> None:
    missing = str(tmp_path / "missing.db")
    expected = f"{missing} does not exist; check the name."

    assert complaint("find", "x", "--archive", missing) == expected
    assert complaint("show", "x", "--archive", missing) == expected
    assert complaint("history", "x", "--archive", missing) == expected
    assert complaint("verify", missing) == expected


@pytest.mark.parametrize("verb", [[], ["find"], ["show"], ["history"], ["build"], ["verify"]])
def test_help_is_given_in_any_encoding(verb: list[str]) -> None:
    for encoding in ("ascii", "utf-8", "cp1251"):
        environment = os.environ | {"PYTHONIOENCODING": encoding}
        finished = run(*verb, "--help", env=environment, encoding=encoding)

        assert finished.returncode == 0
        assert finished.stdout.startswith("usage: summitdesk")
        assert finished.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "utf-8", "utf-16"])
def test_an_encoding_too_small_for_the_words_spoils_nothing(
    encoding: str, archive_path: Path
) -> None:
    options = {
        "env": os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        "encoding": encoding,
    }

    told = run("find", "合作", "--json", "--archive", archive_path, **options)
    plain = run("find", "合作", "--archive", archive_path, **options)
    shown = run("show", "prs-japarov", "--archive", archive_path, **options)

    assert [each.returncode for each in (told, plain, shown)] == [0, 0, 0]
    assert [each.stderr for each in (told, plain, shown)] == ["", "", ""]
    answer = json.loads(told.stdout)
    assert answer["query"] == "合作"
    assert any("合作" in item.get("snippet", "") for item in answer["items"])
    name = "Жапаров"
    assert name.encode(encoding, "backslashreplace").decode(encoding) in shown.stdout


def test_a_reader_who_has_seen_enough_is_no_error(archive_path: Path) -> None:
    for verb in (["find", ""], ["find", "", "--json"], ["show", "prs-xi"], ["find", "--help"]):
        archive = [] if "--help" in verb else ["--archive", str(archive_path)]
        reading, writing = os.pipe()
        os.close(reading)
        try:
            finished = run(
                *verb, *archive, stdout=writing, stderr=subprocess.PIPE, capture_output=False
            )
        finally:
            os.close(writing)

        assert (finished.returncode, finished.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line(archive_path: Path) -> None:
    archive = ["--archive", archive_path]
    for verb, unbuffered in product(
        (
            ["find", "", *archive],
            ["find", "", "--json", "--limit", "1", *archive],
            ["show", "prs-xi", *archive],
            ["find", "--help"],
            ["--version"],
        ),
        ("", "1"),
    ):
        with open("/dev/full", "w") as full:
            finished = run(
                *verb,
                stdout=full,
                stderr=subprocess.PIPE,
                capture_output=False,
                env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            )

        assert finished.returncode == 2
        assert finished.stderr.startswith("summitdesk: The output cannot be written (No space")
        assert finished.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("stderr", [">&-", ">/dev/full"])
def test_where_no_complaint_can_be_written_the_exit_code_tells(stderr: str) -> None:
    script = f'"$0" -m summitdesk "$@" 2{stderr}; echo $?'

    for arguments, code in ((["find", "--nonsense"], 2), (["show", "nobody"], 1)):
        finished = subprocess.run(
            ["sh", "-c", script, sys.executable, *arguments],
            capture_output=True,
            text=True,
            timeout=120,
        )

        assert finished.stdout == f"{code}\n"


def test_streams_that_are_closed_are_no_error(archive_path: Path) -> None:
    script = '"$0" -m summitdesk find "" --archive "$1" >&- 2>&-; echo $?'

    finished = subprocess.run(
        ["sh", "-c", script, sys.executable, archive_path],
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert finished.stdout == "0\n"


def test_bytes_that_are_no_text_are_taken_for_words(archive_path: Path) -> None:
    odd = b"\xff\xfe".decode("utf-8", "surrogateescape")

    shown = run("show", odd, "--archive", archive_path)
    found = run("find", odd, "--json", "--include", f"event={odd}", "--archive", archive_path)

    assert shown.returncode == 1
    assert shown.stderr.endswith("holds no record \ufffd\ufffd.\n")
    assert found.returncode == 1
    assert json.loads(found.stdout)["total"] == 0


def test_the_command_line_asks_what_the_library_answers(archive: Archive, ask: Ask) -> None:
    """A hundred queries; the window is held against the same library elsewhere."""
    words = ["", "china", "japarov", "合作", "tajik treaty", '"good neighbour"', "пресс", "2025"]
    for at in range(repetitions(30, 100)):
        text, facet = words[at % len(words)], FACETS[at % len(FACETS)]
        query = Query.of(text, kinds=SHOWN_KINDS)
        some = archive.facets(query).get(facet, [])
        if some:
            query = query.including(facet, some[at % len(some)].value)
        choices = [f"--include={name}={value}" for name, value in query.included]

        results = archive.find(query)
        answer = ask("find", "--facets", *choices, "--", text, code=None)

        assert answer["total"] == results.total
        assert [each["uid"] for each in answer["items"]] == [
            row.uid for row in archive.rows(results.ids) if row
        ]
        assert answer["facets"] == {
            name: [{"value": v.value, "label": v.label, "count": v.count} for v in found]
            for name, found in archive.facets(query).items()
        }


def test_values_are_told_as_they_are_stored(archive: Archive, ask: Ask) -> None:
    for uid in ("agr-treaty-eternal", "evt-astana-2025", "quo-jap25-aitmatov-daryo"):
        record = archive.record(uid)
        assert record is not None
        told = json.dumps(ask("show", uid)["record"], ensure_ascii=False)
        assert uid_of(record) in told
        assert all(json.dumps(value, ensure_ascii=False) in told for _, value in values(record))

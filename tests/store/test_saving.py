"""The one door: what is written through it is whole, indexed and kept, or not there at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitdesk.archive.verify import verify
from summitdesk.archive.working import WorkingArchive, make_working_archive
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.changes import Change, RecordInUseError, StaleRecordError
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.kind import Kind
from summitdesk.domain.library import Library
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, canonical_json, label_of, rows_of, uid_of
from summitdesk.domain.uid import new_uid
from summitdesk.store import writing
from summitdesk.store.edition import ordered
from summitdesk.store.records import load_all
from tests.builders import build_archive, full_record, record, value
from tests.counts import repetitions

MEMBER = {"uid": "m-1", "member": "actor-any"}
GUEST = {"uid": "a-1", "person": "person-any"}
ACTING = {"actor": "act-all", "role": "role-any"}

RECORDS = [
    record("place", "plc-x", name="Xanadu"),
    record("event", "evt-x", title="Meeting", place="plc-x", attendance=[{"person": "per-x"}]),
    record("person", "per-x", name="Ayar"),
    record("actor", "act-parent", name="Union"),
    record("actor", "act-x", name="Kastan", parent="act-parent"),
    record("actor", "act-all", name="The Five", members=[{"member": "act-x"}]),
    record("office", "off-x", person="per-x", title="President", actor="act-x"),
    record("speech", "spc-x", title="Address", speaker="per-x", event="evt-x", date="2025-06-17"),
    record("quotation", "quo-x", text="Water first", speaker="per-x", speech="spc-x"),
    record("discrepancy", "dis-x", topic="When", records=[{"concerned": "quo-x"}]),
    record("agreement", "agr-x", title="Treaty", participations=[ACTING]),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    full = [full_record(kind) for kind in KINDS.values()]
    return build_archive(tmp_path_factory.mktemp("saving"), [*RECORDS, *full])


@pytest.fixture
def working(edition: Path, tmp_path: Path) -> Iterator[WorkingArchive]:
    path = make_working_archive(edition, tmp_path / "mine.summitdb")
    with closing(WorkingArchive.open(path, author="Aida")) as archive:
        yield archive


def head(working: WorkingArchive, uid: str) -> str:
    return next((each.uid for each in working.history(uid)), "")


def put(working: WorkingArchive, *records: Aggregate) -> frozenset[str]:
    """Save the records as they are given, whatever stands there."""
    changes = [Change(uid_of(each), head(working, uid_of(each)), each) for each in records]
    return working.write(changes).touched


def changed(working: WorkingArchive, uid: str, **fields: object) -> Aggregate:
    found = working.record(uid)
    assert found is not None
    return found | fields  # type: ignore[return-value]


def found(working: WorkingArchive, text: str) -> set[str]:
    ids = working.find(Query.of(text)).ids
    return {row.uid for row in working.rows(ids) if row}


def test_a_changed_title_is_read_back_and_its_history_has_two_revisions(
    working: WorkingArchive,
) -> None:
    before = head(working, "agr-x")

    written = working.write([Change("agr-x", before, changed(working, "agr-x", title="Pact"))])

    assert working.record("agr-x") == changed(working, "agr-x", title="Pact")
    newest, oldest = working.history("agr-x")
    assert (newest.uid, newest.parents) == (written.revisions["agr-x"], (before,))
    assert (newest.number, newest.author, newest.origin) == (2, "Aida", "desk")
    assert oldest.uid == before
    assert found(working, "Pact") == {"agr-x"}
    assert found(working, "Treaty") == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_saved_whole_changed_and_deleted(kind: Kind, working: WorkingArchive) -> None:
    uid = f"{kind.name}-full"
    whole = full_record(kind)
    without = {name: whole[name] for name in ("uid", "kind")}
    bare = without | {each.name: value(each, uid) for each in kind.fields if each.required}

    for state in (bare, whole):
        put(working, state)
        assert working.record(uid) == state
    working.write([Change(uid, head(working, uid), None)])
    assert working.record(uid) is None
    put(working, whole)

    assert working.record(uid) == whole
    assert len(working.history(uid)) == 5
    assert verify(working.path) == []


def test_rows_keep_their_uids_and_take_the_order_that_was_given(working: WorkingArchive) -> None:
    titles = rows_of(full_record(KINDS["agreement"]), "titles")
    new = {"uid": new_uid(), "text": "Third"}

    put(working, changed(working, "agreement-full", titles=[new, titles[1], titles[0]]))

    kept = working.record("agreement-full")
    assert kept is not None
    assert [row["uid"] for row in rows_of(kept, "titles")] == [
        new["uid"],
        titles[1]["uid"],
        titles[0]["uid"],
    ]
    assert verify(working.path) == []


@pytest.mark.parametrize(
    ("uid", "fields", "word", "also"),
    [
        ("per-x", {"name": "Bolot"}, "Bolot", {"quo-x", "spc-x", "evt-x"}),
        ("plc-x", {"name": "Qarabag"}, "Qarabag", {"evt-x"}),
        ("off-x", {"title": "Chancellor"}, "Chancellor", {"per-x"}),
        ("act-x", {"name": "Nystan"}, "Nystan", {"act-all", "per-x"}),
        ("type-any", {"label": "Covenant"}, "Covenant", {"agr-x"}),
    ],
)
def test_whatever_is_found_by_a_name_is_found_by_the_new_one(
    uid: str, fields: dict[str, str], word: str, also: set[str], working: WorkingArchive
) -> None:
    touched = put(working, changed(working, uid, **fields))

    assert also <= found(working, word)
    assert also <= touched
    assert verify(working.path) == []


@pytest.mark.parametrize(
    ("uid", "fields", "facet", "value", "counted"),
    [
        ("spc-x", {"event": "event-any"}, "event", "event-any", {"quo-x", "dis-x"}),
        ("spc-x", {"date": "1999-01-02"}, "year", "1999", {"quo-x", "spc-x"}),
        ("act-x", {"parent": "actor-any"}, "party", "actor-any", {"agr-x"}),
        ("act-all", {"members": [MEMBER]}, "party", "actor-any", {"agr-x"}),
        ("evt-x", {"attendance": [GUEST]}, "event", "evt-x", {"person-any"}),
        ("quo-x", {"speech": "speech-any"}, "event", "evt-x", {"spc-x", "per-x"}),
    ],
)  # fmt: skip
def test_the_facets_of_others_follow(
    uid: str,
    fields: dict[str, str],
    facet: str,
    value: str,
    counted: set[str],
    working: WorkingArchive,
) -> None:
    working.find(Query.of(""))  # so that the index is kept in memory, and has to follow

    put(working, changed(working, uid, **fields))

    for each in counted:
        kind = next(name for name in KINDS if name.startswith(each.split("-")[0][:2]))
        query = Query.of("", kinds=(kind,), included={facet: [value]})
        assert each in {row.uid for row in working.rows(working.find(query).ids) if row}
    assert verify(working.path) == []


def test_nothing_is_written_over_what_somebody_saved_meanwhile(working: WorkingArchive) -> None:
    read_at = head(working, "agr-x")
    put(working, changed(working, "agr-x", title="Theirs"))

    with pytest.raises(StaleRecordError) as stale:
        working.write([Change("agr-x", read_at, changed(working, "agr-x", title="Mine"))])

    assert stale.value.current == head(working, "agr-x")
    assert label_of(changed(working, "agr-x")) == "Theirs"


def test_the_same_uid_is_never_given_twice(working: WorkingArchive) -> None:
    with pytest.raises(StaleRecordError):
        working.write([Change("agr-x", "", record("agreement", "agr-x"))])
    with pytest.raises(ProblemsError, match="agr-x is the uid of something else"):
        put(working, changed(working, "per-x", names=[{"uid": "agr-x", "text": "N"}]))
    rows = [{"uid": "n-1", "text": "N"}, {"uid": "n-1", "text": "M"}]
    with pytest.raises(ProblemsError, match="n-1 is used twice in this record"):
        put(working, changed(working, "per-x", names=rows))

    assert verify(working.path) == []


@pytest.mark.parametrize(
    ("uid", "fields", "field", "says"),
    [
        ("agr-x", {"title": " "}, "title", "is empty"),
        ("agr-x", {"title": "a\x07b"}, "title", "control character"),
        ("agr-x", {"title": 7}, "title", "is not a text"),
        ("agr-x", {"shape": "round"}, "shape", "is not a field"),
        ("agr-x", {"date": "2025-02-30"}, "date", "2025-02-30"),
        ("agr-x", {"place": "plc-gone"}, "place", "there is no such record"),
        ("agr-x", {"place": "per-x"}, "place", "is of the kind person"),
        ("agr-x", {"type": "sector-any"}, "type", "not a term of the vocabulary"),
        ("agr-x", {"parent": "agr-x"}, "parent", "leads back to this record"),
        ("agr-x", {"titles": []}, "titles", "is empty"),
        ("agr-x", {"titles": [{"uid": "t-1"}]}, "titles[0].text", "is missing"),
        ("agr-x", {"summary": "x" * 1_000_001}, "summary", "only 1,000,000 fit"),
        ("source-any", {"address": "https://" + "x" * 4_000}, "address", "only 4,000 fit"),
    ],
)
def test_what_cannot_stand_in_an_archive_is_told_and_nothing_is_written(
    uid: str, fields: dict[str, object], field: str, says: str, working: WorkingArchive
) -> None:
    before = working.record(uid)

    with pytest.raises(ProblemsError, match=says) as told:
        put(working, changed(working, uid, **fields))

    assert field in {problem.field for problem in told.value.problems}
    assert working.record(uid) == before
    assert len(working.history(uid)) == 1


def test_a_record_in_use_is_not_deleted_and_says_where(working: WorkingArchive) -> None:
    with pytest.raises(RecordInUseError, match="4 fields name it") as used:
        working.write([Change("per-x", head(working, "per-x"), None)])

    assert set(used.value.used_in) == {
        ("office.person", "off-x"),
        ("event.attendance.person", "evt-x"),
        ("speech.speaker", "spc-x"),
        ("quotation.speaker", "quo-x"),
    }
    assert len(working.history("per-x")) == 1


def test_several_records_are_saved_together_or_not_at_all(working: WorkingArchive) -> None:
    person = record("person", "per-new", name="Saltanat")
    speech = record("speech", "spc-new", title="Reply", speaker="per-new")

    put(working, speech, person)
    with pytest.raises(ProblemsError):
        put(
            working,
            changed(working, "per-new", name="Other"),
            record("speech", "spc-2", speaker="no"),
        )

    assert found(working, "Saltanat") == {"per-new", "spc-new"}
    assert verify(working.path) == []


def test_what_was_written_is_read_back_before_anybody_is_told(
    working: WorkingArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "change", lambda conn, before, after: None)

    with pytest.raises(ArchiveError, match="could not be read back"):
        put(working, changed(working, "agr-x", title="Lost"))

    assert len(working.history("agr-x")) == 1


def test_each_device_chains_its_revisions(working: WorkingArchive) -> None:
    put(working, changed(working, "agr-x", title="One"))
    put(working, changed(working, "per-x", name="Two"))

    with closing(sqlite3.connect(f"{working.path.as_uri()}?mode=ro", uri=True)) as conn:
        chain = conn.execute(
            "SELECT sequence, uid, previous FROM revision WHERE device IS NOT NULL ORDER BY 1"
        ).fetchall()
    assert [(sequence, previous) for sequence, _, previous in chain] == [
        (1, None),
        (2, chain[0][1]),
    ]


def test_a_list_stands_as_it_would_in_an_edition(working: WorkingArchive) -> None:
    put(working, record("agreement", "agr-new", title="A", date="2025-01-01"))
    put(working, record("agreement", "agr-last", title="A"), record("term", "type-x", rank=1))
    put(working, changed(working, "agreement-full", date="1990"))

    ids = working.find(Query.of("", kinds=tuple(KINDS))).ids

    everything = working.read(lambda conn: ordered(Library(load_all(conn))))
    assert [row.uid for row in working.rows(ids) if row] == [uid_of(each) for each in everything]


@settings(max_examples=repetitions(15, 1_000))
@given(data=st.data())
def test_whatever_is_saved_the_archive_verifies(
    data: st.DataObject, edition: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("law") / "mine.summitdb"
    make_working_archive(edition, path)
    kinds = {uid_of(each): str(each["kind"]) for each in RECORDS}
    with closing(WorkingArchive.open(path)) as working:
        for _ in range(data.draw(st.integers(1, 6))):
            uid = data.draw(st.sampled_from(sorted(kinds)))
            kind = KINDS[kinds[uid]]
            field = data.draw(st.sampled_from(kind.fields))
            new = {
                **changed(working, uid),
                field.name: value(field, data.draw(st.sampled_from("ab"))),
            }
            if field.name in ("parent", "broader"):
                new.pop(field.name)
            try:
                put(working, new)
            except ProblemsError:
                continue
            stored = working.record(uid)
            assert stored is not None
            assert canonical_json(stored) == canonical_json(new)
    assert verify(path) == []

"""The hostile archive: every kind of record once for every nasty text, which is all it says."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Kind, columns
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, Row, Value, rows_of
from summitdesk.store.edition import write_edition
from tests.builders import INFO, NOTES, common_records, full_record

_INDEXED = 300
"""So much of an endless text is in the index; the rest is put in afterwards: folding takes long."""


@dataclass(frozen=True)
class Nasty:
    """A text that should do no harm."""

    name: str
    text: str
    is_endless: bool = False

    @property
    def slug(self) -> str:
        """What stands for it in a uid."""
        return self.name.replace(" ", "_")

    @property
    def beginning(self) -> str:
        """So much of it as is in the index."""
        return self.text[:_INDEXED] if self.is_endless else self.text


def nasties(canary: Path) -> list[Nasty]:
    """Every nasty text; those that name a file name one that nobody may open."""
    return [*_acting(canary), *_odd(), *_endless(canary)]


def _acting(canary: Path) -> list[Nasty]:
    """Texts that would do something, if anything took them for more than text."""
    path, address = str(canary), canary.as_uri()
    return [
        Nasty(
            "markup",
            f"<h1>Loud</h1><img src='{address}'><a href='{address}'>here</a>"
            f"<script src='{address}'></script><link rel=stylesheet href='{address}'>"
            f"<object data='{address}'></object><style>@import url({address})</style>",
        ),
        Nasty("image", f'<img src="{address}"> <img src="{path}"> <img src="qrc:/x.png">'),
        Nasty("html", f"<!DOCTYPE html><html><body background='{path}'><img src='{path}'><p>x"),
        Nasty("script", f"javascript:alert(1) vbscript:x data:text/html,<img src={address}>"),
        Nasty("local", address),
        Nasty("path", path),
        Nasty("folder", f"{canary.parent}/"),
        Nasty("share", r"\\203.0.113.1\share\x.png file://203.0.113.1/share/x.png"),
        Nasty("web", "http://203.0.113.1/x.png <img src='http://203.0.113.1/x.png'>"),
        Nasty("started", f"|{path} `{path}` $({path}) ; {path} & calc.exe xdg-open:{path}"),
        Nasty("formula", f"=HYPERLINK(\"{address}\") =cmd|' /C calc'!A0 @SUM(1) +1 -1"),
        Nasty("markdown", f"# [here]({address}) ![x]({address}) <{address}> | a | ```x``` *b* _c_"),
        Nasty("sql", "'; DROP TABLE record; -- \" OR 1=1 NEAR( * ^ :"),
        Nasty("places", "%s {0} {name} %(x)s \\n \\u202e %1 %n &amp; &lt;b&gt; && &File \t\ttab"),
        Nasty("stylesheet", f"}} * {{ background: url({path}); image: url({path}) }}"),
    ]


def _odd() -> list[Nasty]:
    """Texts that deceive the eye, or what paints them."""
    controls = "".join(map(chr, [*range(1, 32), *range(127, 160)]))
    odd_ones = (chr(0xFFFE), chr(0xFFFF), chr(0x1FFFE), chr(0x10FFFF), chr(0xE000), chr(0xE0041))
    zalgo = "".join(f"{letter}{chr(0x0301) * 400}{chr(0x0489) * 400}" for letter in "Treaty")
    unseen = "\u200b\u200c\u200d\u2060\u00ad\ufeff\ufe0f\u034f\u115f\u3164\u180e"
    return [
        Nasty("overrides", "agreement\u202egpj.exe \u2066\u2067\u202b\u202a\u200f end" * 3),
        Nasty("unclosed", "\u202e" * 300 + "sdrawkcab" + "\u2067" * 300),
        Nasty("controls", f"bell{controls}end\x1b[2J\x1b]0;owned\x07"),
        Nasty("lines", "a\nb\r\nc\rd\u2028e\u2029f\x85g\x0bh\x0ci" + "\n" * 2_000 + "end"),
        Nasty("blank", " \u00a0\u2003\u3000" * 50),
        Nasty("unseen", f"Tr{unseen}eaty {unseen * 30}"),
        Nasty("confusables", "Тrеаtу оf Еtеrnаl Frіеndѕhір Ⅳ ℌ ᴛʀᴇᴀᴛʏ Ｔｒｅａｔｙ"),
        Nasty("combining", zalgo),
        Nasty("no characters", "".join(odd_ones) * 20),
        Nasty("emoji", "👨‍👩‍👧‍👦🏳️‍🌈🇰🇿🇰🇬👍🏽" * 60),
        Nasty("right to left", "معاهدة حسن الجوار האמנה 17 June 2025 (x) ﷽" * 5),
        Nasty("every script", "ໄທ ಕನ್ನಡ தமிழ் हिन्दी ᠮᠣᠩᠭᠣᠯ བོད་ཡིག မြန်မာ ខ្មែរ 𐎀𒀀𓀀 永久睦邻"),
        Nasty("null", "before\x00after"),
    ]


def _endless(canary: Path) -> list[Nasty]:
    """Texts that would keep a window busy for as long as it takes them whole."""
    image = f"<img src='{canary.as_uri()}'>"
    texts = {
        "unbroken": "x" * 1_000_000,
        "words": "a word, " * 1_250_000,
        "chinese": "合" * 300_000,
        "marks": "a" + "\u0301" * 500_000,
        "tags": image * (300_000 // len(image)),
        "lines without end": "a\n" * 150_000,
        "arabic": "سلام" * 100_000,
        "turning": "a\u202eb\u202c" * 50_000,
        "wide": "🏳️‍🌈" * 60_000,
    }
    return [Nasty(name, text, is_endless=True) for name, text in texts.items()]


def hostile_archive(path: Path, texts: Sequence[Nasty], flood: int) -> Path:
    """Write an archive whose records say nothing but these texts, and know each other by them.

    Of an endless text so many characters stand in every field, and all of it in the longest ones.
    """
    records = {str(each["uid"]): each for each in common_records()}
    for nasty in texts:
        for kind in KINDS.values():
            for made in _records(kind, nasty):
                records[str(made["uid"])] = made
    info: Row = {**INFO, "title": "<img src='file:///canary'>\u202eA\x07", "publisher": "<b>\u202e"}
    path.touch()
    write_edition(path, info, NOTES, Library(records.values()))
    _spoil(path, texts, flood)
    return path


def _records(kind: Kind, nasty: Nasty) -> Iterable[Aggregate]:
    if kind.name != "term":
        yield _said(full_record(kind), kind, nasty, _uid(kind.name, nasty))
        return
    vocabularies = {
        column.field.target[0]
        for each in KINDS.values()
        for column in columns(each)
        if column.field.type is FieldType.TERM
    }
    for vocabulary in sorted(vocabularies):
        term = {**full_record(kind), "vocabulary": vocabulary}
        yield _said(term, kind, nasty, _uid(vocabulary, nasty))


def _uid(of: str, nasty: Nasty) -> str:
    return f"{of}-{nasty.slug}"


def _said(record: Aggregate, kind: Kind, nasty: Nasty, uid: str) -> Aggregate:
    """The record with this text in every field that takes words, naming others that say it too."""
    made: Aggregate = {**record, "uid": uid}
    for field in kind.fields:
        if field.name != "vocabulary":
            made[field.name] = _value(field, nasty, record[field.name])
    for group in kind.groups:
        made[group.name] = [
            {
                "uid": f"{uid}-{group.name}-{at}",
                **{field.name: _value(field, nasty, row[field.name]) for field in group.fields},
            }
            for at, row in enumerate(rows_of(record, group.name))
        ]
    if kind.name == "agreement":
        made["parent"] = None
    if kind.name == "actor":
        made["parent"] = made["members"] = None
    if kind.name == "term":
        made["broader"] = None
    if kind.name == "quotation":
        made["parallel_group"] = f"parallel-{nasty.name[:1]}"
    return {name: value for name, value in made.items() if value is not None}


def _value(field: Field, nasty: Nasty, usual: object) -> Value:
    if field.type in (FieldType.TEXT, FieldType.ADDRESS):
        return nasty.beginning
    if field.is_reference:
        return _uid(field.target[0] if field.target else "person", nasty)
    assert isinstance(usual, (str, int))
    return usual


def _spoil(path: Path, texts: Iterable[Nasty], flood: int) -> None:
    """Put in what no build would let in, behind the program's back, and the rest of what is long.

    In the columns that hold no words stand markup, halves of characters, and what is no UTF-8.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("BEGIN")
        for nasty in (each for each in texts if each.is_endless):
            _fill(conn, nasty, flood)
        for table, column in (
            ("agreement", "date"),
            ("date_claim", "date"),
            ("text_version", "language"),
            ("agreement_title", "language"),
            ("agreement_act", "date"),
            ("quotation", "language"),
            ("speech", "language"),
            ("source", "published"),
            ("identifier", "scheme"),
            ("citation", "field"),
            ("note", "field"),
        ):
            _set(conn, table, column, "markup", "<img src='file:///canary'>")
            _set(conn, table, column, "path", _HALVES)
        for table, column in (("record", "label"), *_words()):
            _set(conn, table, column, "null", _HALVES)
        conn.execute("UPDATE change_set SET note = '<img src=x>', author = '<b>\u202e'")
        conn.execute("COMMIT")


_HALVES = b"half\xed\xa0\x80 \xed\xb0\x80\xff"


def _fill(conn: sqlite3.Connection, nasty: Nasty, flood: int) -> None:
    for table, column in _words():
        is_longest = column in ("title", "name", "text", "topic", "summary", "assessment")
        whole = is_longest and table in KINDS and table not in ("term", "place", "office")
        _set(conn, table, column, nasty.slug, nasty.text if whole else nasty.text[:flood])
    conn.execute(
        "UPDATE record SET label = ? WHERE uid GLOB ? AND kind NOT IN ('term', 'place', 'office')",
        (nasty.text, f"*-{nasty.slug}"),
    )


def _words() -> Iterable[tuple[str, str]]:
    """Every table with every column that holds words."""
    for kind in KINDS.values():
        for column in columns(kind):
            if column.field.type is FieldType.TEXT:
                yield column.group.table if column.group else kind.name, column.field.name


def _set(conn: sqlite3.Connection, table: str, column: str, slug: str, value: str | bytes) -> None:
    conn.execute(
        f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE uid GLOB ? OR uid GLOB ?",
        (value, f"*-{slug}", f"*-{slug}-*"),
    )

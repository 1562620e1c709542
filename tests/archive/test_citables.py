"""Every record of the archive can be cited in every style, and real ones as their style wants."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import citable, cite
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.citing.styles import STYLES
from summitdesk.domain.confidence import is_low
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, kind_of, text_of, uid_of
from tests.builders import build_archive, full_record, record
from tests.punctuation import broken_laws
from tests.references import check_reference

CITED = (
    "agr-treaty-eternal",  # the Treaty: titles in Russian and Chinese, texts in English
    "agr-kgcn-kabar",  # parties that are no states
    "agr-secretariat-regulations",  # no date, no place
    "con-2022-attendees",
    "evt-xian-2023",  # two days
    "prs-japarov",
    "quo-jap25-aitmatov-daryo",  # Aitmatov's words, spoken by Japarov
    "quo-muh25-historic-it",  # low confidence, in Italian
    "quo-xi25-justice",  # low confidence
    "quo-tok25-kz-statesman-ru",
    "quo-xi25-13platforms-zh",
    "spk-japarov-2025",  # a title supplied by the archivist
    "spk-xi-2025",
    "src-bnu-xi",  # no date, no title, in Chinese
    "src-imsilkroad-fmm6",  # in Chinese
    "src-obzor-lt",  # no date, in Russian
)


@pytest.fixture(scope="module")
def records(archive: Archive) -> list[Aggregate]:
    """Every record that a list shows."""
    return list(_records(archive))


def _records(archive: Archive) -> Iterator[Aggregate]:
    for row in archive.rows(archive.find(Query()).ids):
        found = archive.record(row.uid) if row else None
        assert found is not None
        yield found


@pytest.mark.parametrize("uid", CITED)
def test_a_record_is_cited_to_the_letter(uid: str, archive: Archive) -> None:
    found = archive.record(uid)
    assert found is not None

    cited = [f"{style.label}\n{cite(archive, found, style)}\n" for style in STYLES.values()]

    check_reference(f"citations/{uid}.txt", "\n".join(cited))


@pytest.mark.parametrize("style", STYLES)
def test_no_citation_of_the_archive_breaks_a_law(
    style: str, archive: Archive, records: list[Aggregate]
) -> None:
    broken = {
        uid_of(each): laws
        for each in records
        # What was said is quoted as it is printed, three dots and all.
        if (laws := broken_laws(cite(archive, each, STYLES[style]).replace("...", "…")))
    }

    assert broken == {}


@pytest.mark.parametrize("style", STYLES)
def test_a_quotation_of_low_confidence_is_never_cited_without_its_mark(
    style: str, archive: Archive, records: list[Aggregate]
) -> None:
    mark = f"[{wording.CAUTIONS['confidence-low']}]"
    quotations = [each for each in records if kind_of(each).name == "quotation"]
    low = [each for each in quotations if is_low(text_of(each, "confidence"))]
    assert low

    marked = [each for each in quotations if mark in cite(archive, each, STYLES[style])]

    assert marked == low


def test_a_title_in_the_language_of_the_style_is_preferred(archive: Archive) -> None:
    treaty = archive.record("agr-treaty-eternal")
    assert treaty is not None

    titles = {name: citable(archive, treaty, style).title for name, style in STYLES.items()}

    assert titles["gost"] == "Договор о вечном добрососедстве, дружбе и сотрудничестве"
    assert titles["gbt"].endswith("永久睦邻友好合作条约")
    assert titles["chicago"] == titles["plain"] == treaty["title"]


def test_an_address_leads_to_a_text_in_the_language_of_the_title(archive: Archive) -> None:
    treaty = archive.record("agr-treaty-eternal")
    assert treaty is not None

    # There are English texts, and a Chinese commentary, but no Russian and no Chinese text.
    assert citable(archive, treaty, STYLES["chicago"]).address
    assert citable(archive, treaty, STYLES["gost"]).address == ""
    assert citable(archive, treaty, STYLES["gbt"]).address == ""


@pytest.mark.parametrize("kind", KINDS)
def test_the_emptiest_and_the_fullest_record_can_be_cited(kind: str, tmp_path: Path) -> None:
    full = full_record(KINDS[kind])
    path = build_archive(tmp_path, [record(kind, "bare-one"), full])
    archive = Archive.open(path)
    try:
        for uid in ("bare-one", uid_of(full)):
            found = archive.record(uid)
            assert found is not None
            for style in STYLES.values():
                assert broken_laws(cite(archive, found, style)) == []
    finally:
        archive.close()

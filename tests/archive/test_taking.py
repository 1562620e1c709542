"""A record taken away is whole and in order, and nothing it says becomes markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.archive.dossier import pages
from summitdesk.archive.taking import as_markdown, as_text, escaped
from summitdesk.domain.query import Query
from summitdesk.domain.view import View
from tests.counts import repetitions
from tests.references import check_reference

TAKEN = ("con-2022-attendees", "evt-secretariat-2024", "quo-muh25-historic-it", "src-bnu-xi")
ORDER = (
    *("Words", "Facts", "Summary", "Other titles", "Other names", "Text", "Provisions", "Claims"),
    *("Assessment", "Where sources disagree", "Quotations", "Said at its event", "Related"),
    *("Texts", "Sources", "Notes"),
)
LOW = f"[{wording.CAUTIONS['confidence-low']}]"


def view_of(archive: Archive, uid: str) -> View:
    view = archive.view(uid)
    assert view is not None
    return view


def views(archive: Archive, *, step: int = 1) -> list[View]:
    rows = archive.rows(archive.find(Query()).ids[::step])
    return [view_of(archive, row.uid) for row in rows if row]


@pytest.mark.parametrize("uid", TAKEN)
def test_a_page_is_written_to_the_letter(uid: str, archive: Archive) -> None:
    view = view_of(archive, uid)

    check_reference(f"pages/{uid}.txt", as_text(archive, [view]))
    check_reference(f"pages/{uid}.md", as_markdown(archive, [view]))


def test_every_page_keeps_the_order_of_the_detail(archive: Archive) -> None:
    for page in pages(archive, views(archive, step=repetitions(7, 1))):
        headings = [part.heading for part in page.parts]
        assert headings == sorted(headings, key=ORDER.index)
        assert "None" not in (page.title, page.kind)


def test_every_number_leads_to_a_source(archive: Archive) -> None:
    for view in views(archive, step=repetitions(7, 1)):
        (page,) = pages(archive, [view])
        listed = sum(len(part.items) for part in page.parts if part.is_numbered)
        told = [
            line
            for part in page.parts
            if not part.is_numbered
            for line in (
                *(passage.attribution for passage in part.passages),
                *(text for item in part.items for text in (item.text, *item.below)),
            )
        ]
        numbers = {int(found) for line in told for found in re.findall(r"\[(\d+)\]$", line)}
        assert numbers <= set(range(1, listed + 1))


def test_the_treaty_is_taken_whole(archive: Archive) -> None:
    view = view_of(archive, "agr-treaty-eternal")

    text = as_text(archive, [view])

    for row in view.aggregate["titles"]:  # type: ignore[union-attr]
        assert row["text"] in text  # type: ignore[index, operator]
    for claim in ("17 June 2025 · signed Tuesday [2]", "18 June 2025 · later analysis"):
        assert claim in text
    assert "Parties: People's Republic of China; Republic of Kazakhstan" in text
    assert "Chinghiz Aitmatov, quoted by Sadyr Japarov" in text
    assert "agr-" not in re.sub(r"https?://\S+", "", text)


@pytest.mark.parametrize("form", [as_text, as_markdown])
def test_low_confidence_is_marked_beside_the_words(form: object, archive: Archive) -> None:
    assert callable(form)
    view = view_of(archive, "evt-astana-2025")
    low = [each for each in view.quotations if each.is_low]
    assert low

    text = form(archive, [view]).replace("\\", "")

    assert text.count(LOW) == len(low)


def test_a_selection_begins_with_its_contents(archive: Archive) -> None:
    chosen = [view_of(archive, uid) for uid in ("evt-astana-2025", "prs-japarov")]

    text, markdown = as_text(archive, chosen), as_markdown(archive, chosen)

    assert text.startswith(
        "Contents\n========\n\n1. Second Central Asia–China Summit\n2. Sadyr Japarov\n"
    )
    assert markdown.startswith("# Contents\n\n1. Second Central Asia–China Summit\n")
    assert "\n# Sadyr Japarov\n" in markdown


def test_a_page_says_which_archive_it_is_from(archive: Archive) -> None:
    text = as_text(archive, [view_of(archive, "prs-japarov")])

    assert f"{archive.info.title}, edition {archive.info.edition}. " in text.splitlines()[-1]


# Everything CommonMark, and GitHub beside it, reads as markup inside a line.
SPECIAL = r"[\\`*_{}\[\]<>#&|~$^@]|://|www\."
HOSTILE = st.lists(
    st.sampled_from(
        [
            *"#*_-+=>[]()!<>`~|&;:./\\\"'^$@{} \n\t0129ab",
            *("http://a.b/c", "www.a.com", "WWW.a.com", "<b>", "![x](y)", "[a](b)", "\n# h"),
            *("1. ", "12) ", "---", "===", "&lt;", "<!--", "```", "~~~", "\u2028# h", "\r## x"),
            *("<script>", "[^1]: x", "\n: d", "file:///etc/passwd", "\x0b- x", "\x85+ y"),
        ]
    ),
    max_size=12,
).map("".join)


@given(HOSTILE | st.text(max_size=60))
def test_no_word_of_a_record_becomes_markup(text: str) -> None:
    markdown = escaped(text)

    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown)
    assert not re.search(SPECIAL, bare, re.IGNORECASE)
    assert not re.match(r"[-+=:]|[0-9]*[.)]|\s", markdown)
    assert len(markdown.splitlines()) <= 1


@given(HOSTILE | st.text(max_size=60))
def test_markdown_is_read_as_the_words_that_were_written(text: str) -> None:
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(text))

    assert read.split() == text.split()


def test_only_our_own_headings_stand_in_markdown(archive: Archive) -> None:
    for view in views(archive, step=repetitions(7, 1)):
        markdown = as_markdown(archive, [view])
        titles = re.findall(r"^#+ .*", markdown, re.MULTILINE)
        assert [title for title in titles[1:] if title.removeprefix("## ") not in ORDER] == []
        assert not re.search(r"(?<!\\)[<`\[\]]", markdown)

"""The list of the command line stands in the order that was asked for."""

import json
from pathlib import Path

import pytest

from summitdesk import cli
from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Order, Query


def found(archive: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert cli.main(["find", "asia", "--json", "--archive", str(archive), *options]) == cli.DONE
    return [item["uid"] for item in json.loads(capsys.readouterr().out)["items"]]


@pytest.mark.parametrize("order", Order)
def test_the_list_is_that_of_the_archive(
    order: Order, archive: Archive, archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = archive.rows(archive.find(Query("asia", order=order)).ids[:20])

    shown = found(archive_path, capsys, "--order", order, "--limit", "20")

    assert shown == [row.uid for row in rows if row]


def test_without_a_wish_it_is_the_newest_first(
    archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(archive_path, capsys) == found(archive_path, capsys, "--order", "newest")


def test_an_order_there_is_not_is_wrong_usage_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["find", "asia", "--order", "size"]) == cli.UNUSABLE

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert all(order in complaint for order in Order)

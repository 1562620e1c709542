"""Tests that meet the window as a person does."""

import pytest

from tests.desk_fixtures import desk, expect_no_size_hints, open_desk, working_desk, working_path

__all__ = ["desk", "open_desk", "working_desk", "working_path"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    expect_no_size_hints(items)

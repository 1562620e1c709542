"""How a person looks at the list of a tab: its order, and rows or columns; as it is remembered."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order

Arrangement = tuple[tuple[str, int], ...]
"""The names of the columns that are shown, in their order, each with its width in pixels."""


class ListLook(NamedTuple):
    """One list as it is looked at."""

    order: Order = Order.NEWEST
    is_in_columns: bool = False
    columns: Arrangement = ()
    """Empty: as they come."""


Looks = Mapping[str, ListLook]
"""By the name of the tab; one that is not named stands as it comes."""


def as_plain(looks: Looks) -> dict[str, Any]:
    """The looks as settings keep them; what stands as it comes is left out."""
    return {
        tab: {
            "order": look.order.value,
            "in_columns": look.is_in_columns,
            "columns": [list(column) for column in look.columns],
        }
        for tab, look in looks.items()
        if look != ListLook()
    }


def from_plain(kept: object) -> dict[str, ListLook]:
    """The looks that settings kept; what makes no sense stands as it comes."""
    if not isinstance(kept, Mapping):
        return {}
    return {tab: _look(kept[tab]) for tab in TABS if isinstance(kept.get(tab), Mapping)}


def orders(looks: Looks) -> dict[tuple[str, ...], Order]:
    """The orders alone, by the kinds of the tabs."""
    return {TABS[tab]: look.order for tab, look in looks.items()}


def _look(kept: Mapping[str, Any]) -> ListLook:
    look = ListLook(is_in_columns=kept.get("in_columns") is True)
    if kept.get("order") in list(Order):
        look = look._replace(order=Order(kept["order"]))
    columns = kept.get("columns")
    if isinstance(columns, list | tuple):
        pairs = tuple((each[0], each[1]) for each in columns if _is_column(each))
        look = look._replace(columns=pairs)
    return look


def _is_column(kept: object) -> bool:
    return (
        isinstance(kept, list | tuple)
        and len(kept) == 2
        and isinstance(kept[0], str)
        and type(kept[1]) is int
    )

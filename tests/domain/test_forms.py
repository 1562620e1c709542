"""Every field and group of every kind stands in its form, once; examples never repeat labels."""

from itertools import chain

import pytest

from summitdesk import wording
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.forms import FORMS, example
from summitdesk.domain.kind import FieldType, Kind


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_and_group_of_a_kind_stands_in_its_form_once(kind: Kind) -> None:
    form = FORMS[kind.name]

    assert sorted(chain(*form.lines)) == sorted(field.name for field in kind.fields)
    typed = {group.name for group in kind.groups} - {"attachments"}
    assert sorted(each.name for each in form.groups) == sorted(typed)
    for each in form.groups:
        group = kind.group(each.name)
        assert group is not None
        assert sorted(name for name, _ in each.columns) == sorted(f.name for f in group.fields)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_an_example_never_repeats_the_label(kind: Kind) -> None:
    for holder in (kind, *kind.groups):
        for field in holder.fields:
            told = example(holder, field)
            if told is not None:
                label = wording.field(field.name).casefold()
                assert str(told).removeprefix("e.g. ").casefold() != label
            else:
                assert field.type in (FieldType.TEXT, FieldType.CODE, FieldType.NUMBER)

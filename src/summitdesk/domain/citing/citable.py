"""What a citation is made of, whatever its style."""

from dataclasses import dataclass, field

from summitdesk.domain.fold import is_cjk

_FAMILY_FIRST = frozenset(("CHN", "HKG", "KOR", "MAC", "PRK", "TWN"))
"""Countries, by ISO 3166-1 alpha-3, whose names begin with the family's."""


@dataclass(frozen=True)
class Name:
    """Whose words a work is: a person, or a body that speaks in its own name."""

    written: str
    """As it stands in running text."""
    family: str = ""
    """Empty for a body, and for a person with one name: what is written is then all there is."""
    given: str = ""
    is_family_first: bool = False

    @property
    def initials(self) -> str:
        """The given names by their first letters: ``K.-J.`` for Kassym-Jomart."""
        return " ".join(
            "-".join(f"{part[0]}." for part in name.split("-") if part)
            for name in self.given.split()
        )


def name_of(written: str, country: str = "") -> Name:
    """The parts of a person's name, by the custom of the person's country."""
    written = " ".join(written.split())
    first, _, rest = written.partition(" ")
    if not rest or is_cjk(written[0]):
        return Name(written)
    if country in _FAMILY_FIRST:
        return Name(written, first, rest, is_family_first=True)
    given, _, last = written.rpartition(" ")
    return Name(written, last, given)


@dataclass(frozen=True)
class Party:
    """A party to an agreement."""

    name: str
    country: str = ""
    """The short name of its country, for a state; empty for everybody else."""


@dataclass(frozen=True)
class Citable:
    """Something that can be cited; what is not known is empty, and each style says how to go on."""

    kind: str
    title: str
    is_supplied: bool = False
    """Whether the title is the archivist's description, not one that is printed."""
    author: Name | None = None
    capacity: str = ""
    """In which office a speaker spoke."""
    publisher: str = ""
    date: str = ""
    """When it was published, said or signed, in EDTF."""
    accessed: str = ""
    """When its address was last looked at, in EDTF."""
    address: str = ""
    place: str = ""
    event: str = ""
    parties: tuple[Party, ...] = ()
    language: str = ""
    """Of the title, as a BCP 47 tag."""
    remark: str = ""
    """A sentence on what is no published work: who a person is, what a discrepancy comes to."""


@dataclass(frozen=True)
class Quoted:
    """Words somebody said, with all that must go with them when they are taken away."""

    words: str
    language: str
    speaker: str
    source: Citable
    capacity: str = ""
    author: str = ""
    """Whose words the speaker repeated."""
    occasion: str = ""
    date: str = ""
    gloss: str = ""
    """What they mean in English."""
    cautions: tuple[str, ...] = field(default=())
    """What a reader must be told of them wherever they go, such as low confidence."""

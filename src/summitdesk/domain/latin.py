"""Names of other scripts in Latin letters, as a person with a Latin keyboard types them."""

import re
from typing import Final

_CYRILLIC: Final = re.compile("[\u0400-\u052f]")

# BGN/PCGN writes "ye" for "е" at the beginning of a word and after these.
_YE: Final = re.compile("(?:(?<![\u0400-\u052f])|(?<=[аеёиоуыэюяйъьӣӯўәіөүұ]))е")

# The national letters as the Russian press writes them, then BGN/PCGN 1947 for Russian in its
# simplified form: ё yo, and й as i (Айтматов is Aitmatov).
_BY_RUSSIAN: Final = str.maketrans(
    dict(zip("қғңөүұһҳӣӯўәі", "кгноууххиууаи", strict=True)) | {"ҷ": "дж", "ё": "yo", "й": "i"}
)

# The Latin alphabets of the five states and the usage of Kyrgyz and Tajik passports, without
# their marks: ж j, х h, қ q, ў o.
_BY_NATION: Final = str.maketrans(
    {"ж": "j", "җ": "j", "х": "h", "ғ": "g", "ң": "n", "ў": "o", "ё": "yo"}
)


def latin(text: str) -> str:
    """The text in Latin letters, case kept: Chinese as pinyin without tones, the rest by sound.

    The rules are those of the anyascii library, close to BGN/PCGN for Cyrillic.
    """
    # Its resource reader costs 13 ms: not before the first paint.
    from anyascii import anyascii

    return anyascii(text)


def spellings(word: str) -> list[str]:
    """Up to three ways to spell a word in Latin letters; more than one for Cyrillic only.

    Letter by letter (anyascii); by way of Russian (BGN/PCGN 1947: Zhaparov, Tokayev, Rakhmon);
    and as the nations of Central Asia spell themselves (Japarov, Rahmon, Qasym). A spelling that
    mixes two of the rules in one word is not among them. The word is taken to be in NFC.
    """
    plain = word.lower()
    if not _CYRILLIC.search(plain):
        return [latin(plain)]
    with_ye = _YE.sub("ye", plain)
    ways = [plain, with_ye.translate(_BY_RUSSIAN), with_ye.replace("дж", "j").translate(_BY_NATION)]
    return list(dict.fromkeys(map(latin, ways)))

"""Names of other scripts in Latin letters."""


def latin(text: str) -> str:
    """The text in Latin letters: Chinese as pinyin without tones, the rest as it sounds."""
    # Its resource reader costs 13 ms: not before the first paint.
    from anyascii import anyascii

    return anyascii(text)


def spellings(word: str) -> list[str]:
    """The ways a word of another script is spelled in Latin letters, the usual one first."""
    return [latin(word)]

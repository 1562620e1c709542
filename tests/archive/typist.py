"""Somebody who types all day what archives may hold: words, beginnings, quotes, any script."""

import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from summitdesk.domain.fold import MAX_QUERY_LENGTH, MAX_TOKENS, folded
from tests.archive.search_oracle import Part

QUOTES = '"“”„«»＂'
_NO_QUOTES = str.maketrans(dict.fromkeys(QUOTES, " "))
_ABSENT = ("qqxzj", "ъъыъ", "鑫鑫龘", "Zürichbergstraßenfest", "ўўғғ")


class Typist:
    """Makes queries from texts, at random but the same for the same seed."""

    def __init__(self, texts: Sequence[str], seed: str) -> None:
        self._random = Random(seed)
        self._texts = [text for text in texts if folded(text)]
        self._chinese = [text for text in self._texts if _chinese_runs(text)]

    def query(self) -> tuple[str, list[Part]]:
        """What sort of query it is, and its parts; never more than a search looks at."""
        while True:
            make = self._random.choice(self._makers())
            parts = [part for part in make() if folded(part.text)]
            length = len(folded(" ".join(part.text for part in parts)).split())
            if parts and length <= MAX_TOKENS and len(self.typed(parts)) < MAX_QUERY_LENGTH // 4:
                return make.__name__.lstrip("_"), parts

    def typed(self, parts: Sequence[Part]) -> str:
        """The parts as keys are pressed: now and then in capitals, or as a Mac decomposes them."""
        text = " ".join(map(str, parts))
        choice = self._random.random()
        if choice < 0.15:
            return unicodedata.normalize("NFD", text)
        return text.upper() if choice < 0.25 else text

    def _makers(self) -> list[Callable[[], list[Part]]]:
        makers = [
            self._word,
            self._beginning,
            self._words_of_one_text,
            self._words_of_two_texts,
            self._joined_words,
            self._quoted_words,
            self._quoted_beginning,
            self._quoted_in_wrong_order,
            self._quoted_and_typed,
            self._absent_word,
        ]
        return [*makers, self._chinese_piece, self._mixed_scripts] if self._chinese else makers

    def _word(self) -> list[Part]:
        return [Part(self._some(1)[0])]

    def _beginning(self) -> list[Part]:
        return [Part(self._cut(self._some(1)[0]))]

    def _words_of_one_text(self) -> list[Part]:
        words = self._words()
        chosen = self._random.sample(words, min(len(words), self._random.randint(2, 3)))
        return [Part(self._cut(word)) for word in chosen]

    def _words_of_two_texts(self) -> list[Part]:
        return [Part(self._cut(self._some(1)[0])) for _ in range(2)]

    def _joined_words(self) -> list[Part]:
        return [Part(self._random.choice(".-/,:;*^").join(self._some(2)))]

    def _quoted_words(self) -> list[Part]:
        return [Part(" ".join(self._some(self._random.randint(1, 5))), quoted=True)]

    def _quoted_beginning(self) -> list[Part]:
        return [Part(self._cut(" ".join(self._some(2))), quoted=True)]

    def _quoted_in_wrong_order(self) -> list[Part]:
        words = self._some(3)
        self._random.shuffle(words)
        return [Part(" ".join(words), quoted=True)]

    def _quoted_and_typed(self) -> list[Part]:
        words = self._words()
        place = self._random.randrange(len(words))
        quoted = Part(" ".join(words[place : place + 2]), quoted=True)
        parts = [quoted, Part(self._cut(self._random.choice(words)))]
        self._random.shuffle(parts)
        return parts

    def _absent_word(self) -> list[Part]:
        absent = Part(self._random.choice(_ABSENT), quoted=self._random.random() < 0.3)
        return [absent, Part(self._some(1)[0])][: self._random.randint(1, 2)]

    def _chinese_piece(self) -> list[Part]:
        run = self._random.choice(_chinese_runs(self._random.choice(self._chinese)))
        start = self._random.randrange(len(run) - 1)
        end = self._random.randint(start + 2, min(len(run), start + 6))
        return [Part(run[start:end], quoted=self._random.random() < 0.2)]

    def _mixed_scripts(self) -> list[Part]:
        glue = self._random.choice(["", " "])
        piece, word = self._chinese_piece()[0].text, self._cut(self._some(1)[0])
        return [Part(text) for text in (piece + glue + word).split()]

    def _some(self, count: int) -> list[str]:
        """Words that stand side by side in a text; fewer when it has no more."""
        words = self._words()
        start = self._random.randrange(max(1, len(words) - count + 1))
        return words[start : start + count]

    def _words(self) -> list[str]:
        words: list[str] = []
        while not words:
            text = self._random.choice(self._texts).translate(_NO_QUOTES)
            words = [word for word in text.split() if folded(word)]
        return words

    def _cut(self, text: str) -> str:
        return text[: self._random.randint(1, len(text))]


def _chinese_runs(text: str) -> list[str]:
    runs = "".join(
        character if unicodedata.name(character, "").startswith("CJK UNIFIED") else " "
        for character in text
    ).split()
    return [run for run in runs if len(run) > 1]

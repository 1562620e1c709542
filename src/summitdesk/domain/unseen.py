"""Characters that act without being seen, as they stand between the brackets of a pattern."""

from typing import Final

CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""Control characters, but for the tab and the line feed that every text may hold."""

BREAKS: Final = "\x0b\x0c\x85\u2028\u2029"
"""What ends a line or a paragraph, beside carriage return and line feed."""

DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates of direction: they can show a text turned around."""

ANNOTATIONS: Final = "\ufeff\ufff9-\ufffb"
"""The mark of a byte order, and what fences off a reading from the words it belongs to."""

HALVES: Final = "\ud800-\udfff"
"""Surrogates: halves of characters that no encoding can write."""

NONCHARACTERS: Final = "\ufffe\uffff"
"""What Unicode promises never to be a character, as far as it has two bytes."""

"""Uids: how one is written, and new ones: UUIDs of version 7 (RFC 9562), which sort by time."""

import os
import re
import threading
import time

UID = re.compile(r"[a-z0-9_]+(-[a-z0-9_]+)*")
"""How a uid is written, whole."""

UID_IN_PROSE = re.compile(r"(?<![\w-])[a-z0-9_]+(?:-[a-z0-9_]+)+(?![\w-])")
"""What may be the uid of a record in running text; the archive decides whether it is one."""

_RANDOM_BITS = 74
_STEP_BITS = 32

_lock = threading.Lock()
_last = 0
"""The time in milliseconds and the random bits of the uid given last, as one number."""


def new_uid() -> str:
    """A uid nobody else has; in one process each is greater than the one before."""
    global _last
    now_ms = time.time_ns() // 1_000_000
    with _lock:
        # A clock that stands still or is set back only makes the next uid a small step greater.
        _last = max(now_ms << _RANDOM_BITS | _random(_RANDOM_BITS), _last + 1 + _random(_STEP_BITS))
        number = _last
    time_ms, high, low = number >> 74, number >> 62 & 0xFFF, number & (1 << 62) - 1
    digits = f"{time_ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _random(bits: int) -> int:
    return int.from_bytes(os.urandom(10)) >> (80 - bits)

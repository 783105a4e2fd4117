"""Texts that want to act on a terminal, on markup or on the measure of a line, made from a seed."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from textual.driver import Driver

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = 1_000_000
# Every sequence bears a number that no program of ours sends, so that it is known again in what is sent.
SEQUENCES = (
    "\x1b[7;77m", "\x1b[77;7H", "\x1b[?7777h", "\x1b[77J", "\x1b[77L", "\x1b]0;milik\x07", "\x1b]2;milik\x1b\\",
    "\x1b]52;c;bWlsaWs=\x07", "\x1b]8;;http://milik.example\x1b\\", "\x1bP77q\x1b\\", "\x1b_77\x1b\\", "\x1b^77\x1b\\",
    "\x1b[77;77r", "\x1b[77t", "\x1bc", "\x1b7", "\x1b#8", "\x1b(0", "\x9b77m", "\x9d0;milik\x9c", "\x9077q\x9c",
    "\x8d", "\x85", "\x0e", "\x0f", "\x05", "\x07", "\x08" * 7, "\x7f", "\r", "\t", "\x00", "\x1a", "\x0c", "\x0b",
)  # fmt: skip
MARKUP = (
    "[/x]", "[/]", "[b]", "[bold red]", "[@click=app.quit]x[/]", "[link=http://milik.example]y[/link]", "\\[b]", "[",
    "]", "[[]]", "$error", "$", "{}", "{word}", "{0}", "%s", "%(by)s", "<b>", "<script>", "&lt;", "`", "**", "|", "\\",
    "=1+1", ":smile:", "[red on blue]", "[/b][/b]", "[reverse", "[@click=", "[on $primary 50%]",
)  # fmt: skip
BIDI = tuple(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)))
SCRIPTS = (
    "سدٌّ جديد قرب القرية", "שבעה ימים בלי גשם", "เขื่อนใหม่เปิดวันจันทร์", "नया बाँध सोमवार को खुला", "新しいダムが開いた",
    "大坝周一启用", "새 댐이 열렸다", "Đập nước mới mở", "Новая плотина", "e\u0301" * 9, "a" + "\u0301" * 60,
    "\u0e33" * 20, "ＦＵＬＬ", "ﷺ", "ﷺ" * 9, "\u1160" * 9, "\u3164", "\ufeff", "\u00ad" * 9, "\u2060", "\u034f",
)  # fmt: skip
JOINED = (
    "👩‍👩‍👧‍👦", "👩🏽‍🚒", "🏳️‍🌈", "🇮🇩", "🇮🇩" * 7 + "🇮", "☂️", "☂︎", "1️⃣", "\u200d" * 9, "क्\u200dष",
    "👍🏽" * 5, "🏴\U000e0067\U000e0062\U000e007f",
)  # fmt: skip
ODD = ("\ud800", "\udfff", "\udc80\udc80", "\ufffe", "\uffff", "\ufffd", "\ue000", "\U0010ffff", "\u2028", "\u2029")
POOLS = (SEQUENCES, MARKUP, BIDI, SCRIPTS, JOINED, ODD)
WORDS = ("bendungan", "warga", "Senin (9/1/2020)", "7 orang", "3 Mei", "tidak", "kata", "harga Rp7.000", "di", "itu")


def text(dice: random.Random) -> str:
    """A hostile text of some words."""
    parts = []
    for _ in range(dice.randint(1, 9)):
        pool = dice.choice(POOLS)
        parts.append(
            dice.choice(pool)
            if dice.random() < 0.8
            else chr(dice.choice((dice.randrange(0x300), dice.randrange(0x110000))))
        )
        if dice.random() < 0.5:
            parts.append(" " + dice.choice(WORDS) + " ")
    return "".join(parts)


def texts(count: int, seed: int) -> Iterator[str]:
    """So many texts, each beginning with its number; of every fifth seed one is a line of a million characters."""
    dice = random.Random(seed)
    for n in range(count):
        made = f"t{n}t{text(dice)}"
        if n == 1 and not seed % 5:
            made = (made + dice.choice(("", " "))) * (LONG // (len(made) + 1) + 1)
        yield made


# What Textual sends besides text: colours, places, modes, a redraw begun and ended, the pointer's shape, the clipboard
# in Base64.
_OURS = re.compile(
    "\x1b\\[[0-9;]*m|\x1b\\[[0-9;]*H|\x1b\\[\\?20(?:26|31|48)(?:h|l|\\$p)|\x1b\\]52;c;[A-Za-z0-9+/=]*\a|\x1b\\]22;[a-z-]+\a|\n"
)
_ACTING = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
_MARKED = re.compile("|".join(re.escape(one) for one in SEQUENCES if one.startswith("\x1b")))


def acting(sent: str) -> list[str]:
    """What in the characters sent to a terminal is not the program's own and would act on it, with what is around."""
    found = [sent[max(0, m.start() - 30) : m.end() + 30] for m in _MARKED.finditer(sent)]
    rest = _OURS.sub("", sent)
    return found + [rest[max(0, m.start() - 30) : m.end() + 30] for m in _ACTING.finditer(rest)]


class Listening(Driver):
    """A terminal that keeps what is sent to it."""

    sent: list[str]

    def write(self, data: str) -> None:
        """Keep it."""
        self.__dict__.setdefault("sent", []).append(data)

    def start_application_mode(self) -> None:
        """Nothing to start; the size is that of the test."""

    def disable_input(self) -> None:
        """There is none."""

    def stop_application_mode(self) -> None:
        """Nothing to stop."""

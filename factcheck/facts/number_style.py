"""Writes a number that replaces another as the other is written: in words where it is."""

from __future__ import annotations

from decimal import Decimal

from factcheck.facts.number_words import in_words
from factcheck.facts.numbers import in_writing


def written_like(old: str, value: Decimal | int, lang: str) -> str:
    """A number in words where the old one has no figure and the language has the words, else in figures.

    >>> written_like("lima", 7, "id"), written_like("Five", 7, "en"), written_like("5", 1200, "id")
    ('tujuh', 'Seven', '1.200')
    """
    value = Decimal(value)
    words = "" if any(sign.isdigit() for sign in old) else in_words(value, lang)
    return (words[0].upper() + words[1:] if old[:1].isupper() else words) if words else in_writing(value, lang)

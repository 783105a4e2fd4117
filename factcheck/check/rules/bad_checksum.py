"""The rule bad-checksum: a number that fails the check it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.identifiers import WORDS, failing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.identifiers import Identifier


@check(
    "bad-checksum",
    severity="error",
    family="identifiers",
    needs=("digit",),
    words=WORDS,
    bad={
        "id": (
            "Buku itu terbit dengan ISBN 978-602-03-3294-0.",
            "Jurnal itu memiliki ISSN 0378-5954.",
            "Pelaku memakai NIK 3174099913900002 saat mendaftar.",
            "Kode batang 8999999123458 tertera di kemasan.",
        ),
        "en": (
            "The novel (ISBN 0-306-40615-3) is out of print.",
            "Donations go to IBAN DE88 3704 0044 0532 0130 00.",
            "The stolen card, Visa 4012 8888 8888 1882, was blocked.",
        ),
    },
    good={
        "id": (
            "Buku itu terbit dengan ISBN 978-602-03-3295-6 pada 2016.",
            "Jurnal itu memiliki ISSN 0378-5955.",
            "Ia lahir 13 Desember 1990; NIK 3174095312900002 tercatat di Jakarta.",
            "Tulis NIK 1234567890123456 hanya sebagai contoh.",
            "Layanan NIK dibuka 1234567890123456 kali.",
        ),
        "en": (
            "The novel (ISBN 0-306-40615-2) is out of print.",
            "Donations go to IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF.",
            "Call 0306-406153 for the catalogue of ISBN numbers.",
        ),
    },
)
def bad_checksum(article: Analysed) -> Iterator[Flag]:
    """A number fails the check that it carries in itself.

    ## Why it matters
    An ISBN with one wrong digit leads to no book, an IBAN with one leads to no account. The number can be proved wrong
    without looking anything up.

    ## How it is computed
    Only where the text names the number just before it: ISBN (ISO 2108) and bar codes (EAN, UPC, GTIN; GS1) by weights
    modulus 10 or 11, ISSN (ISO 3297) modulus 11, IBAN (ISO 13616) modulus 97 and the length for its country (the IBAN
    registry of SWIFT), payment cards by Luhn's formula (ISO/IEC 7812-1), and an Indonesian NIK by the birth date in its
    seventh to twelfth digit, the day raised by 40 for women (Peraturan Pemerintah 37/2007, pasal 37).

    ## Limits
    The check says that the number is wrong, not where: the right check digit is only one possibility, and two digits
    that changed places may hide each other. Masked numbers and numbers of unusual length are left alone. A card number
    is a warning, since an invented one may be meant.

    ## Example
    “ISSN 0378-5954”: the last digit must be 5.
    """
    for item in failing(article.text, article.scan.vocabulary):
        yield _flag(article.text, item)


def _flag(text: str, item: Identifier) -> Flag:
    number = text[item.start : item.end]
    suggestions: tuple[Suggestion, ...] = ()
    if item.fault == "digit":
        reason = say("possibly the check digit is the slip; compare with the source")
        suggestions = (Suggestion(*item.at, item.expected, reason),)
    return Flag(
        rule="bad-checksum",
        severity="warning" if item.scheme == "card" else "error",
        start=item.start,
        end=item.end,
        message=_message(item, number),
        proof=(_proof(item),),
        suggestions=suggestions,
    )


def _message(item: Identifier, number: str) -> Message:
    if item.scheme == "card":
        return say("{number} is not a valid card number", number=number)
    return say("{number} is not a valid {scheme}", number=number, scheme=item.scheme)


def _proof(item: Identifier) -> Message:
    if item.fault == "length":
        return say(
            "it has {found} characters; a number of this kind has {expected}", found=item.found, expected=item.expected
        )
    if item.fault == "prefix":
        return say("an ISBN of 13 digits begins with 978 or 979, this one with {found}", found=item.found)
    if item.fault == "date":
        return say(
            "digits 7 to 10 are day and month of birth: day {found} (women: plus 40), month {expected}; no such date",
            found=item.found,
            expected=item.expected,
        )
    if item.scheme == "IBAN":
        return say(
            "its country and account give the check digits {expected} (ISO 7064, modulus 97); written are {found}",
            found=item.found,
            expected=item.expected,
        )
    if item.scheme == "card":
        return say(
            "its first 15 digits give the check digit {expected} (Luhn); written is {found}",
            found=item.found,
            expected=item.expected,
        )
    return say(
        "the digits {digits} give the check digit {expected}; written is {found}",
        digits=item.digits[:-1],
        found=item.found,
        expected=item.expected,
    )

"""Numbers that fail their own check."""

from __future__ import annotations

import pytest

from factcheck.facts.identifiers import failing, iban_check, luhn
from factcheck.facts.scan import scan


def found(text: str) -> list[tuple[str, str, str]]:
    return [(item.scheme, item.fault, item.expected) for item in failing(text, scan(text).vocabulary)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISBN 978-0-306-40615-8", [("ISBN-13", "digit", "7")]),
        ("ISBN-13: 9780306406158", [("ISBN-13", "digit", "7")]),
        ("ISBN 0-306-40615-3", [("ISBN-10", "digit", "2")]),
        ("ISBN 978-0-306-40615", [("ISBN-13", "length", "13")]),
        ("ISBN 977-0-306-40615-7", [("ISBN-13", "prefix", "978")]),
        ("ISSN 0378-5954", [("ISSN", "digit", "5")]),
        ("e-ISSN: 0378-5954", [("ISSN", "digit", "5")]),
        ("IBAN DE88 3704 0044 0532 0130 00 BIC X", [("IBAN", "digit", "89")]),
        ("IBAN: DE8937040044053201300", [("IBAN", "length", "22")]),
        ("EAN 4006381333932", [("EAN", "digit", "1")]),
        ("barcode: 4006381333932", [("EAN", "digit", "1")]),
        ("UPC 036000291453", [("EAN", "digit", "2")]),
        ("GTIN-14 10614141000416", [("EAN", "digit", "5")]),
        ("IBAN AL4721211009000000023569874", [("IBAN", "length", "28")]),
        ("Visa 4012 8888 8888 1882", [("card", "digit", "1")]),
        ("NIK 3174099913900002", [("NIK", "date", "13")]),
        ("NIK: 3174 0930 0290 0002", [("NIK", "date", "02")]),
    ],
)
def test_a_named_number_is_recomputed(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-306-40615-7",
        "ISBN 0-306-40615-2 2018",
        "ISBN 0-8044-2957-X",
        "Kantor ISBN 021-555 1986",
        "ISSN 0378-5955",
        "ISSN 2049-3630 12",
        "IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF",
        "IBAN XK05 1212 0123 4567 8906",
        "IBAN DE89 XXXX XXXX XXXX XXXX XX",
        "EAN 4006381333931",
        "Visa 4012 8888 8888 1881",
        "rekening 4012 8888 8888 1882",
        "NIK 3174095312900002",
        "NIK 3174092902880002",
        "NIK 1234567890123456 dan NIK 3174090000000000",
        "UPC 036000291452, kode batang 4006381333931",
        "9780306406158",
    ],
)
def test_a_right_or_an_unnamed_number_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_known_check_digits() -> None:
    assert luhn("401288888888188") == "1"
    assert iban_check("GB00WEST12345698765432") == "82"

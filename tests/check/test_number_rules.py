"""The rules on single numbers and on percentages: spans, severities, corrections and proofs."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(rule: str, text: str, lang: str) -> tuple[Flag, ...]:
    found = analyse(Article(text, lang=lang), only=frozenset({rule}))
    assert not found.failures
    return found.flags


@pytest.mark.parametrize(
    ("rule", "lang", "text", "span", "severity", "corrected"),
    [
        ("word-digit-mismatch", "id", "Ada tiga (4) orang.", "tiga (4)", "error",
         ["Ada tiga (3) orang.", "Ada empat (4) orang."]),
        ("word-digit-mismatch", "en", "It runs 15 (fifty) years.", "15 (fifty)", "error",
         ["It runs 50 (fifty) years.", "It runs 15 (fifteen) years."]),
        ("percent-change", "id", "Tarif naik dari 100 menjadi 150 atau 40 persen.", "40 persen", "error",
         ["Tarif naik dari 100 menjadi 150 atau 50 persen."]),
        ("percent-change", "en", "Fares rose about 20% from 100 to 150.", "20%", "warning",
         ["Fares rose about 50% from 100 to 150."]),
        ("percent-change", "id", "Bunga naik 10% dari 20% menjadi 30%.", "10%", "warning",
         ["Bunga naik 10 poin persen dari 20% menjadi 30%."]),
        ("percent-change", "id", "Harga naik 10 persen dari 100 menjadi 90.", "10 persen", "error", []),
        ("percent-of", "id", "Ada 180 dari 300 warga (50 persen).", "50 persen", "error",
         ["Ada 180 dari 300 warga (60 persen)."]),
        ("percent-of", "id", "Dari 80 anggota, 30 orang (50 persen) hadir.", "50 persen", "error",
         ["Dari 80 anggota, 30 orang (38 persen) hadir."]),
        ("percent-of", "id", "Serapannya Rp 75 miliar atau 80 persen dari pagu Rp 100 miliar.", "80 persen", "error",
         ["Serapannya Rp 75 miliar atau 75 persen dari pagu Rp 100 miliar."]),
        ("percent-of", "en", "Twenty percent of the 300 staff, or 90 people, quit.", "Twenty percent", "error",
         ["30 percent of the 300 staff, or 90 people, quit."]),
        ("percent-change", "en", "Profit was up 10% to 230 from 200.", "10%", "error",
         ["Profit was up 15% to 230 from 200."]),
        ("percent-total", "en", "In all 45% agreed, 30% refused, the rest, 20%, left.", "20%", "warning",
         ["In all 45% agreed, 30% refused, the rest, 25%, left."]),
        ("unit-mismatch", "en", "It is 3,000 m (19,842 ft) high.", "19,842 ft", "warning",
         ["It is 3,000 m (9,843 ft) high.", "It is 6,048 m (19,842 ft) high."]),
        ("currency-clash", "en", "It took $13.5 (£7m) here.", "£7m", "warning", ["It took $13.5m (£7m) here."]),
        ("currency-clash", "id", "Ia bayar Rp 50 dolar.", "Rp 50 dolar", "warning",
         ["Ia bayar 50 dolar.", "Ia bayar Rp 50."]),
        ("magnitude-slip", "id", "Harganya Rp 5.00.000.", "5.00.000", "warning",
         ["Harganya Rp 5.000.000.", "Harganya Rp 500.000."]),
        ("magnitude-slip", "id", "Rugi Rp 5 juta miliar.", "juta miliar", "warning",
         ["Rugi Rp 5 juta.", "Rugi Rp 5 miliar."]),
        ("magnitude-slip", "id", "Ada 1.200.000 ekor dan 1,450,000 butir.", "1,450,000", "warning",
         ["Ada 1.200.000 ekor dan 1.450.000 butir."]),
        ("ordinal-suffix", "en", "Its 21TH and 2nd.", "21TH", "error", ["Its 21ST and 2nd."]),
        ("ordinal-suffix", "id", "Di hari ke 3 tiba.", "ke 3", "error", ["Di hari ke-3 tiba."]),
        ("ordinal-suffix", "id", "Sudah ke 4 kalinya.", "ke 4", "error", ["Sudah ke-4 kalinya."]),
        ("ordinal-suffix", "id", "Anak ke-dua itu.", "ke-dua", "error", ["Anak kedua itu."]),
    ],
)  # fmt: skip
def test_what_is_flagged_and_how_it_is_corrected(
    rule: str, lang: str, text: str, span: str, severity: str, corrected: list[str]
) -> None:
    found = flags(rule, text, lang)
    (flag,) = found
    assert (text[flag.start : flag.end], flag.severity) == (span, severity)
    assert [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions] == corrected


def test_a_proof_can_be_redone() -> None:
    (flag,) = flags("percent-change", "Tarif naik dari 100 menjadi 150 atau 40 persen.", "id")
    assert render_all(flag.proof, "id") == (
        "(150 − 100) ÷ 100 = 50,00 persen; dengan pembulatan angkanya, hasilnya antara 48,76 dan 51,26 persen"
    )


@pytest.mark.parametrize(
    ("rule", "lang", "text"),
    [
        ("word-digit-mismatch", "en", "They saw Seven (1995), then number two (14)."),
        ("word-digit-mismatch", "en", "Group two (5) left; Smith, forty (5), and Jones scored."),
        ("percent-change", "id", "Laba naik 10 persen, sedangkan aset naik dari Rp 40 miliar menjadi Rp 60 miliar."),
        ("percent-change", "en", "It shrank from 8 points to 2 points, 44 percent to 42 percent."),
        ("percent-of", "en", "Of the 500 homes, 125 lost power, 20% for more than a day. Of 20 firms, 5 grew 10%."),
        ("percent-change", "id", "Rupiah melemah 0,3 persen menjadi Rp 14.220 dari Rp 14.175."),
        ("percent-change", "en", "Sales rose more than 40% from 100 to 150."),
        ("percent-of", "en", "Of them 12 of 300 (50% more than last year) were fined."),
        ("percent-total", "en", "Some 80% agreed; of these 60% were women and the remaining 40% men."),
        ("unit-mismatch", "en", "They sailed 300 km (in 4 days)."),
        ("currency-clash", "id", "Harganya USD 59 atau sekitar Rp 766 ribu (USD 1 = Rp 12.950)."),
        ("currency-clash", "id", "Hadiahnya $21,400 (Rp 326 juta)."),
        ("magnitude-slip", "en", "He paid Rs 10,00,000 for version 2.10.100 at 10.20.30.40."),
        ("ordinal-suffix", "id", "Bantuan dikirim ke dua desa, dari 1 ke 3 truk, pada hari ke-3."),
        ("ordinal-suffix", "en", "The 11th, 112th and 1,002nd in the 1980s."),
    ],
)
def test_silence(rule: str, lang: str, text: str) -> None:
    assert flags(rule, text, lang) == ()

"""weekday-mismatch on the ways in which newsrooms write dates: silent when right, with the right repair when wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factcheck.lang import language
from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"weekday-mismatch"})

INDONESIAN = [
    "Gubernur meresmikan pasar itu pada {W} ({d}/{m}/{y}).",
    "Gubernur meresmikan pasar itu pada {W} ({dd}/{mm}/{yy}).",
    "{W}, {dd} {M} {y} | 12:30 WIB",
    "{W}, {dd} {M} {y} 12:30 WIB",
    "{W}, {d} {M3} {y} 12:30 WIB",
    "KOMPAS.com - {W} ({d}/{m}/{y}) pagi hujan turun.",
    "JAKARTA, {W} ({d}/{m}/{y}) - Hujan turun.",
    "Jakarta, {d} {M} {y} ({W})",
    "Ia tiba hari {W} tanggal {d} bulan {M} {y}.",
    "Ia tiba hari {W} tanggal {d} bulan {M} tahun {y}.",
    "Ia tiba pada hari {W}, tanggal {d} {M} {y}.",
    "Ia tiba hari {W} tgl. {d} {M} {y}.",
    "Ia tiba {W} ini ({d}/{m}/{y}).",
    "Ia tiba {W} lalu ({d}/{m}/{y}).",
    "Ia tiba {W} malam tadi ({d}/{m}/{y}).",
    "Ia tiba {W} tadi ({d}/{m}/{y}).",
    "Ia tiba {W} pagi tadi, {d} {M} {y}.",
    "Ia tiba {W} siang ({d}/{m}/{y}) sekitar pukul 13.00 WIB.",
    "Ia tiba {W} siang sekitar pukul 13.00 WIB ({d}/{m}/{y}).",
    "Ia tiba {W} pukul 13.00 WIB, {d} {M} {y}.",
    "Ia tiba {W} (pukul 13.00 WIB), {d} {M} {y}.",
    "(detikcom, {W}, {d}/{m}/{y})",
    "dikutip dari AFP, {W} ({d}/{m}/{y})",
    "dikutip dari AFP ({W}, {d}/{m}/{y})",
    "Ia tiba {W} ({d}/{m}).",
    "Ia tiba {W}, {d}/{m}.",
    "Ia tiba {W} ({dd}/{mm}) malam.",
    "Ia tiba {W} ({d}/{m}) WIB.",
    "Ia tiba {W} ({d}/{m}/{y}) WIB.",
    "Ia tiba {W} waktu setempat ({d}/{m}/{y}).",
    "Ia tiba {W} ({d}/{m}/{y}) waktu setempat.",
    "Ia tiba {W} ({d}/{m}/{y} WIB).",
    "Ia tiba {W} (tanggal {d}/{m}/{y}).",
    "Ia tiba {W} ( {d} / {m} / {y} ).",
    "Ia tiba {W}  ({d}/{m}/{y}).",
    "Ia tiba {wl} ({d}/{m}/{y}).",
    "Ia tiba {WU} ({d}/{m}/{y}).",
    "{WU}, {d} {MU} {y}",
    "{WU} {d} {MU} {y}",
    "{W}/{d} {M} {y}",
    "{W} / {d} {M} {y}",
    "{W}, {d}-{m}-{y}",
    "{W}, {dd}-{mm}-{y}",
    "{W} {dd}.{mm}.{y}",
    "{W}, {d}-{M}-{y}",
    "{W} - {d} {M} {y}",
    "{W}: {d} {M} {y}",
    "Hari/Tanggal: {W}, {d} {M} {y}",
    "Hari/Tanggal : {W}/{d} {M} {y}",
    "Hari, tanggal: {W}, {d} {M} {y}",
    "Hari: {W}, Tanggal: {d} {M} {y}",
    "{W} Pon, {d} {M} {y}",
    "{W} Kliwon ({d}/{m}/{y})",
    "Ia tiba {W}\xa0({d}/{m}/{y}).",
    "Ia tiba {W}, {d}\xa0{M}\xa0{y}.",
    "Ia tiba {W} ({d} {M} {y}).",
    "Ia tiba {W} ({d} {M}).",
    "Ia tiba {W}, tepatnya {d} {M} {y}.",
    "Ia tiba {W}, tepatnya tanggal {d} {M} {y}.",
    "Ia tiba {W} yakni {d} {M} {y}.",
    "Ia tiba {W} besok, {d} {M} {y}.",
    "Ia tiba {W} mendatang ({d}/{m}/{y}).",
    "Ia tiba {W} nanti malam ({d}/{m}/{y}).",
    "Ia tiba {W} sekira pukul 09.00 Wita ({d}/{m}/{y}).",
    "Ia tiba {W} ({d}/{m}/{y}) dini hari.",
    "Ia tiba {W} (sore) {d}/{m}/{y}.",
    "Ia tiba {W} [{d}/{m}/{y}].",
    "Ia tiba {W}({d}/{m}/{y}).",
    "Ia tiba {W},({d}/{m}/{y}).",
    "Ia tiba {W}. ({d}/{m}/{y}).",
    "Ia tiba ({W} {d}/{m}/{y}).",
    "Ia tiba ({W}-{d}/{m}/{y}).",
    "(Antara/{W} {d}/{m}/{y})",
    "Foto: Antara, {W} ({d}/{m}/{y}).",
    '"Kami siap," kata Rini, {W} ({d}/{m}/{y}).',
    '"Kami siap," kata Rini di Bogor, {W} siang ({d}/{m}/{y}).',
    "{W3}, {d} {M} {y}",
    "{W3} {d}/{m}/{y}",
    "{W} tanggal {d} {M} {y} M",
    "Pada {W}, tanggal {d} {M} {y} bertepatan dengan 12 Ramadan 1442 H.",
    "Pada {W}, {d} {M} {y}/12 Ramadan 1442 H.",
    "Ia tiba {W} minggu lalu ({d}/{m}/{y}).",
    "Ia tiba {W} pekan kemarin ({d}/{m}/{y}).",
    "Ia tiba {W} petang kemarin ({d}/{m}/{y}).",
    "Ia tiba pada {W} malam, {d} {M} {y}, pukul 20.00.",
    "Ia tiba pada {W} tengah malam ({d}/{m}/{y}).",
    "Ia tiba {W} jelang siang ({d}/{m}/{y}).",
    "Ia tiba {W} menjelang petang ({d}/{m}/{y}).",
    "Ia tiba {W} pagi hari ({d}/{m}/{y}).",
    "Ia tiba {W} malam hari, {d} {M} {y}.",
    "Ia tiba {W} sekitar pukul 10.00, {d} {M} {y}.",
    "Ia tiba {W} Subuh ({d}/{m}/{y}).",
    "Ia tiba {W} malam WIB ({d}/{m}/{y}).",
    "Ia tiba {W} malam waktu Indonesia ({d}/{m}/{y}).",
    "Ia tiba {W} waktu Washington ({d}/{m}/{y}).",
    "Ia tiba {W} ({d}/{m}/{y}), pukul 10.00.",
    "Ia tiba {W} ({d}/{m}/{y} pukul 10.00).",
    "Ia tiba {W} ({d}/{m}/{y}, 10.00 WIB).",
    "Published {W}, {d} {M} {y} 10:00",
    "Diperbarui: {W}, {d} {M} {y} - 10:00 WIB",
    "{W}, {d} {M} {y}, 10:00 WIB",
    "{W}, {d} {M} {y}; 10:00",
    "{W},{d} {M} {y}",
    "{W} , {d} {M} {y}",
    "{W}, {d}{M} {y}",
    "{W}, {d} {M}, {y}",
    "Ia tiba {W}  malam  ({d}/{m}/{y}).",
    "Ia tiba {W}\n({d}/{m}/{y}).",
]

ENGLISH = [
    "The bill passed on {W}, {M} {d}, {y}.",
    "The bill passed on {W}, {M} {d} {y}.",
    "The bill passed on {W}, {d} {M} {y}.",
    "The bill passed on {W} {d} {M} {y}.",
    "The bill passed on {W} {d} {M}.",
    "The bill passed on {W}, {M} {d}.",
    "The bill passed on {W}, {M3}. {d}.",
    "The bill passed on {W}, {M3}. {d}, {y}.",
    "The bill passed on {W} {th} {M} {y}.",
    "The bill passed on {W}, the {th} of {M}, {y}.",
    "The bill passed on {W} the {th} of {M} {y}.",
    "The bill passed on {W} the {th} {M} {y}.",
    "The bill passed on {W}, {M} {th}, {y}.",
    "The bill passed on {W} ({M} {d}, {y}).",
    "The bill passed on {W} ({M3} {d}).",
    "The bill passed on {W} ({d} {M} {y}).",
    "The bill passed on {W} night, {M} {d}, {y}.",
    "The bill passed on {W} morning ({M} {d}, {y}).",
    "The bill passed late on {W}, {M} {d}, {y}.",
    "The bill passed last {W}, {M} {d}, {y}.",
    "The bill passed this past {W}, {M} {d}, {y}.",
    "{W3} {d} {M3} {y}",
    "{W3}, {d} {M3} {y} 10:23:00 GMT",
    "{W3}, {dd} {M3} {y} 10:23:00 +0700",
    "{W3} {M3} {d}, {y}",
    "{W3}, {M} {d}, {y}",
    "{W} {d} {M3} {y}",
    "{W}, {d}-{M3}-{y}",
    "{W}, {d}-{M3}-{yy}",
    "{W} {y}-{mm}-{dd}",
    "{W}, {y}-{mm}-{dd}",
    "{y}-{mm}-{dd} ({W})",
    "{M} {d}, {y} ({W})",
    "{d} {M} {y} ({W})",
    "WASHINGTON, {W}, {M} {d}, {y} (Reuters) - The bill passed.",
    "WASHINGTON ({W}, {M} {d}, {y})",
    "{WU}, {MU} {d}, {y}",
    "{WU} {d} {MU} {y}",
    "{W} {d} {M} {y} 10.23 BST",
    "{W} {d} {M} {y} 10.23 GMT",
    "Published: {W}, {M} {d}, {y} at 10:23 p.m.",
    "Posted {W}, {M} {d}, {y} 10:23 am",
    "Updated {W} {M} {d}, {y}",
    "{W}, on {M} {d}, {y}, the bill passed.",
    "On {W} (on {M} {d}, {y}) the bill passed.",
    "{W} at 7pm, {M} {d}, {y}",
    "{W} at 7 p.m., {M} {d}, {y}",
    "{W} at 7:30 p.m. on {M} {d}, {y}",
    "{W} evening local time, {M} {d}, {y}",
    "{W} evening ({d} {M} {y} local time)",
    "{W}, {d} of {M}, {y}",
    "in the early hours of {W}, {M} {d}, {y}",
    "early {W}, {M} {d}, {y}",
    "{W} early morning, {M} {d}, {y}",
    "{W} {M} {th}",
    "{W} {th} {M}",
    "{W}, {M3} {th}, {y}",
    "{W}, ({M} {d}, {y})",
    "{W} - {M} {d}, {y}",
    "{W}: {M} {d}, {y}",
    "{wl}, {M} {d}, {y}",
    "The Jakarta Post, Jakarta | {W}, {M} {d} {y}",
    "({W}, {M} {d}, {y})",
    "[{W}, {M} {d}, {y}]",
    "“We won,” he said on {W}, {M} {d}, {y}.",
    "{W}\xa0{d}\xa0{M}\xa0{y}",
    "{W},{d} {M} {y}",
    "{W}, {M} {d},{y}",
    "{W}, {M} {d} , {y}",
    "{W}\n{M} {d}, {y}",
    "{W},\n{d} {M} {y}",
    "{W} next, {M} {d}, {y}",
    "{W} of last week, {M} {d}, {y}",
    "{W} {M3}. {dd}",
]

# Ranges that end two days after they begin: "first" to "last".
RANGES = {
    "id": [
        "Rapat digelar {W}-{W2} ({d}-{d2}/{m}/{y}).",
        "Rapat digelar {W}-{W2}, {d}-{d2} {M} {y}.",
        "Rapat digelar {W} s.d. {W2}, {d} s.d. {d2} {M} {y}.",
        "Rapat digelar {W} sampai {W2}, {d} sampai {d2} {M} {y}.",
        "Rapat digelar {W} s/d {W2} ({d} s/d {d2} {M} {y}).",
        "Rapat digelar {W}–{W2} ({d}–{d2}/{m}/{y}).",
    ],
    "en": [
        "It ran {W}-{W2}, {M} {d}-{d2}, {y}.",
        "It ran {W}–{W2}, {d}–{d2} {M} {y}.",
        "It ran {W} to {W2}, {d} to {d2} {M} {y}.",
    ],
}

DAYS = [date(2021, 1, 9), date(2021, 3, 24), date(2024, 2, 29), date(2019, 5, 31), date(2022, 11, 3)]


def written(form: str, when: date, lang: str, weekday: int) -> str:
    table = language(lang).table("dates")
    names, months = ([forms[0] for forms in table[key]] for key in ("weekdays", "months"))
    day, month, last = when.day, months[when.month - 1], when + timedelta(days=2)
    suffix = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return form.format(
        W=names[weekday], WU=names[weekday].upper(), wl=names[weekday].lower(), W3=names[weekday][:3],
        W2=names[(weekday + 2) % 7], d=day, dd=f"{day:02}", d2=last.day, m=when.month, mm=f"{when.month:02}", M=month,
        MU=month.upper(), M3=month[:3], y=when.year, yy=f"{when.year % 100:02}", th=f"{day}{suffix}",
    )  # fmt: skip


def check(form: str, lang: str, when: date) -> None:
    published = None if "{y" in form else when + timedelta(days=2)

    right = written(form, when, lang, when.weekday())
    assert analyse(Article(right, lang=lang, published=published), only=ONLY).flags == ()
    for step in (1, 4):
        text = written(form, when, lang, (when.weekday() + step) % 7)
        analysis = analyse(Article(text, lang=lang, published=published), only=ONLY)
        assert len(analysis.flags) == 1, text
        flag = analysis.flags[0]
        pair = text[flag.start : flag.end]
        opened = {")": "(", "]": "["}.get(text[flag.end : flag.end + 1], " never")
        assert pair.count(opened) == 0, pair
        assert pair == pair.strip(" ,.|:"), pair
        assert right in [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]


@pytest.mark.parametrize("form", INDONESIAN)
def test_indonesian_forms(form: str) -> None:
    for when in DAYS:
        check(form, "id", when)


@pytest.mark.parametrize("form", ENGLISH)
def test_english_forms(form: str) -> None:
    for when in DAYS:
        check(form, "en", when)


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in RANGES.items() for form in forms])
def test_ranges(lang: str, form: str) -> None:
    for when in (date(2021, 1, 9), date(2021, 3, 24), date(2022, 11, 3)):
        check(form, lang, when)

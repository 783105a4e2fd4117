"""The rule percent-of: a share in percent that the part and the whole do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.numbers import in_writing
from factcheck.facts.ratios import reach, shares, tells_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.ratios import Ratio


@check(
    "percent-of",
    severity="error",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    words=("dari", "of"),
    bad={
        "id": (
            "Sebanyak 180 dari 300 warga (50 persen) menolak rencana itu.",
            "Dari survei itu, 45 persen (27 dari 50 sekolah) belum punya perpustakaan.",
            "Dari 80 anggota, 30 orang (50 persen) hadir.",
            "Serapannya Rp 75 miliar atau 80 persen dari pagu Rp 100 miliar.",
        ),
        "en": (
            "In all, 180 of the 300 workers (50%) voted against the plan.",
            "About half the schools, or 45% (27 of 50), have no library.",
            "The union says 50% of the 300 workers (180) will strike.",
            "Of 500 homes, 125, or 20%, were damaged.",
        ),
    },
    good={
        "id": (
            "Sebanyak 180 dari 300 warga (60 persen) menolak rencana itu.",
            "Harga turun menjadi 45 dari 50 (10 persen).",
            "Dari 80 kasus, 30 sembuh atau naik 10 persen.",
            "Sebanyak 1,2 juta dari 3,6 juta pelanggan (33 persen) sudah pindah.",
        ),
        "en": (
            "In all, 180 of the 300 workers (60%) voted against the plan.",
            "Of them 12 of 300 (50% more than last year) were fined.",
            "Of the 500 homes, 125 lost power, 20% for more than a day.",
            "Some 1.2 million of the 3.6 million customers (33%) have moved.",
        ),
    },
)
def percent_of(article: Analysed) -> Iterator[Flag]:
    """A share in percent contradicts the part and the whole beside it.

    ## Why it matters
    Part, whole and percentage say one thing twice; when they disagree, one of the three is wrong.

    ## How it is computed
    In "180 of 300 (60%)", "60% (180 of 300)", "60% of the 300 workers (180)", "of 300 workers, 180, or 60%" and "$180m,
    or 60% of its $300m goal" (where part and whole have one unit) the share is part / whole. Each number stands for all
    values that round to it: half a unit of its last written digit, a whole group of three zeros counting as a scale
    word. Only when no values in the intervals agree is the flag raised: an error, or a warning where a number is hedged
    ("about" widens a percentage by a tenth of itself and a number by a twentieth: own choice).

    ## Limits
    The three numbers must stand together, with only nouns and "or" or a bracket between. A sentence of change
    ("fell to 45 from 50") is left to percent-change. Parts and wholes of different units are not compared.

    ## Example
    "180 dari 300 (50 persen)" → 60 persen
    """
    if not tells_percent(article.scan):
        return
    for ratio in shares(article.text, article.numbers, article.lang):
        if not ratio.holds:
            yield _flag(article, ratio)


def _flag(article: Analysed, ratio: Ratio) -> Flag:
    percent, part, whole, text, lang = ratio.percent, ratio.other, ratio.base, article.text, article.lang
    right = in_writing(ratio.exact, lang, percent.digits)
    stated = text[percent.start : percent.end]
    return Flag(
        "percent-of",
        "warning" if ratio.hedged else "error",
        percent.start,
        percent.end,
        say("part and whole give {right} percent, not “{stated}”", right=right, stated=stated),
        (
            say(
                "{part} ÷ {whole} = {share} percent",
                part=text[part.start : part.end],
                whole=text[whole.start : whole.end],
                share=in_writing(ratio.exact, lang, 2),
            ),
            *reach(ratio, lang),
        ),
        (Suggestion(percent.figure, percent.figure_end, right, say("computed from the two numbers")),),
        (
            Related(part.start, part.end, "evidence", say("the part")),
            Related(whole.start, whole.end, "evidence", say("the whole")),
        ),
    )

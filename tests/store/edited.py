"""Made articles and made edits of them, each telling what became of every sentence."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal

Edit = Literal["kept", "moved", "number", "date", "negation", "reworded", "dropped"]
EDITS: tuple[Edit, ...] = ("moved", "number", "date", "negation", "reworded", "dropped")

# Each template takes a number {n}, a day {d} of a month, a year {y}, a place {p} and a name {w}; {x} is where a
# negation may stand, and {a} where a word is exchanged.
_ID = (
    "Warga {p} {x}menerima bantuan {a} sebesar {n} juta rupiah pada {d} Maret {y}.",
    "Sebanyak {n} rumah di {p} {x}rusak karena banjir {a} sejak {d} April {y}, kata {w}.",
    "Kepala Desa {p}, {w}, {x}menandatangani surat {a} itu pada {d} Mei {y} bersama {n} saksi.",
    "Dinas Pertanian {p} {x}mencatat {n} hektare sawah {a} gagal panen hingga {d} Juni {y}.",
    "Menurut {w}, jalan {a} sepanjang {n} kilometer di {p} {x}selesai pada {d} Juli {y}.",
)
_EN = (
    "Residents of {p} had {x}received {a} aid worth {n} million rupiah by {d} March {y}.",
    "The {a} flood of {d} April {y} had {x}damaged {n} houses in {p}, {w} said.",
    "The mayor of {p}, {w}, had {x}signed the {a} contract with {n} suppliers on {d} May {y}.",
    "By {d} June {y} the office in {p} had {x}counted {n} hectares of {a} rice fields lost, {w} said.",
    "The {a} road of {n} kilometres through {p} was {x}finished on {d} July {y}, according to {w}.",
)
_WORDS = {
    "id": (_ID, "tidak ", ("tunai", "tahunan", "darurat", "resmi", "baru", "utama", "lama", "tambahan")),
    "en": (_EN, "not ", ("annual", "official", "late", "northern", "second", "public", "heavy", "planned")),
}
_PLACES = ("Suka Maju", "Banyu Biru", "Karang Anyar", "Sumber Rejo", "Tanjung Sari", "Muara Indah", "Bukit Asri")
_NAMES = ("Budi Santoso", "Sari Wulandari", "Rahmat Hidayat", "Dewi Lestari", "Agus Salim", "Nur Aini", "Made Putra")


@dataclass
class Edited:
    """A made article before and after its edits; each sentence of `before` by what was done to it."""

    lang: str
    before: list[str]
    after: list[str] = field(default_factory=list)
    done: list[tuple[Edit, str, str | None]] = field(default_factory=list)

    def text(self, sentences: list[str]) -> str:
        """Sentences as paragraphs of three."""
        return "\n\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)) + "\n"


def edited(number: int) -> Edited:
    """The article of a number: every other one is Indonesian; about half its sentences are edited."""
    chance = random.Random(number)
    lang = ("id", "en")[number % 2]
    templates, negation, words = _WORDS[lang]
    made = []
    for n in range(chance.randint(8, 24)):
        values = {
            "n": chance.randint(2, 999), "d": chance.randint(1, 27), "y": chance.randint(2015, 2024),
            "p": chance.choice(_PLACES), "w": chance.choice(_NAMES), "a": chance.choice(words),
            "x": negation if chance.random() < 0.2 else "",
        }  # fmt: skip
        made.append((templates[n % len(templates)], values))
    whole = Edited(lang, [template.format(**values) for template, values in made])
    moved: list[str] = []
    for (template, values), was in zip(made, whole.before, strict=True):
        kind: Edit = chance.choice(EDITS) if chance.random() < 0.5 else "kept"
        changed = dict(values)
        if kind == "number":
            changed["n"] = values["n"] + chance.choice((1, 10, 100))
        elif kind == "date":
            changed["d"] = values["d"] % 27 + 1
        elif kind == "negation":
            changed["x"] = "" if values["x"] else negation
        elif kind == "reworded":
            changed["a"] = chance.choice([word for word in words if word != values["a"]])
        now = None if kind == "dropped" else template.format(**changed)
        whole.done.append((kind, was, now))
        if now is not None:
            (moved if kind == "moved" else whole.after).append(now)
    for sentence in moved:
        whole.after.insert(chance.randint(0, len(whole.after)), sentence)
    return whole

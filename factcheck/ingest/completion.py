"""Paragraphs that were left out of a page's body although they stand exactly where the others do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck.ingest.blocks import html_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A paragraph of an article has so many characters, and at most so large a share of them in links. (Own choice, tried
# on the saved pages: teasers are shorter or all link.)
_PARAGRAPH, _LINKED = 60, 0.3
_HEADINGS = frozenset(("h2", "h3", "h4"))
# So many letters tell a paragraph from all others.
_TELLING = 50

Place = tuple[str, ...]
Piece = tuple[Place, str, "int | None"]


def completed(lines: Sequence[str], tree: Any) -> list[str]:
    """The lines with those paragraphs of the tree put in their places that stand where the lines' own stand.

    The same place: the same elements with the same classes all the way down from the root. It counts once two of its
    paragraphs are among the lines. A heading comes with the paragraph that follows it. Linear in the page.
    """
    known = {tell(line): number for number, line in enumerate(lines) for tell in (_start, _end)}
    found = [(place, text, known.get(_start(text), known.get(_end(text)))) for place, text in _paragraphs(tree)]
    places = Counter(place for place, _, number in found if number is not None)
    body = {place for place, count in places.items() if count >= 2}
    parents = {place[1:] for place in body}
    return list(_merged(lines, [one for one in found if _belongs(one, body, parents)]))


def _belongs(one: Piece, body: set[Place], parents: set[Place]) -> bool:
    place, _, number = one
    return number is not None or place in body or (_is_heading(place) and place[1:] in parents)


def _is_heading(place: Place) -> bool:
    return place[0].partition(".")[0] in _HEADINGS


def _merged(lines: Sequence[str], found: Sequence[Piece]) -> Iterator[str]:
    after: dict[int, list[str]] = {}
    at, seen, heading = -1, set(), ""
    for place, text, number in found:
        if number is not None:
            at, heading = max(at, number), ""
        elif _is_heading(place):
            heading = text
        elif _start(text) not in seen:
            seen.add(_start(text))
            after.setdefault(at, []).extend([heading, text] if heading else [text])
            heading = ""
    yield from after.get(-1, ())
    for number, line in enumerate(lines):
        yield line
        yield from after.get(number, ())


def _paragraphs(tree: Any) -> Iterator[tuple[Place, str]]:
    places: dict[Any, Place] = {}
    for element in tree.iter("p", *_HEADINGS):
        for text in html_lines(element):
            long = len(text) >= _PARAGRAPH or element.tag in _HEADINGS
            if long and _linked(element) <= _LINKED * len(text):
                yield _place(element, places), text


def _place(element: Any, places: dict[Any, Place]) -> Place:
    parent = element.getparent()
    if parent is not None and parent not in places:
        places[parent] = tuple(f"{one.tag}.{one.get('class')}" for one in (parent, *parent.iterancestors()))
    return (f"{element.tag}.{element.get('class')}", *places.get(parent, ()))


def _linked(element: Any) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))


def _start(text: str) -> str:
    return "".join(filter(str.isalnum, text[: 2 * _TELLING].casefold()))[:_TELLING]


def _end(text: str) -> str:
    return "".join(filter(str.isalnum, text[-2 * _TELLING :].casefold()))[-_TELLING:]

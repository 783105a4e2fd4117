"""The marks that may end a sentence, with what closes behind them, and the faces drawn with marks."""

from __future__ import annotations

import re
from functools import cache

# A mark of the first kind needs a blank behind it, as it also stands inside numbers, names and addresses; one of the
# second does not. From the Unicode property Sentence_Terminal, without the marks of scripts that no press uses.
SPACED = ".!?…‼⁇⁈⁉"
FULL = "。！？｡।॥؟۔։።፧။។៕"
# Marks that cannot begin a sentence: what stands before them goes on.
GOES_ON = frozenset("、，。！？；：,;:.!?…،؛।॥۔؟")
# \x91 to \x94 are quotation marks of Windows-1252 read as Latin-1; "[12]" and "¹²" are footnotes; the emoji are faces
# and hands, which take part in what was said before them (Unicode blocks Emoticons and a few signs beside them).
_CLOSING = "\"'”’»“›)\\]}」』）】》〉\x92\x94"
EMOJI = (
    "\U0001f600-\U0001f64f\U0001f44a-\U0001f44f\U0001f90c-\U0001f93a\U0001f970-\U0001f97a"
    "\u2764\u2665\ufe0f\U0001f3fb-\U0001f3ff"
)

# What is set behind a finished sentence: faces as they are typed (":-)", ";P", "<3"), emoji, a desk's code "(ant/abc)".
APPENDED = re.compile(
    rf"(?:\((?:[A-Za-z]{{2,10}}/){{1,3}}[A-Za-z]{{2,10}}\)|[:;=]['’]?[-o^]?(?:[)(\]\[]{{1,5}}|[DPp3/\\|*](?![\w/]))|<3+(?!\w)|[{EMOJI}]{{1,20}})(?=\s|$)"
)
# The same without a mark before it, between a word and a capital.
SMILE = re.compile(r"[:;](?<=\s.)['’]?-?[)(DP\]]{1,5}(?=\s+[^\W\d_])")
SMILES = (" :)", " :-)", " ;)")  # the commonest: a text with none of them is not looked through


@cache
def ends_of(more: str) -> re.Pattern[str]:
    """What may end a sentence: marks, closing marks and blanks, where `more` are the language's own marks.

    One set first, so that the search skips ordinary text at full speed; possessive, so that a run of any length is
    looked at once. Group 1 is what follows the first mark of a run, where a blank must follow the run for a sentence
    to end; group 2 is what closes.
    """
    spaced = SPACED + re.escape(more)
    return re.compile(
        rf"[{spaced}{FULL}](?:(?<![{FULL}])([{spaced}{FULL}]*+)|[{FULL}!?]*+)"
        rf"([{_CLOSING}¹²³⁴-⁹⁰{EMOJI}]*+(?:\[\d{{1,3}}\])*+)\s*+"
    )


ends_of("")  # what most languages use is made ready with the program

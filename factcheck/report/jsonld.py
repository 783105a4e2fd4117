"""JSON-LD that may stand in a page's script element: nothing in it ends the script or begins markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Beside the signs of markup the two line ends that JavaScript once took for ends of lines in strings.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def written(objects: Sequence[Mapping[str, Any]]) -> str:
    """One object, or several as the graph of one document, each without what is empty."""
    found = [_full(each) for each in objects]
    data = found[0] if len(found) == 1 else {"@graph": found}
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False, indent=1)
    return text.translate(_ESCAPED) + "\n"


def _full(value: Any) -> Any:
    """The value without empty texts, lists and objects, its texts safe to show."""
    if isinstance(value, str):
        return display(value, lines=True)
    if isinstance(value, dict):
        return {key: _full(item) for key, item in value.items() if item not in ("", None, [], {})}
    return [_full(item) for item in value] if isinstance(value, list) else value

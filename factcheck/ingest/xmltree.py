"""XML of strangers: no entity, no document type with declarations, no network, no endless depth."""

from __future__ import annotations

import re
from typing import Any

from factcheck.errors import SourceRefused

_DECLARES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]{0,2000}\[)", re.IGNORECASE)
_PROLOG = 10_000


def parse(data: bytes) -> Any:
    """The root of an XML document. Raises SourceRefused for one that is damaged or declares entities."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceRefused("its XML is damaged or nested too deeply", "save it again") from error


def refuse_entities(data: bytes) -> None:
    """Raises SourceRefused for a document that declares entities, in any encoding that XML begins in."""
    head = data[:_PROLOG].replace(b"\x00", b"")
    if _DECLARES.search(head) or b"<!ENTITY" in data:
        raise SourceRefused("its XML declares entities, which no article needs", "save it again")


def local(element: Any) -> str:
    """An element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

"""The record: articles, claims, flags and every human act, in one SQLite file."""

from factcheck.store.log import Item
from factcheck.store.records import (
    ArticleRow,
    Change,
    ClaimRow,
    DoctorCheck,
    EventRow,
    EvidenceRow,
    FlagRow,
    Imported,
    NoteRow,
    Progress,
    RuleCount,
    RulingRow,
    SimilarRow,
)
from factcheck.store.search import Found
from factcheck.store.store import Clock, IdSource, Store, open_store

__all__ = [
    "ArticleRow",
    "Change",
    "ClaimRow",
    "Clock",
    "DoctorCheck",
    "EventRow",
    "EvidenceRow",
    "FlagRow",
    "Found",
    "IdSource",
    "Imported",
    "Item",
    "NoteRow",
    "Progress",
    "RuleCount",
    "RulingRow",
    "SimilarRow",
    "Store",
    "open_store",
]

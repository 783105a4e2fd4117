"""The record: articles, claims, flags and every human act, in one SQLite file."""

from factcheck.store.items import Item
from factcheck.store.records import (
    ArticleRow,
    Change,
    ClaimRow,
    DescriptionRow,
    DoctorCheck,
    EventRow,
    EvidenceRow,
    FlagRow,
    Imported,
    KnownRow,
    NoteRow,
    Progress,
    PublicationRow,
    RatingRow,
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
    "DescriptionRow",
    "DoctorCheck",
    "EventRow",
    "EvidenceRow",
    "FlagRow",
    "Found",
    "IdSource",
    "Imported",
    "Item",
    "KnownRow",
    "NoteRow",
    "Progress",
    "PublicationRow",
    "RatingRow",
    "RuleCount",
    "RulingRow",
    "SimilarRow",
    "Store",
    "open_store",
]

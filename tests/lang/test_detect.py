"""The language of a text, told by its commonest words."""

import pytest

from factcheck.lang import UNKNOWN, available, base, language
from factcheck.lang.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Warga yang tinggal di tepi sungai itu sudah mengungsi sejak kemarin karena air tidak kunjung surut.", "id"),
        ("The council said that the bridge would be closed for two weeks while the cracks in it were repaired.", "en"),
        (
            "Der Stadtrat hat gestern beschlossen, dass die Brücke wegen der Risse zwei Wochen lang gesperrt bleibt.",
            UNKNOWN,
        ),
        ("Le conseil a décidé hier que le pont resterait fermé pendant deux semaines à cause des fissures.", UNKNOWN),
        ("", UNKNOWN),
        ("1 2 3", UNKNOWN),
    ],
)
def test_detect(text: str, lang: str) -> None:
    assert detect(text) == lang


def test_the_first_class_languages_have_the_same_tables_and_others_none_beside_them() -> None:
    tables = {tag: set(language(tag).tables) for tag in available()}
    assert tables["id"] == tables["en"]
    assert all(own <= tables["id"] for own in tables.values())


def test_tags_are_reduced_to_their_language() -> None:
    assert [base(tag) for tag in ("id-ID", "en_GB", "EN", None, "")] == ["id", "en", "en", UNKNOWN, UNKNOWN]
    assert language("xx").table("dates") == {}

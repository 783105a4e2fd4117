"""Word files in LibreOffice: all accepted is the corrected text, all rejected the original (make office-test)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.report.export import export
from factcheck.report.gather import LINE_END
from tests.conftest import put
from tests.report.conftest import JAKARTA, ruled
from tests.report.office import Office

if TYPE_CHECKING:
    from factcheck.store import Store

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def lines(text: str) -> list[str]:
    found = LINE_END.split(text)
    return found[:-1] if found[-1] == "" else found


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_all_accepted_is_the_corrected_text_and_all_rejected_the_original(
    store: Store, office: Office, lang: str, public: bool
) -> None:
    article = ruled(store, lang)
    accepted, rejected = office.settled(export(store, [article], "docx", JAKARTA, public=public))
    assert accepted == lines(store.corrected_text(article))
    assert rejected == lines(store.text(article))


def test_a_cut_over_lines_an_added_line_and_a_headline_of_its_own(store: Store, office: Office) -> None:
    text = (
        "Rapat besar digelar di balai desa\ndan ruang\tsekolah pada 2021. Warga 120 orang datang.\n"
        "Kepala desa  pulang pada 2022.\n\nBiaya rapat Rp 35 juta pada 2023."
    )
    article = put(store, text, key="rapat.txt", title="Rapat Desa", stage="published")
    claims = store.claims(article=article)
    review.correct(store, claims[0].id, "", by="sari", note="batal")
    review.correct(store, claims[1].id, "Warga 130 orang datang.\nMereka menunggu.", by="sari")
    review.correct(store, claims[-1].id, "Biaya rapat Rp 53 juta pada 2023 dan 2024.", by="budi")
    review.headline(store, article, "Rapat Warga Desa", by="sari")
    accepted, rejected = office.settled(export(store, [article], "docx", JAKARTA))
    assert accepted == ["Rapat Warga Desa", *lines(store.corrected_text(article))]
    assert rejected == ["Rapat Desa", *lines(text)]


def test_the_report_opens(store: Store, office: Office) -> None:
    article = ruled(store)
    said = office.settled(export(store, [article], "docx-report", JAKARTA))[0]
    assert said[:2] == ["Laporan perbaikan: Pasar Ikan Muara Baru Ditutup Sementara", "INTERNAL REDAKSI"]
    assert said[-5:] == lines(store.corrected_text(article))[-5:]

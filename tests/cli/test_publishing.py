"""The commands for what goes out, from a rating to the statistics, and other people's rulings coming in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli import run

SCHEMA = json.loads((Path(__file__).parents[1] / "report" / "claimreview.schema.json").read_text(encoding="utf-8"))
TEXT = "Rapat digelar Senin (4/3/2024). Hadir 30 orang dari 3 desa."
CLAIM = "Vaksin COVID-19 mengandung mikrocip pelacak. Semua penerima dilacak sejak 2021!"
FEED = {
    "@type": "DataFeed",
    "dataFeedElement": [
        {
            "@type": "ClaimReview",
            "claimReviewed": "Vaksin COVID-19 mengandung mikrocip pelacak",
            "url": "https://cek.example/1",
            "author": {"name": "Cek Nusantara"},
            "reviewRating": {"alternateName": "Salah", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
            "itemReviewed": {"author": {"name": "akun Facebook"}, "datePublished": "2021-01-04"},
        }
    ],
}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_DB", "claims.db")
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    monkeypatch.setenv("LC_ALL", "en")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["import", "a.txt", "--lang", "id", "--title", "Rapat"]) == 0
    capsys.readouterr()


@pytest.fixture
def data(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*args: str) -> Any:
        assert run([*args, "--format", "json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return call


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "factcheck.toml").write_text(text, encoding="utf-8")


def refused(capsys: pytest.CaptureFixture[str], says: str, *args: str) -> None:
    assert run(list(args)) == 2
    assert says in capsys.readouterr().err


def test_rate(data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    row = data("rate", "1", "false")
    assert (row["status"], row["rating"]) == ("disputed", "false")
    assert [claim["rating"] for claim in data("list")] == ["false", None]
    assert data("mark", "1", "verified")["rating"] is None
    assert data("undo")["rating"] == "false"
    settings(tmp_path, 'ratings = "indonesian"\n')
    assert data("rate", "2", "menyesatkan")["rating"] == "misleading"
    assert data("show", "2")["rated"]["words"] == {"en": "Misleading", "id": "Menyesatkan"}
    assert data("rate", "2", "none")["rating"] is None
    refused(capsys, "did you mean 'satire'", "rate", "2", "satir")
    assert run(["show", "1"]) == 0
    assert "rating: Salah" in capsys.readouterr().out


def test_mark_with_rating_cause_and_finder(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert data("mark", "1", "disputed", "--rating", "unproven")["rating"] == "unproven"
    refused(capsys, "sets verified, not disputed", "mark", "1", "disputed", "--rating", "true")
    refused(capsys, "leave --question out", "mark", "1", "disputed", "--rating", "false", "--question", "said")
    fixed = ("mark", "2", "corrected", "--correction", "Hadir 31 orang.", "--cause", "agency", "--found-by", "reader")
    assert data(*fixed)["status"] == "corrected"
    refused(capsys, "Invalid value for '--cause'", "mark", "2", "corrected", "--delete", "--cause", "fate")


def test_ratings_of_one_s_own(data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    settings(
        tmp_path,
        '[[ratings]]\nname = "keliru"\nwords = { id = "Keliru", en = "Wrong" }\nverdict = "disputed"\nvalue = 1\n',
    )
    assert data("rate", "1", "Wrong")["rating"] == "keliru"
    for text, says in (
        ('ratings = "sixstep"', "no preset 'sixstep'"),
        ('[[ratings]]\nname = "x"\nwords = {}\nverdict = "verified"', "needs 'words'"),
        ('[[ratings]]\nname = "x"\nwords = { id = "X" }\nverdict = "open"', "sets verified or disputed"),
        ('[[ratings]]\nname = "x"\nwords = { id = "X" }\nverdict = "verified"\nvalue = 9', "from 1 to 5"),
        ('require_evidence = "sometimes"', "never, public, always"),
        ("four_eyes = 1", "true or false"),
    ):
        settings(tmp_path, text)
        refused(capsys, says, "rate", "1", "x")


def test_describe(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    row = data(
        "describe", "1", "--restated", "Rapat digelar.", "--claimant", "Budi", "--date", "2026-01-02", "--appearance",
        "https://a.example", "--appearance", "https://b.example", "--rating", "false", "--category", "politik",
        "--explanation", "Tidak ada rapat.", "--review-url", "https://cek.example/1", "--third-party",
    )  # fmt: skip
    assert (row["status"], row["rating"]) == ("disputed", "false")
    told = row["description"]
    assert (told["restated"], told["restated_length"], told["claim_date"]) == ("Rapat digelar.", 14, "2026-01-02")
    assert (told["appearances"], told["third_party"]) == (["https://a.example", "https://b.example"], True)
    assert data("show", "1")["description"] == told
    assert run(["describe", "1"]) == 0
    out = capsys.readouterr().out
    assert "restated: Rapat digelar. (14/75)" in out
    assert "claim of others" in out
    assert data("undo")["rating"] is None
    assert data("describe", "1")["description"] is None
    refused(capsys, "no web address", "describe", "1", "--review-url", "javascript:alert(1)")


def test_add(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    row = data("add", CLAIM, "--claimant", "akun X", "--appearance", "https://x.example/1", "--rating", "false")
    assert (row["text"], row["checkable"], row["status"], row["rating"]) == (CLAIM, True, "disputed", "false")
    assert (row["description"]["claimant"], row["description"]["third_party"]) == ("akun X", True)
    again = data("add", CLAIM, "--category", "kesehatan")
    assert again["claim"] == row["claim"]
    assert again["description"]["claimant"] == "akun X"
    refused(capsys, "empty", "add", "  ")
    assert run(["doctor"]) == 0


def test_evidence(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    row = data(
        "evidence", "1", "https://bps.example/1", "--archived", "https://web.example/1", "--title", "Sensus",
        "--publisher", "BPS", "--date", "2021-01-21", "--quote", "270 juta", "--stance", "refutes", "--public",
    )  # fmt: skip
    (found,) = row["evidence"]
    assert (found["stance"], found["archived"], found["date"], found["public"]) == (
        "refutes", "https://web.example/1", "2021-01-21", True,
    )  # fmt: skip
    assert data("show", "1")["evidence"] == [found]
    number = str(found["evidence"])
    assert not data("evidence", "1", "--change", number, "--internal")["evidence"][0]["public"]
    assert run(["evidence", "1"]) == 0
    assert "refutes, internal): https://bps.example/1 Sensus, BPS, 2021-01-21" in capsys.readouterr().out
    refused(capsys, "claim 2 has no evidence", "evidence", "2", "--remove", number)
    assert data("evidence", "1", "--remove", number)["evidence"] == []
    refused(capsys, "one at a time", "evidence", "1", "https://x.example", "--remove", number)


def test_required_evidence(data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data("mark", "1", "verified", "--source", "https://x.example")
    data("clear", "1")
    data("amend", "1", "--stage", "published")
    refused(capsys, "have no public evidence: 1", "clear", "1")
    refused(capsys, "have no public evidence: 1", "export", "1", "--public")
    assert run(["clear", "1", "--anyway"]) == 0
    assert run(["export", "1", "--public", "--anyway"]) == 0
    assert run(["export", "1"]) == 0
    settings(tmp_path, 'require_evidence = "never"')
    assert run(["clear", "1"]) == 0
    assert run(["export", "1", "--public"]) == 0


def test_approve_and_publish(data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    settings(tmp_path, 'four_eyes = true\ntimezone = "Asia/Jakarta"')
    data("rate", "1", "false")
    refused(capsys, "(a claim of others, not of our own story, the restated claim, an", "approve", "debunk", "1")
    data("describe", "1", "--restated", "Rapat digelar.", "--explanation", "Tidak ada rapat.", "--third-party")
    data("evidence", "1", "https://bps.example/1", "--public")
    refused(capsys, "another person than sari", "approve", "debunk", "1")
    refused(capsys, "is not approved", "publish", "debunk", "1", "--url", "https://x.example")
    assert data("approve", "debunk", "1", "--by", "budi")["state"] == "approved"
    row = data("publish", "debunk", "1", "--url", "https://x.example/1", "--at", "2026-03-04T15:30")
    assert (row["state"], row["published_at"], row["url"]) == (
        "published",
        "2026-03-04T08:30:00Z",
        "https://x.example/1",
    )
    assert data("list")[0]["publications"] == {"debunk": "published"}
    assert run(["list"]) == 0
    assert "1 ✗ (false, debunk published)" in capsys.readouterr().out
    assert run(["show", "1"]) == 0
    assert "debunk: published, 2026-03-04 15:30 WIB, https://x.example/1" in capsys.readouterr().out
    data("mark", "1", "verified")
    (back,) = data("show", "1")["publications"]
    assert (back["state"], back["because"]) == ("draft", "ruling")
    assert run(["show", "1"]) == 0
    assert "debunk: a draft, set back by ruling (sari" in capsys.readouterr().out


def test_from_a_message_to_a_debunk_and_a_claim_review(
    data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    claim = str(
        data("add", CLAIM, "--rating", "false", "--claimant", "akun X", "--date", "2021-01-04", "--lang", "id")["claim"]
    )
    refused(capsys, f"claim {claim} (the restated claim, an explanation, public", "export", "--format", "debunk")
    data(
        "describe", claim, "--restated", "Vaksin berisi mikrocip.", "--explanation", "Isi vaksin terdaftar.",
        "--appearance", "https://x.example/1",
    )  # fmt: skip
    data("evidence", claim, "https://bpom.example/1", "--title", "Daftar bahan", "--public")
    assert run(["export", "--format", "debunk", "--claim", claim]) == 0
    text = capsys.readouterr().out
    assert text.startswith("[SALAH] Vaksin berisi mikrocip.")
    assert [line for line in text.splitlines() if line in ("Narasi", "Penjelasan", "Kesimpulan", "Rujukan")] == [
        "Narasi", "Penjelasan", "Kesimpulan", "Rujukan",
    ]  # fmt: skip
    assert "akun X, 4 Januari 2021" in text
    refused(capsys, "the address of the review, the newsroom's name", "export", "--format", "claimreview")
    settings(tmp_path, 'newsroom = "Harian Contoh"\n')
    data("approve", "claimreview", claim)
    data("publish", "claimreview", claim, "--url", "https://contoh.example/cek/1")
    assert run(["export", "--format", "claimreview"]) == 0
    found = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(found)
    assert (found["url"], found["claimReviewed"]) == ("https://contoh.example/cek/1", "Vaksin berisi mikrocip.")
    assert found["reviewRating"] | {"ratingExplanation": ""} == {
        "@type": "Rating", "alternateName": "Salah", "ratingValue": 1, "bestRating": 5, "worstRating": 1,
        "ratingExplanation": "",
    }  # fmt: skip
    assert found["itemReviewed"]["author"]["name"] == "akun X"
    assert run(["export", "--format", "markdown", "--output", "-", str(data("show", claim)["article"])]) == 0
    assert "Penilaian: Salah" in capsys.readouterr().out
    assert run(["doctor"]) == 0


def test_a_claim_is_named_for_what_is_written_of_claims(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    data("mark", "1", "disputed")
    refused(capsys, "--claim goes with", "export", "--claim", "1")
    refused(capsys, "there is no claim 99", "export", "--format", "debunk", "--claim", "99")
    refused(capsys, "lacks: claim 2 (", "export", "--format", "claimreview", "--claim", "2")
    other = data("add", CLAIM)["claim"]
    refused(capsys, "which is not named", "export", "1", "--format", "debunk", "--claim", str(other))


def test_setting_back_is_said(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    data("amend", "1", "--stage", "published")
    data("mark", "1", "corrected", "--correction", "Rapat batal.")
    data("publish", "notice", "1", "--url", "https://x.example/1")
    assert data("show", "--article", "1")["publications"][0]["state"] == "published"
    assert run(["mark", "2", "corrected", "--delete"]) == 0
    assert "the notice of article 1 is a draft again" in capsys.readouterr().err
    assert run(["show", "--article", "1"]) == 0
    assert "notice: a draft" in capsys.readouterr().out


def test_known_claims(data: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_text(json.dumps(FEED), encoding="utf-8")
    assert data("import", "--claimreview", "feed.json") == [
        {"source": "feed.json", "new": 1, "changed": 0, "known": 0, "error": None}
    ]
    (found,) = [row for row in data("similar", "vaksin berisi mikrocip pelacak") if row["kind"] == "known"]
    assert (found["rating"], found["publisher"], found["url"]) == ("Salah", "Cek Nusantara", "https://cek.example/1")
    assert (found["claimant"], found["claimed"], found["claim"]) == ("akun Facebook", "2021-01-04", None)
    assert run(["similar", "vaksin berisi mikrocip pelacak"]) == 0
    assert "→ Salah · Vaksin COVID-19" in capsys.readouterr().out
    assert run(["import", "--claimreview", "a.txt", "feed.json"]) == 3
    captured = capsys.readouterr()
    assert "a.txt: it holds no ClaimReview" in captured.err
    assert "1 known" in captured.out
    refused(capsys, "leave the other options out", "import", "--claimreview", "feed.json", "--lang", "id")


def test_stats(data: Any, capsys: pytest.CaptureFixture[str]) -> None:
    data("mark", "1", "corrected", "--correction", "Rapat batal.")
    (row,) = data("stats")
    assert row == {
        "group": "error", "articles": 1, "published": 0, "corrections": 0, "fixes": 1, "per_100": None,
        "median_hours": None,
    }  # fmt: skip
    assert data("stats", "--until", "2000-01-01") == []
    assert run(["stats", "--by", "found-by"]) == 0
    assert "not said" in capsys.readouterr().out

"""A newsroom's settings: factcheck.toml and the environment, read once into a frozen object."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, cast

from factcheck.errors import SettingsError
from factcheck.model import EXPORTS, ORDERS, SEVERITIES, Order, Rating, Severity, Verdict
from factcheck.ratings import BEST, PRESETS, WORST
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME = "factcheck.toml"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that the newsroom does not want as they stand: what to write instead, and why.

    `languages` is empty for all. Without `case` capitals make no difference.
    """

    find: tuple[str, ...]
    use: tuple[str, ...] = ()
    why: str = ""
    severity: Severity = "warning"
    languages: tuple[str, ...] = ()
    case: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """Words that a rule (every rule, when it names none) never flags, in whatever capitals."""

    text: str
    rule: str = ""


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("give a string")


def _list(what: str) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ValueError(f"give a list of {what}")

    return read


def _table(what: str) -> Callable[[Any], Mapping[str, str]]:
    def read(value: Any) -> Mapping[str, str]:
        if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
            return MappingProxyType(dict(value))
        raise ValueError(f"give a table of {what}")

    return read


def _templates(value: Any) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Texts by language, file and key; which there are is the report's to know."""
    if not isinstance(value, dict) or not all(isinstance(files, dict) for files in value.values()):
        raise ValueError("write them as tables headed [templates.LANGUAGE.FILE]")
    read = _table("texts")
    found = {lang: MappingProxyType({f: read(texts) for f, texts in files.items()}) for lang, files in value.items()}
    return MappingProxyType(found)


def _address(value: Any) -> str:
    if isinstance(value, str) and (not value or value.startswith(("https://", "http://"))):
        return value
    raise ValueError("give an address that begins with https:// or http://")


def _severity(value: Any) -> Severity:
    if value not in SEVERITIES:
        raise ValueError(f"unknown severity {value!r}, use one of {', '.join(SEVERITIES)}")
    return cast("Severity", value)


_TEMPLATE = re.compile(
    r"https?://(?:[^/?#{}\s@]|\{lang\})+(?:[/?#](?:[^{}\s]|\{(?:query|lang|url)\})*)?", re.IGNORECASE
)


def _places(value: Any) -> Mapping[str, str]:
    found = _table("addresses")(value)
    for name, template in found.items():
        if template and not _TEMPLATE.fullmatch(template):
            raise ValueError(
                f"{name}: give an http or https address with {{query}}, {{lang}} or {{url}} after its host,"
                ' or "" to leave it out'
            )
    return found


def _severities(value: Any) -> Mapping[str, Severity]:
    return MappingProxyType({rule: _severity(item) for rule, item in _table("severities")(value).items()})


def _tables(value: Any, what: str) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    raise ValueError(f"write each as a table headed [[{what}]]")


def _records(what: str, kind: type[Any], readers: Mapping[str, Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """Reads an array of tables into dataclasses of a kind, whose first field must be there and not empty."""
    needed = fields(kind)[0].name

    def read(value: Any) -> tuple[Any, ...]:
        found = []
        for row in _tables(value, what):
            for key in row:
                if key not in readers:
                    hint = did_you_mean(key, readers, f"known keys: {', '.join(readers)}")
                    raise ValueError(f"unknown key {key!r} in [[{what}]], {hint}")
            if not row.get(needed):
                raise ValueError(f"each [[{what}]] needs {needed!r}")
            found.append(kind(**{key: _within(key, readers[key], item) for key, item in row.items()}))
        return tuple(found)

    return read


def _within(key: str, reader: Callable[[Any], Any], value: Any) -> Any:
    try:
        return reader(value)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("give true or false")


def _words(value: Any) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else _list("words")(value)
    if not all(word.strip() for word in found):
        raise ValueError("an empty word matches everything")
    return found


_WORD_RULE = {
    "find": _words,
    "use": _words,
    "why": _text,
    "severity": _severity,
    "languages": _list("language tags"),
    "case": _flag,
}
_EXEMPTION = {"text": _text, "rule": _text}


EVIDENCE_NEEDED = ("never", "public", "always")


def _evidence_needed(value: Any) -> str:
    if value not in EVIDENCE_NEEDED:
        raise ValueError(f"unknown rule {value!r}, use one of {', '.join(EVIDENCE_NEEDED)}")
    return str(value)


def _order(value: Any) -> Order | Literal[""]:
    if value != "" and value not in ORDERS:
        raise ValueError(f"unknown order {value!r}, use one of {', '.join(ORDERS)}")
    return cast('Order | Literal[""]', value)


def _shown(value: Any) -> tuple[Severity, ...]:
    """The severities to be shown at once: errors and warnings always are, since a person decides on each of them."""
    found = {_severity(item) for item in _list("severities")(value)}
    if not found.issuperset(("error", "warning")):
        raise ValueError("errors and warnings are always shown: give both, with or without 'info'")
    return tuple(one for one in SEVERITIES if one in found)


def _export_format(value: Any) -> str:
    if value not in EXPORTS:
        hint = did_you_mean(value, EXPORTS, f"use one of {', '.join(EXPORTS)}") if isinstance(value, str) else ""
        raise ValueError(f"no format {value!r}, {hint}")
    return str(value)


# What a kind of work sets at once; by hand from general knowledge of how desks, fact-checkers and standards editors
# work. Each of its keys may be set alone, and then wins.
PROFILES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "desk": MappingProxyType(
            {"order": "open", "severities": ("error", "warning"), "require_evidence": "public", "export_format": "docx"}
        ),
        "factcheck": MappingProxyType(
            {"order": "score", "severities": SEVERITIES, "require_evidence": "always", "export_format": "html"}
        ),
        "standards": MappingProxyType(
            {
                "order": "article", "severities": SEVERITIES, "require_evidence": "public",
                "export_format": "docx-report",
            }
        ),
    }
)  # fmt: skip


def _profile(value: Any) -> str:
    if value != "" and value not in PROFILES:
        hint = did_you_mean(value, PROFILES, f"use one of {', '.join(PROFILES)}") if isinstance(value, str) else ""
        raise ValueError(f"no profile {value!r}, {hint}")
    return str(value)


def _sets_verdict(value: Any) -> Verdict:
    if value not in ("verified", "disputed"):
        raise ValueError(f"a rating sets verified or disputed, not {value!r}")
    return cast("Verdict", value)


def _place(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not WORST <= value <= BEST:
        raise ValueError(f"give a whole number from {WORST} to {BEST}, or leave it out")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not _BARE.fullmatch(value) or len(value) > 40:
        raise ValueError("give at most 40 letters, figures and hyphens")
    return value


_RATING = {"name": _name, "words": _table("words"), "verdict": _sets_verdict, "value": _place}


def _ratings(value: Any) -> tuple[Rating, ...]:
    """The name of a preset, or tables headed [[ratings]]."""
    if isinstance(value, str):
        if value not in PRESETS:
            hint = did_you_mean(value, PRESETS, f"use one of {', '.join(PRESETS)}")
            raise ValueError(f"no preset {value!r}, {hint}")
        return PRESETS[value]
    for row in _tables(value, "ratings"):
        for key in ("name", "words", "verdict"):
            if not row.get(key):
                raise ValueError(f"each [[ratings]] needs {key!r}")
    found = cast("tuple[Rating, ...]", _records("ratings", Rating, _RATING)(value))
    names = [rating.name for rating in found]
    if len({*names}) < len(names):
        raise ValueError("two ratings bear one name")
    return found


def _key(doc: str, read: Callable[[Any], Any]) -> dict[str, Any]:
    return {"doc": doc, "read": read}


@dataclass(frozen=True)
class Settings:
    """What a newsroom may set; every field is a key of factcheck.toml."""

    reviewer: str = field(default="", metadata=_key("the name that rulings are signed with", _text))
    language: str = field(default="", metadata=_key("language of the screen: en or id (default: the locale's)", _text))
    timezone: str = field(
        default="UTC", metadata=_key("IANA zone in which times are shown, such as Asia/Jakarta", _text)
    )
    newsroom: str = field(default="", metadata=_key("the newsroom's name, as published reports give it", _text))
    website: str = field(default="", metadata=_key("the newsroom's web address", _address))
    corrections_policy: str = field(
        default="", metadata=_key("web address of the newsroom's corrections policy", _address)
    )
    templates: Mapping[str, Mapping[str, Mapping[str, str]]] = field(
        default_factory=lambda: _EMPTY, metadata=_key("the newsroom's own words in notices and debunks", _templates)
    )
    theme: str = field(default="", metadata=_key("theme of the terminal UI", _text))
    off: tuple[str, ...] = field(default=(), metadata=_key("rules that do not run", _list("rule names")))
    on: tuple[str, ...] = field(default=(), metadata=_key("rules to run that are off by default", _list("rule names")))
    severity: Mapping[str, Severity] = field(
        default_factory=lambda: _EMPTY, metadata=_key("severity by rule", _severities)
    )
    keys: Mapping[str, str] = field(default_factory=lambda: _EMPTY, metadata=_key("keys by action id", _table("keys")))
    names: tuple[str, ...] = field(
        default=(), metadata=_key("names as the newsroom writes them, capitals and all", _list("names"))
    )
    spellings: Mapping[str, str] = field(
        default_factory=lambda: _EMPTY, metadata=_key("wrong spellings and the right ones", _table("spellings"))
    )
    lookup: Mapping[str, str] = field(
        default_factory=lambda: _EMPTY, metadata=_key("places to look a claim up, by name", _places)
    )
    words: tuple[WordRule, ...] = field(
        default=(), metadata=_key("simple word rules", _records("words", WordRule, _WORD_RULE))
    )
    exempt: tuple[Exemption, ...] = field(
        default=(), metadata=_key("words that a rule never flags", _records("exempt", Exemption, _EXEMPTION))
    )
    ratings: tuple[Rating, ...] = field(
        default=PRESETS["plain"],
        metadata=_key(f"words below the verdict: a preset ({', '.join(PRESETS)}) or tables of your own", _ratings),
    )
    four_eyes: bool = field(
        default=False, metadata=_key("whether what goes out is approved by another person than its author", _flag)
    )
    require_evidence: str = field(
        default="public",
        metadata=_key("evidence that rulings need before clearing: never, public or always", _evidence_needed),
    )
    profile: str = field(
        default="",
        metadata=_key(
            f"kind of work, which sets order, severities, require_evidence and export_format: {', '.join(PROFILES)}",
            _profile,
        ),
    )
    order: Order | Literal[""] = field(
        default="",
        metadata=_key(f"order in which open claims come: {', '.join(ORDERS)}", _order),
    )
    severities: tuple[Severity, ...] = field(
        default=("error", "warning"), metadata=_key("severities of flags that are shown at first", _shown)
    )
    export_format: str = field(
        default="markdown", metadata=_key("format of an export when none is named", _export_format)
    )
    facts: tuple[Mapping[str, Any], ...] = field(
        default=(), metadata=_key("dated facts: offices and events", lambda value: tuple(_tables(value, "facts")))
    )


def find(database: Path | None = None) -> Path | None:
    """The settings file beside the database, else in the working folder, else None."""
    folders = [database.parent] if database is not None else []
    for folder in (*folders, Path()):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def load(path: Path | None) -> Settings:
    """Settings of a file (None: the defaults), with $FACTCHECK_REVIEWER on top.

    Raises SettingsError for a file that cannot be read, an unknown key or a value of the wrong kind.
    """
    data = _read(path) if path is not None else {}
    if reviewer := os.environ.get("FACTCHECK_REVIEWER"):
        data["reviewer"] = reviewer
    readers = {f.name: f.metadata["read"] for f in fields(Settings)}
    values = {}
    for key, value in data.items():
        try:
            values[key] = readers[key](value)
        except ValueError as error:
            raise SettingsError(f"{path}: {key} cannot be used", str(error)) from error
    return Settings(**(dict(PROFILES.get(values.get("profile", ""), {})) | values))


Origin = Literal["default", "file", "environment", "profile", "given"]


def origins(settings: Settings, path: Path | None) -> dict[str, Origin]:
    """By key, where a value in force is from; "given" is one that neither the file nor the environment says.

    Raises SettingsError for a file that cannot be read.
    """
    data = _read(path) if path is not None else {}
    found: dict[str, Origin] = {}
    for key in fields(Settings):
        default = key.default if key.default is not MISSING else MappingProxyType({})
        if key.name == "reviewer" and settings.reviewer and os.environ.get("FACTCHECK_REVIEWER") == settings.reviewer:
            found[key.name] = "environment"
        elif key.name in data:
            found[key.name] = "file"
        elif key.name in PROFILES.get(str(data.get("profile")), ()):
            found[key.name] = "profile"
        else:
            found[key.name] = "default" if getattr(settings, key.name) == default else "given"
    return found


def written(key: str, value: object) -> str:
    """The line of factcheck.toml that sets a key to a value, tables and all on one line."""
    return f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    """A value of a setting in TOML."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: getattr(value, f.name) for f in fields(value)}
        value = {name: item for name, item in plain.items() if item not in ("", (), False, None)}
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_toml_key(str(name))} = {_toml(item)}" for name, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return _quoted(value) if isinstance(value, str) else str(value)


def _toml_key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    """A basic string of TOML, which has no halves of surrogate pairs."""
    return '"' + "".join(_QUOTED.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}", "mend the file or move it away") from error
    known = [f.name for f in fields(Settings)]
    for key in data:
        if key not in known:
            raise SettingsError(
                f"{path}: unknown key {key!r}", did_you_mean(key, known, f"known keys: {', '.join(known)}")
            )
    return data


def exempt_everywhere(database: Path, exemption: Exemption) -> Path:
    """Append an exemption to the settings file of a database, which is made beside it where there is none.

    Gives the file. What stands in it stays. Raises SettingsError when the file cannot be written or would not be read
    afterwards; it is then as before.
    """
    path = find(database) or database.parent / FILE_NAME
    from factcheck.text import to_json

    lines = ["[[exempt]]", f"text = {to_json(exemption.text)}"]
    lines += [f"rule = {to_json(exemption.rule)}"] if exemption.rule else []
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        after = before + gap + "\n".join(lines) + "\n"
        tomllib.loads(after)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(after, encoding="utf-8")
        fresh.replace(path.resolve())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: the exemption could not be added: {error}", "add it by hand") from error
    return path

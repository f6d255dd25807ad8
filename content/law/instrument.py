"""What a fact can stand on: laws, rules and standards, each named once in instruments.yaml."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from content.files import FOLDER, Entry, read_entries, wrong

LAW = FOLDER / "law"
INSTRUMENTS = "instruments"
KINDS = {
    "law": {"zh": "法律规定", "en": "law"},
    "judicial_interpretation": {"zh": "司法解释", "en": "judicial interpretation"},
    "judicial_policy": {"zh": "司法政策", "en": "court policy"},
    "regulation": {"zh": "法规", "en": "regulation"},
    "regulator_rule": {"zh": "监管规章", "en": "regulator's rule"},
    "regulator_notice": {"zh": "监管通知", "en": "regulator's notice"},
    "recommended_standard": {"zh": "国家标准（推荐）", "en": "recommended national standard"},
    "self_regulation": {"zh": "行业自律", "en": "industry self-regulation"},
    "local_court_practice": {"zh": "地方法院做法", "en": "local court practice"},
    "public_service": {"zh": "公共服务", "en": "public service"},
    "common_practice": {"zh": "常见做法", "en": "common practice"},
}
CONFIDENCES = {
    "primary": {"zh": "已核对原文", "en": "text read"},
    "secondary": {"zh": "据公开报道", "en": "from published reports"},
    "inference": {"zh": "由条文推断", "en": "our reading of the articles"},
}


@dataclass(frozen=True)
class Instrument:
    """A law, rule or standard, named once: full and short names, issuer, number, kind."""

    id: str
    name: dict[str, str]
    short: dict[str, str]
    issuer: dict[str, str]
    number: str | None
    kind: str
    from_date: date | None


@dataclass(frozen=True)
class Source:
    """Where a fact stands: the instrument and the article in it ("" for the whole of it)."""

    instrument: Instrument
    article: str


def load_instruments(folder: Path = LAW) -> dict[str, Instrument]:
    """Every instrument by its id; a repeated id is a ValueError."""
    found: dict[str, Instrument] = {}
    for entry in read_entries(folder / f"{INSTRUMENTS}.yaml"):
        entry.only("id", "name", "short", "issuer", "number", "kind", "from", "note")
        item = Instrument(
            id=entry.text("id"),
            name=entry.both("name"),
            short=entry.both("short"),
            issuer=entry.both("issuer"),
            number=entry.maybe_text("number"),
            kind=entry.one_of("kind", KINDS),
            from_date=entry.maybe_day("from"),
        )
        if item.id in found:
            raise wrong(entry.where, "the id is used twice")
        found[item.id] = item
    return found


def read_sources(entry: Entry, known: dict[str, Instrument]) -> tuple[Source, ...]:
    """The places a fact cites, the leading one first; an unknown instrument is a ValueError."""
    found = []
    for row in entry.rows("source"):
        row.only("in", "article")
        name = row.text("in")
        if name not in known:
            raise wrong(row.where, f"no instrument {name} in {INSTRUMENTS}.yaml")
        found.append(Source(known[name], row.maybe_text("article") or ""))
    if not found:
        raise wrong(entry.where, "a fact needs a source")
    return tuple(found)

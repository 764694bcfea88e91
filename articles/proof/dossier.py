"""
Put everything that proves one letter at one moment into one archive, to be verified offline.

The same state of the database gives the same bytes. The archive carries its own verifier, which
needs nothing but Python; so every digest is over a text that stands in the archive as it was
hashed, and nobody has to write JSON canonically to check one. Of other letters' events it holds
the digests alone: enough to follow the whole chain, and nothing to read.
"""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from articles import dates
from articles.digests import canonical_text, digest
from articles.models import Approval, Article, Event, Publication
from articles.proof import certificate, evidence, pdf
from articles.proof.moment import Moment, moment
from articles.reading import read
from articles.rendering import page
from articles.rendering.documents import LINKS
from articles.workflow import checkpoint, history, telling
from articles.workflow.showing import content_of, imprint_of

FORM = "lanfam-dossier/1"
# The earliest that an archive can say; what is in it has dates of its own.
TIMELESS = (1980, 1, 1, 0, 0, 0)
HERE = Path(__file__).parent


class NothingLive(Exception):
    """Readers could open nothing of the letter at that moment; says what is nearest."""


def build(article: Article, *, at: datetime) -> bytes:
    """Return the archive about what readers saw of `article` at `at`. Raises `NothingLive`."""
    found = moment(article, at=at)
    if found.shown is None:
        raise NothingLive(nothing(article, found))
    return _zipped(dict(members(article, found, found.shown)))


def nothing(article: Article, found: Moment) -> str:
    """Return the sentence that nothing was live, with what is nearest."""
    near = []
    if found.before:
        near.append(f"the last before began {_told(found.before.live_from)}")
    if found.after:
        near.append(f"the next began {_told(found.after.live_from)}")
    close = "; ".join(near) or "it never was public"
    return f"Nothing of {article.slug} was live at {_told(found.at)}: {close}."


def members(
    article: Article, found: Moment, shown: Publication
) -> Iterator[tuple[str, str | bytes]]:
    """Yield every member of the archive but its manifest, by name."""
    revision = shown.revision
    records, events, newest = _chain(article)
    yield "README.txt", (HERE / "dossier.txt").read_text()
    yield "verify.py", (HERE / "verify.py").read_text()
    yield "live.json", _readable(_live(article, found, shown))
    yield "checkpoint.json", checkpoint.to_text(checkpoint.make(now=newest))
    yield "chain/records.txt", "".join(records)
    yield "chain/events.jsonl", "".join(events)
    yield "revision/content.json", revision.text
    yield from _documents(shown)
    for approval in revision.approvals.order_by("id"):
        yield from _signature(approval)
    for table, rows in evidence.tables(article, revision):
        yield f"rows/{table}.json", _readable([telling.full(row) for row in rows])
    yield "policy.json", evidence.policy_text(shown.approval)
    yield "references.json", _readable(evidence.references(revision, at=found.at))
    yield from evidence.images(revision.content)
    facts = certificate.facts(revision)
    yield "certificate.pdf", pdf.certificate(facts)


def _live(article: Article, found: Moment, shown: Publication) -> dict[str, Any]:
    zone = shown.revision.content.brand.time_zone
    return {
        "form": FORM,
        "letter": str(article.identity),
        "slug": shown.slug,
        "headline": shown.headline,
        "at": found.at.astimezone(UTC).isoformat(),
        "at_the_brand": dates.stamp(found.at, zone),
        "time_zone": zone,
        "publication": shown.pk,
        "revision": {"number": shown.revision.number, "digest": shown.digest},
        "approval": shown.approval_id,
    }


def _chain(article: Article) -> tuple[list[str], list[str], datetime]:
    """
    Return a line for every event of the chain, and when the newest of them was.

    First the digests of all; then, with their places, those of the letter and those that concern
    all letters.
    """
    records, events, newest = [], [], datetime.min.replace(tzinfo=UTC)
    rows = Event.objects.order_by("id").values_list("article_id", "record", "at")
    for place, (letter, record, at) in enumerate(rows.iterator(chunk_size=1000), start=1):
        records.append(f"{digest(record)}\n")
        if letter in (article.pk, None):
            events.append(json.dumps({"place": place, "record": record}) + "\n")
        newest = at
    return records, events, newest


def _documents(shown: Publication) -> Iterator[tuple[str, str]]:
    content = content_of(shown)
    read(content)
    yield "documents/detail.json", shown.detail
    yield "documents/json-ld.json", shown.json_ld
    yield "documents/letter.md", shown.markdown
    yield "documents/letter.html", page.letter_page(content, imprint_of(shown))
    detail = msgspec.json.decode(shown.detail)
    signed = {name: detail[name] for name in detail if name not in LINKS}
    yield "documents/signed-detail.json", canonical_text(signed)


def _signature(approval: Approval) -> Iterator[tuple[str, str]]:
    base = f"signatures/{approval.pk}"
    yield f"{base}/facts.json", history.facts_text(approval)
    yield f"{base}/bound.json", history.bound_text(approval)
    for name in ("person", "findings", "resolutions", "answers", "documents", "requirements"):
        yield f"{base}/{name}.json", getattr(approval, name)


def _readable(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _told(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _zipped(named: dict[str, str | bytes]) -> bytes:
    """Return the archive of these members and of a manifest with the SHA-256 of each."""
    held = {name: text.encode() if isinstance(text, str) else text for name, text in named.items()}
    manifest = {
        "form": FORM,
        "members": {name: sha256(body).hexdigest() for name, body in sorted(held.items())},
    }
    held["manifest.json"] = _readable(manifest).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(held):
            entry = zipfile.ZipInfo(name, date_time=TIMELESS)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, held[name])
    return out.getvalue()

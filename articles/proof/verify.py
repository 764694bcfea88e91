#!/usr/bin/env python3
"""
Verify this dossier. Needs Python 3.9 or newer and nothing else; asks no network.

    python verify.py                            inside the unpacked archive
    python verify.py dossier.zip                on the archive as it came
    python verify.py --checkpoint FILE [...]    and against a checkpoint that was kept elsewhere

Exit status: 0 everything agrees, 1 something does not (each is named), 2 wrong call.
"""

import argparse
import json
import sys
import zipfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

FORM = "lanfam-dossier/1"
GENESIS = "0" * 64
LONGEST = 300
LINKS = ("previous", "next", "related")
PUBLICATION = "articles_publication"
PARTS = ("person", "findings", "resolutions", "answers", "documents", "requirements")


class Broken(Exception):
    """The dossier cannot be read as one."""


def digest(data):
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def link(previous, record):
    # Canonical JSON (RFC 8785) of two hashes; with names this plain it is this one line.
    return digest(f'{{"previous_hash":"{previous}","record_sha256":"{record}"}}')


def tell(value):
    """Return a value as an event tells it: of a long text the digest."""
    if isinstance(value, dict) and set(value) != {"sha256"}:
        return {name: tell(each) for name, each in value.items()}
    return {"sha256": digest(value)} if isinstance(value, str) and len(value) > LONGEST else value


class Dossier:
    """The members of the archive, from a zip file or from the folder it was unpacked into."""

    def __init__(self, place):
        self.read, self.names = (_zip if place.is_file() else _folder)(place)

    def text(self, name):
        return self.read(name).decode("utf-8")

    def json(self, name):
        try:
            return json.loads(self.text(name))
        except (KeyError, OSError, ValueError) as error:
            raise Broken(f"{name} cannot be read: {error}") from error

    def rows(self):
        """Return every row that the dossier gives, by table and key."""
        found = {}
        for name in self.names:
            if name.startswith("rows/"):
                rows = self.json(name)
                found[name[len("rows/") : -len(".json")]] = {row["id"]: row for row in rows}
        return found


def _zip(place):
    archive = zipfile.ZipFile(place)
    names = archive.namelist()
    if len(names) != len(set(names)):
        raise Broken("the archive holds two members of one name")
    return archive.read, set(names)


def _folder(place):
    files = [path for path in place.rglob("*") if path.is_file()]
    ours = {path.relative_to(place).as_posix() for path in files if "__pycache__" not in path.parts}
    return (lambda name: (place / name).read_bytes()), ours


class Verifier:
    """Asks one question after the other; keeps what is proven and what is not."""

    def __init__(self, dossier):
        self.dossier = dossier
        self.proven, self.wrong = [], []

    def say(self, holds, proven, wrong):
        (self.proven if holds else self.wrong).append(proven if holds else wrong)
        return holds

    # Members

    def members(self):
        manifest = self.dossier.json("manifest.json")
        named = manifest.get("members", {})
        before = len(self.wrong)
        for name, expected in sorted(named.items()):
            if name not in self.dossier.names:
                self.wrong.append(f"{name} is missing.")
            elif digest(self.dossier.read(name)) != expected:
                self.wrong.append(f"{name} was changed.")
        for name in sorted(self.dossier.names - set(named) - {"manifest.json"}):
            self.wrong.append(f"{name} was added.")
        if len(self.wrong) == before:
            self.proven.append(f"All {len(named)} members are those that the manifest names.")

    # The chain

    def chain(self, checkpoints):
        self.records = self.dossier.text("chain/records.txt").split()
        self.hashes, last = [], GENESIS
        for record in self.records:
            last = link(last, record)
            self.hashes.append(last)
        self._checkpoint(self.dossier.json("checkpoint.json"), "the dossier’s own checkpoint")
        for name, kept in checkpoints:
            if self._checkpoint(kept, name):
                self.proven.append(
                    f"The chain is the one that {name} saw at {kept['at']}, "
                    f"when it had {kept['events']} events."
                )
        self.proven.append(
            f"The chain runs without a gap through {len(self.hashes)} events to {last}."
        )

    def _checkpoint(self, kept, name):
        places = [(kept["events"], kept["hash"])]
        places += [(each["event"], each["hash"]) for each in kept["milestones"]]
        wrong = [
            place
            for place, expected in sorted(places)
            if place and (self.hashes[place - 1 : place] or [None]) != [expected]
        ]
        if wrong:
            self.wrong.append(
                f"chain/records.txt does not lead to {name}: it departs by event {wrong[0]}."
            )
        return not wrong

    def events(self):
        """Read the events that stand in the dossier whole, each by its place in the chain."""
        self.told, self.by_letter, self.all_events = {}, set(), []
        letter = self.dossier.json("live.json")["letter"]
        sound = True
        for line in self.dossier.text("chain/events.jsonl").splitlines():
            event = json.loads(line)
            place, record = event["place"], event["record"]
            if self.records[place - 1 : place] != [digest(record)]:
                sound = False
                self.wrong.append(f"chain/events.jsonl: event {place} is not that of the chain.")
                continue
            said = json.loads(record)
            self.all_events.append((place, said))
            for table, rows in said["details"].get("rows", {}).items():
                for row in rows:
                    self.told[table, row["id"]] = row
                    if said["article"] == letter:
                        self.by_letter.add((table, row["id"]))
        if sound:
            self.proven.append(f"{len(self.all_events)} events stand here whole, in place.")

    # Rows

    def rows(self):
        self.given = self.dossier.rows()
        before, count = len(self.wrong), 0
        for table, rows in sorted(self.given.items()):
            for key, row in sorted(rows.items()):
                count += 1
                said = self.told.get((table, key))
                if said is None:
                    self.wrong.append(f"rows/{table}.json: no event tells of row {key}.")
                elif tell(row) != said:
                    names = sorted(n for n in {*row, *said} if tell(row).get(n) != said.get(n))
                    self.wrong.append(
                        "rows/{}.json: {} of row {} is not what its event recorded.".format(
                            table, " and ".join(names), key
                        )
                    )
        for table, key in sorted(self.by_letter):
            if table in self.given and key not in self.given[table]:
                self.wrong.append(f"rows/{table}.json: row {key} is left out.")
        if len(self.wrong) == before:
            self.proven.append(f"All {count} rows say what the chain tells of them.")

    # The text and its signatures

    def revision(self):
        live = self.dossier.json("live.json")
        content = self.dossier.text("revision/content.json")
        rows = self.given["articles_revision"].values()
        row = next((r for r in rows if r["digest"] == live["revision"]["digest"]), None)
        told = {"sha256": digest(content)}
        holds = row is not None and row["digest"] == digest(content) and tell(row["text"]) == told
        self.say(
            holds,
            f"The signed text has the SHA-256 {digest(content)}.",
            "revision/content.json is not the text that was frozen.",
        )
        self.signed = row or {"id": None, "digest": ""}

    def signatures(self):
        for key, row in sorted(self.given["articles_approval"].items()):
            if row["revision_id"] != self.signed["id"]:
                continue
            base = f"signatures/{key}/"
            before = len(self.wrong)
            self._bound(base, row)
            for name in PARTS:
                if self.dossier.text(f"{base}{name}.json") != row[name]:
                    self.wrong.append(f"{base}{name}.json is not what was signed.")
            if len(self.wrong) == before:
                self.proven.append(
                    "{} signed it ({}: {}) at {}; the signature binds text, findings, resolutions, "
                    "documents, answers and policy.".format(
                        row["printed_name"], row["capacity"], row["meaning"], row["signed_at"]
                    )
                )

    def _bound(self, base, row):
        """Hold a signature's two digests against the texts that they are of, and those in turn."""
        for name, column in (("facts", "facts_sha256"), ("bound", "bound_sha256")):
            text = self.dossier.text(f"{base}{name}.json")
            if digest(text) != row[column]:
                self.wrong.append(f"{base}{name}.json is not what {column} names.")
                continue
            for part, said in json.loads(text).items():
                if said != self._part(part, row):
                    self.wrong.append(f"{base}{name}.json: {part} is not what was signed.")

    def _part(self, part, row):
        known = {
            "revision": self.signed["digest"],
            "facts": row["facts_sha256"],
            "policy": {"version": row["rules_version"], "sha256": row["policy_sha256"]},
        }
        if part in known:
            return known[part]
        if part == "documents":
            return row["documents_sha256"]
        if part in ("findings", "resolutions", "answers", "requirements"):
            return digest(row[part])
        return row.get(part)

    def policy(self):
        text = self.dossier.text("policy.json")
        row = self.given["articles_approval"].get(self.dossier.json("live.json")["approval"])
        if text and row:
            self.say(
                digest(text) == row["policy_sha256"],
                "The policy it was checked by is policy.json.",
                "policy.json is not the policy that the signature names.",
            )

    # What was live

    def live(self):
        live = self.dossier.json("live.json")
        row = self.given[PUBLICATION].get(live["publication"])
        if row is None:
            self.wrong.append("live.json names a publication that is not in the dossier.")
            return
        at = datetime.fromisoformat(live["at"])
        begins = datetime.fromisoformat(row["live_from"])
        ends = [datetime.fromisoformat(row[n]) for n in ("live_until", "withdrawn_at") if row[n]]
        holds = begins <= at and all(at < end for end in ends)
        holds = holds and row["revision_id"] == self.signed["id"]
        holds = holds and (row["approval_id"], row["slug"]) == (live["approval"], live["slug"])
        until = f" until {min(ends).isoformat()}" if ends else ""
        self.say(
            holds,
            "At {} readers saw this text at …/{}: it was live from {}{}.".format(
                live["at_the_brand"], row["slug"], row["live_from"], until
            ),
            "live.json: by the chain, this text was not live at {}.".format(live["at"]),
        )
        self._documents(row, self._told_by(at))

    def _told_by(self, at):
        """Return what the chain had told of the publication by `at`."""
        key, said = self.dossier.json("live.json")["publication"], {}
        for _, event in self.all_events:
            if datetime.fromisoformat(event["at"]) <= at:
                for row in event["details"].get("rows", {}).get(PUBLICATION, []):
                    said = row if row["id"] == key else said
        return said

    def _documents(self, row, then):
        signed = self.dossier.text("documents/signed-detail.json")
        detail = self.dossier.json("documents/detail.json")
        own = {name: value for name, value in detail.items() if name not in LINKS}
        if own != json.loads(signed):
            self.wrong.append("documents/detail.json differs from documents/signed-detail.json.")
        for name, text, column in (
            ("signed-detail.json", digest(signed), "signed_detail"),
            ("json-ld.json", tell(self.dossier.text("documents/json-ld.json")), "json_ld"),
            ("letter.md", tell(self.dossier.text("documents/letter.md")), "markdown"),
        ):
            if text != row[column]:
                self.wrong.append(f"documents/{name} is not what was published.")
            elif row[column] == then.get(column):
                self.proven.append(f"documents/{name} is what was served then.")
            else:
                self.proven.append(
                    f"documents/{name} was rendered anew from the signed text since then."
                )

    # The pictures

    def images(self):
        """Hold the pictures against the text, which names each by its SHA-256."""
        named = set(_named_pictures(json.loads(self.dossier.text("revision/content.json"))))
        shown = sorted(name for name in self.dossier.names if name.startswith("images/"))
        known = [name for name in shown if digest(self.dossier.read(name)) in named]
        for name in shown:
            if named and name not in known:
                self.wrong.append(f"{name} is not a picture that the signed text names.")
        if known:
            many = "picture is the one" if len(known) == 1 else "pictures are those"
            self.proven.append(f"{len(known)} {many} that the signed text names.")


def _named_pictures(value):
    """Yield the SHA-256 that a signed text gives of its pictures, wherever they stand in it."""
    if isinstance(value, dict):
        if value.get("url") and value.get("sha256"):
            yield value["sha256"]
        for each in value.values():
            yield from _named_pictures(each)
    elif isinstance(value, list):
        for each in value:
            yield from _named_pictures(each)


UNREADABLE = (Broken, KeyError, IndexError, TypeError, ValueError, AttributeError, OSError)
STEPS = ("members", "events", "rows", "revision", "signatures", "policy", "live", "images")


def verify(place, checkpoints):
    """Return (proven, wrong) as sentences."""
    dossier = Dossier(place)
    manifest = dossier.json("manifest.json")
    if manifest.get("form") != FORM:
        raise Broken("its form is {!r}; this verifier knows {}".format(manifest.get("form"), FORM))
    verifier = Verifier(dossier)
    for step in STEPS:
        try:
            if step == "events":
                verifier.chain(checkpoints)
            getattr(verifier, step)()
        except UNREADABLE as error:
            verifier.wrong.append(f"{step} cannot be checked: {error} ({type(error).__name__}).")
    return verifier.proven, verifier.wrong


def main(words=None):
    parser = argparse.ArgumentParser(description="Verify a dossier of a letter, offline.")
    parser.add_argument("dossier", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="FILE")
    given = parser.parse_args(words)
    try:
        kept = [(str(path), json.loads(path.read_text())) for path in given.checkpoint]
        proven, wrong = verify(given.dossier, kept)
    except (Broken, OSError, ValueError, zipfile.BadZipFile, KeyError) as error:
        print(f"This is no dossier that can be verified: {error}.")
        return 2
    for sentence in proven:
        print(f"  proven  {sentence}")
    for sentence in wrong:
        print(f"   WRONG  {sentence}")
    print(
        "Not everything agrees: this dossier proves nothing."
        if wrong
        else "Everything agrees. README.txt says what that proves, and what it cannot."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())

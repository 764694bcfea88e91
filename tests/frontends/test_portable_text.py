"""Portable Text, drawn by its own library and our components, says what the HTML says."""

import json
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles.body.document import Document
from articles.rendering.html import body_html
from articles.rendering.portable_text import blocks
from tests.articles.documents import documents
from tests.articles.rendering import words
from tests.articles.rendering.letters import reading_of
from tests.frontends import recipes
from tests.frontends.conftest import Node, ran

DRIVER = """
import { readFileSync } from "node:fs";
import { toHTML } from "@portabletext/to-html";
import { components } from "./lib/portable-text.mjs";
const onMissingComponent = (message) => { throw new Error(message); };
const letters = JSON.parse(readFileSync(process.argv[2], "utf8"));
const drawn = letters.map((blocks) => toHTML(blocks, { components, onMissingComponent }));
console.log(JSON.stringify(drawn));
"""


@pytest.fixture(scope="module")
def project(node: Node) -> Path:
    files = recipes.written("docs/frontends.md")
    return node.project("portable-text", {**files, "driver.mjs": DRIVER})


# Each example starts Node, for a batch of letters; making it smaller would start it for minutes.
@settings(max_examples=3, phases=[Phase.generate])
@given(letters=st.lists(documents, min_size=25, max_size=25))
def test_it_reads_as_the_html_does(project: Path, letters: list[Document]) -> None:
    readings = [reading_of(letter) for letter in letters]
    (project / "letters.json").write_text(json.dumps([blocks(reading) for reading in readings]))
    drawn = json.loads(ran(["node", "driver.mjs", "letters.json"], cwd=project))
    for html, reading in zip(drawn, readings, strict=True):
        assert words.of_html(html) == words.of_html(body_html(reading))

"""The types made from our OpenAPI document hold the client, and schema-dts our structured data."""

import json
from pathlib import Path

import pytest

from tests.frontends import recipes
from tests.frontends.conftest import Node

GOLDEN = recipes.ROOT / "tests" / "golden"

STRICT = {
    "compilerOptions": {
        "strict": True,
        "noEmit": True,
        "skipLibCheck": True,
        "target": "es2022",
        "module": "esnext",
        "moduleResolution": "bundler",
        "types": ["node"],
    }
}

USE = """
import { letter, letters } from "./lib/lanfam";
const page = await letters({ author: "fabio-lanzieri", page_size: 5, ordering: ["headline"] });
const first = await letter(page?.results[0]?.slug ?? "");
export const told: string = first ? `${first.headline} ${first.reviewed_by?.name ?? ""}` : "";
export const reviewed: string | null | undefined = first?.last_reviewed;
export const kinds: string[] = first?.body.blocks.map((block) => block._type) ?? [];
"""

WRONG = {
    "a field that letters lack": "export const a = (await letter(''))?.publishedAt;",
    "a filter that lists lack": "export const a = await letters({ writer: 'somebody' });",
    "an ordering that lists lack": "export const a = await letters({ ordering: ['length'] });",
    "null taken for a text": "export const a: string = (await letter(''))!.last_reviewed;",
    "a property that schema.org lacks": "export const a: Graph = { '@context': "
    "'https://schema.org', '@graph': [{ '@type': 'BlogPosting', 'writtenBy': 'somebody' }] };",
}
LIB = 'import { letter, letters } from "./lib/lanfam";\n'
GRAPH = 'import type { Graph } from "schema-dts";\n'


@pytest.fixture(scope="module")
def project(node: Node) -> Path:
    folder = node.project("types", {"lib/lanfam.ts": recipes.written("README.md")["lib/lanfam.ts"]})
    schema = str(recipes.ROOT / "docs" / "openapi.yaml")
    node.run("openapi-typescript", schema, "-o", "lib/api.d.ts", cwd=folder)
    (folder / "tsconfig.json").write_text(json.dumps(STRICT))
    return folder


def test_client_and_structured_data_compile_under_strict(node: Node, project: Path) -> None:
    (project / "use.ts").write_text(USE)
    for graph in GOLDEN.glob("*.jsonld"):
        text = f"{GRAPH}export const graph: Graph = {graph.read_text()};"
        (project / f"{graph.stem}.ts").write_text(text)
    node.run("tsc", "--project", ".", cwd=project)


def test_mistakes_do_not_compile(node: Node, project: Path) -> None:
    for number, line in enumerate(WRONG.values()):
        (project / f"wrong-{number}.ts").write_text(f"{GRAPH}{LIB}{line}")
    (project / "tsconfig.wrong.json").write_text(
        json.dumps({"extends": "./tsconfig.json", "include": ["wrong-*.ts"]})
    )
    refused = node.refused("tsc", "--project", "tsconfig.wrong.json", cwd=project)
    found = {name: f"wrong-{number}.ts(" in refused for number, name in enumerate(WRONG)}
    assert found == dict.fromkeys(WRONG, True), refused

"""The Astro site of the README shows letters, and previews them as the documentation says."""

import json

import httpx

from tests.frontends import recipes
from tests.frontends.conftest import HEADLINE, Cms, Node
from tests.frontends.sites import GRAPH, served, shows


def files() -> dict[str, str]:
    both = recipes.written("README.md") | recipes.written("docs/preview.md")
    wanted = ("src/", "astro.config", "lib/lanfam")
    site = {path: text for path, text in both.items() if path.startswith(wanted)}
    return site | {"package.json": '{"private": true, "type": "module"}'}


def test_a_site_built_from_the_readme_shows_letters_and_previews(node: Node, cms: Cms) -> None:
    project = node.project("astro", files())
    schema = f"{cms.url}/api/v1/schema/"
    node.run("openapi-typescript", schema, "-o", "lib/api.d.ts", cwd=project)
    node.run("astro", "build", cwd=project, CMS=cms.url)
    letter = httpx.get(f"{cms.url}/api/v1/articles/{cms.slug}/").raise_for_status().json()
    with served(["node", "dist/server/entry.mjs"], cwd=project, CMS=cms.url) as site:
        page = site.get(f"/post/{cms.slug}")
        shows(page, letter)
        (graph,) = GRAPH.findall(page.text)
        assert json.loads(graph) == letter["json_ld"]
        assert site.get("/post/nothing-is-here").status_code == 404

        there = site.get("/preview", params={"token": cms.token})
        assert f"<h1>{HEADLINE}</h1>" in there.text
        assert there.headers["cache-control"] == "no-store"
        assert site.get("/preview", params={"token": "made-up"}).status_code == 404

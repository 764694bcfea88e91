"""The Next.js site of the README shows letters, and previews them as the documentation says."""

import json

import httpx

from tests.frontends import recipes
from tests.frontends.conftest import HEADLINE, Cms, Node
from tests.frontends.sites import GRAPH, served, shows

PAGE = "app/post/[slug]/page.tsx"


def files() -> dict[str, str]:
    """Return the files of README and preview.md, with the one change that the latter asks for."""
    both = recipes.written("README.md") | recipes.written("docs/preview.md")
    site = {path: text for path, text in both.items() if path.startswith(("app/", "lib/"))}
    changed = site[PAGE].replace("../../../lib/lanfam", "../../../lib/draft")
    assert changed != site[PAGE]
    return site | {PAGE: changed}


def test_a_site_built_from_the_readme_shows_letters_and_previews(node: Node, cms: Cms) -> None:
    project = node.project("next", files())
    schema = f"{cms.url}/api/v1/schema/"
    node.run("openapi-typescript", schema, "-o", "lib/api.d.ts", cwd=project)
    node.run("next", "build", cwd=project, CMS=cms.url)
    letter = httpx.get(f"{cms.url}/api/v1/articles/{cms.slug}/").raise_for_status().json()
    start = [node.program("next"), "start"]
    with served(start, cwd=project, CMS=cms.url, NEXT_TELEMETRY_DISABLED="1") as site:
        page = site.get(f"/post/{cms.slug}")
        shows(page, letter)
        (graph,) = GRAPH.findall(page.text)
        assert json.loads(graph) == letter["json_ld"]
        assert site.get("/post/nothing-is-here").status_code == 404

        assert site.get("/api/preview", params={"token": "made-up"}).status_code == 404
        # The cookies are for https alone; a browser makes an exception for localhost.
        asked = site.get("/api/preview", params={"token": cms.token}, follow_redirects=False)
        kept = "; ".join(
            cookie.partition(";")[0] for cookie in asked.headers.get_list("set-cookie")
        )
        there = site.get(asked.headers["location"], headers={"Cookie": kept})
        assert f"<h1>{HEADLINE}</h1>" in there.text
        assert HEADLINE not in site.get(f"/post/{cms.slug}").text

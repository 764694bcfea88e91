"""The TypeScript sample that receivers copy takes our messages and no others."""

import json

from tests.articles.delivery.test_samples import EXPECTED, SAMPLES, SECRET, cases
from tests.frontends.conftest import Node, ran

DRIVER = """
import { verify } from "./verify.mjs";
const { cases, secret } = JSON.parse(process.argv[2]);
console.log(JSON.stringify(cases.map(([body, headers]) => {
  try { return verify(body, new Headers(headers), secret).data.slug; } catch { return null; }
})));
"""


def test_the_typescript_sample_takes_our_messages_and_no_others(node: Node) -> None:
    files = {"driver.mjs": DRIVER, "verify.ts": (SAMPLES / "verify.ts").read_text()}
    project = node.project("webhook", files)
    made = ["--format=esm", "--outfile=verify.mjs", "--log-level=error"]
    node.run("esbuild", "verify.ts", *made, cwd=project)
    sent = [[body, headers] for body, headers in cases()]
    asked = json.dumps({"cases": sent, "secret": SECRET})
    assert json.loads(ran(["node", "driver.mjs", asked], cwd=project)) == EXPECTED

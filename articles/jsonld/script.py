"""
Write a graph as the text of a script element.

The text must not be able to end that element: `</script>` in a headline would otherwise
turn the rest of the graph into markup (jsonld-target 1.6).
"""

import json
from typing import Any

ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def dumps(graph: dict[str, Any]) -> str:
    """
    Return `graph` as compact JSON, the same text for the same graph.

    Names keep their diacritics; `<`, `>`, `&`, U+2028 and U+2029, which can stand only inside
    strings, are written as escapes. Keys stay in the graph's own order.
    """
    text = json.dumps(graph, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(ESCAPES)

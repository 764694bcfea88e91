"""A picture in the text, in every form that a letter is served in."""

import pytest
from msgspec.structs import replace

from articles.content import Content, FocalPoint, Image, Person, Rendition
from articles.jsonld.graph import graph
from articles.length import word_count
from articles.reading import Reading
from articles.rendering.detail import detail
from articles.rendering.html import answer_html, body_html
from articles.rendering.markdown import body_markdown
from articles.rendering.page import letter_page
from articles.rendering.pictures import picture_html
from articles.rendering.portable_text import blocks
from articles.rendering.text import body_text
from tests.articles.documents import IMAGES
from tests.articles.jsonld.letters import imprint as an_imprint
from tests.articles.rendering.letters import cite, letter, reading

MEDIA = "https://site.example/media/images"


def files(name: str, media_type: str, ending: str) -> tuple[Rendition, ...]:
    return tuple(
        Rendition(url=f"{MEDIA}/{name}-{w}w.{ending}", width=w, height=w // 2, type=media_type)
        for w in (320, 640)
    )


LINING = Image(
    url=f"{MEDIA}/lining.jpg",
    width=1600,
    height=800,
    alt="A fold of the [gut] lining & its cells",
    caption="What the library says",
    credit_text="Drawing: Ada <Bell>",
    license="https://creativecommons.org/licenses/by/4.0/",
    identity=IMAGES[0],
    focal_point=FocalPoint(x=42, y=30),
    renditions=(*files("l", "image/avif", "avif"), *files("l", "image/webp", "webp")),
)
WAVE = Image(url=f"{MEDIA}/wave.png", width=800, height=80, identity=IMAGES[1], decorative=True)


def figure(caption: str = "", image: str = IMAGES[0]) -> str:
    inner = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure data-image="{image}">{inner}</figure>'


BODY = (
    f"<p>One two.</p>{figure('Three <em>four</em>.' + cite('kim-2017'))}{figure(image=IMAGES[1])}"
)


@pytest.fixture(scope="module")
def shown() -> Reading:
    return reading(BODY, figure("Five."), images=(LINING, WAVE))


def test_html_offers_the_smallest_file_and_says_what_is_seen(shown: Reading) -> None:
    _, first, second = body_html(shown).split("\n")
    assert first == (
        '<figure id="figure-1"><picture>'
        '<source type="image/avif" srcset="https://site.example/media/images/l-320w.avif 320w, '
        'https://site.example/media/images/l-640w.avif 640w" sizes="auto, 100vw">'
        '<source type="image/webp" srcset="https://site.example/media/images/l-320w.webp 320w, '
        'https://site.example/media/images/l-640w.webp 640w" sizes="auto, 100vw">'
        '<img src="https://site.example/media/images/lining.jpg" '
        'alt="A fold of the [gut] lining &amp; its cells" width="1600" height="800" '
        'loading="lazy" decoding="async"></picture>'
        '<figcaption>Three <em>four</em>.<sup class="citation"><a href="#ref-1" id="cite-1-1" '
        'role="doc-noteref" aria-label="Reference 1">1</a></sup> '
        '<span class="credit">Drawing: Ada &lt;Bell&gt;</span></figcaption></figure>'
    )
    assert second == (
        '<figure id="figure-2"><img src="https://site.example/media/images/wave.png" alt="" '
        'width="800" height="80" loading="lazy" decoding="async"></figure>'
    )


def test_figures_are_counted_through_the_letter_and_its_answers(shown: Reading) -> None:
    assert 'id="figure-3"' in answer_html(shown, 0)


def test_a_link_may_lead_to_a_figure_and_no_heading_takes_its_name() -> None:
    body = f'<h2>Figure 1</h2>{figure()}<p><a href="#figure-1">here</a></p>'
    written = body_html(reading(body, images=(LINING,)))
    assert '<h2 id="section-figure-1">' in written
    assert '<a href="#figure-1">here</a>' in written


def test_a_picture_that_nobody_has_leaves_its_words() -> None:
    lost = reading(figure("Words." + cite("kim-2017")) + f"<p>x{cite('rao-2012')}</p>")
    assert '<figure id="figure-1"><figcaption>Words.<sup' in body_html(lost)
    assert body_markdown(lost) == "Words.[^1]\n\nx[^2]"
    assert blocks(lost)[0]["image"] is None


def test_portable_text_carries_the_picture_as_the_api_shows_pictures(shown: Reading) -> None:
    _, first, second = blocks(shown)
    assert (first["_type"], first["anchor"], second["caption"]) == ("figure", "figure-1", [])
    assert first["image"]["focal_point"] == {"x": 0.42, "y": 0.3}
    assert first["image"]["renditions"][0] == {
        "url": f"{MEDIA}/l-320w.avif",
        "width": 320,
        "height": 160,
        "type": "image/avif",
    }
    caption = [child.get("text", "¹") for child in first["caption"][0]["children"]]
    assert caption == ["Three ", "four", ".", "¹"]


def test_markdown_keeps_picture_and_words_together(shown: Reading) -> None:
    assert body_markdown(shown) == (
        "One two.\n\n"
        "![A fold of the \\[gut\\] lining & its cells]"
        "(https://site.example/media/images/lining.jpg)\\\n"
        "Three *four*.[^1] Drawing: Ada \\<Bell>\n\n"
        "![](https://site.example/media/images/wave.png)"
    )


def test_plain_text_says_what_is_seen_and_passes_over_decoration(shown: Reading) -> None:
    assert body_text(shown) == (
        "One two.\n\n[Picture: A fold of the [gut] lining & its cells]\nThree four.¹ "
        "Drawing: Ada <Bell>"
    )


def test_captions_are_words_of_the_letter_and_alternative_texts_are_not(shown: Reading) -> None:
    assert word_count(shown) == 4


def test_structured_data_describes_each_figure_with_the_caption_it_has_here() -> None:
    content = letter(BODY, figure("Five."), images=(LINING, WAVE), image=LINING)
    nodes = {n["@id"]: n for n in graph(content, an_imprint())["@graph"] if "@id" in n}
    page = "https://site.example/post/fuel"
    # An article needs an author before it may have pictures; the letters here have none.
    assert f"{page}#figure-1" not in nodes
    authored = graph(with_author(content), an_imprint())["@graph"]
    nodes = {node["@id"]: node for node in authored}
    assert nodes[f"{page}#article"]["image"] == [
        {"@id": f"{page}#primaryimage"},
        {"@id": f"{page}#figure-1"},
        {"@id": f"{page}#figure-3"},
    ]
    assert nodes[f"{page}#figure-1"] == {
        "@type": "ImageObject",
        "@id": f"{page}#figure-1",
        "url": f"{MEDIA}/lining.jpg",
        "contentUrl": f"{MEDIA}/lining.jpg",
        "width": "1600 px",
        "height": "800 px",
        "caption": "Three four.",
        "creditText": "Drawing: Ada <Bell>",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def with_author(content: Content) -> Content:
    return replace(content, authors=(Person(slug="ada", name="Ada Bell"),))


def test_the_main_picture_opens_the_page_and_is_not_loaded_late() -> None:
    page = letter_page(letter("<p>x</p>", image=LINING), an_imprint())
    assert 'sizes="100vw"' in page
    assert "lazy" not in page
    assert "<figcaption>What the library says <span" in page


def test_the_api_gives_the_main_picture_with_its_renditions() -> None:
    image = detail(letter("<p>x</p>", image=LINING), an_imprint())["image"]
    assert image["focal_point"] == {"x": 0.42, "y": 0.3}
    assert [each["width"] for each in image["renditions"]] == [320, 640, 320, 640]


def test_an_address_cannot_leave_its_attribute() -> None:
    evil = Image(url='https://x.example/"><script>', alt='"><script>')
    assert "<script>" not in picture_html(evil)

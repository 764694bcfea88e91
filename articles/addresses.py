"""Give every public page its absolute address on the brand's own site."""

from articles.content import Brand


def letter_url(brand: Brand, slug: str) -> str:
    """Return the canonical URL of the letter with `slug`, e.g. https://site.example/post/slug."""
    return f"{brand.origin}{brand.post_path}{slug}"


def home_url(brand: Brand) -> str:
    """Return the URL of the site's front page, with its slash."""
    return f"{brand.origin}/"

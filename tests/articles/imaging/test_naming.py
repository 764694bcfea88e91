"""How the files of pictures are called."""

import pytest

from articles.imaging.naming import file_name, stem

SHA = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("Gut Lining (final).JPG", "gut-lining-final"),
        ("Größe_2.png", "groe-2"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\x.png", "x"),
        ("a.php.jpg", "a-php"),
        ('"><script>.svg', "script"),
        ("写真.jpg", "picture"),
        ("", "picture"),
        (".htaccess", "htaccess"),
        ("n\0ull\n.png", "n-ull"),
        ("long " * 40, "-".join(["long"] * 12)),
    ],
)
def test_only_plain_words_of_a_name_remain(given: str, words: str) -> None:
    assert stem(given) == words


def test_a_name_says_what_is_in_the_file() -> None:
    assert file_name(SHA, given="Lining.PNG", suffix=".jpg") == (
        "images/0123456789abcdef01234567/lining.jpg"
    )
    assert file_name(SHA, given="Lining.PNG", suffix=".webp", width=640).endswith(
        "/lining-640w.webp"
    )

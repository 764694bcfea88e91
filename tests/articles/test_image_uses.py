"""Where a picture is used, and which ones nobody uses."""

import pytest

from articles.image_uses import letters_showing, where_used, with_use
from articles.models import Article, Author, Brand, Image, Product
from tests.articles.test_pictures import figure
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db


def test_every_use_is_named_in_a_constant_number_of_queries(
    django_assert_num_queries: object,
) -> None:
    image, unused = make_image(), make_image("Nobody’s", color="red")
    twice = f"<p>Cells burn it.</p>{figure(image)}<p>Again.</p>{figure(image, 'Once more.')}"
    article = make_article("in_review", body=twice)
    Article.objects.filter(pk=article.pk).update(image=image)
    Author.objects.update(image=image)
    Product.objects.update(image=image)
    Brand.objects.update(logo=image)
    with django_assert_num_queries(6):  # type: ignore[operator]
        used = where_used(image)
    (draft,), (frozen,) = used.drafts, used.revisions
    assert (draft.article, draft.is_main, draft.figures) == (article, True, 2)
    assert [revision.number for revision in frozen.revisions] == [1]
    assert (len(used.authors), len(used.products), len(used.brands)) == (1, 1, 1)
    assert not used.is_unused
    assert where_used(unused).is_unused
    assert letters_showing([image, unused]) == {image.pk: {article.pk}, unused.pk: set()}
    flags = {row.pk: row.is_used for row in with_use(Image.objects.all())}  # type: ignore[attr-defined]
    assert flags == {image.pk: True, unused.pk: False}


@pytest.mark.parametrize("model", [Author, Product, Brand])
def test_a_record_alone_is_use(model: type) -> None:
    image = make_image()
    make_article()
    model.objects.update(**{"logo" if model is Brand else "image": image})  # type: ignore[attr-defined]
    assert not where_used(image).is_unused
    assert with_use(Image.objects.all()).get().is_used  # type: ignore[attr-defined]

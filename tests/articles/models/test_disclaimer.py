"""A wording of the FDA disclaimer is the regulation's, to the word, or is refused."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Disclaimer, DisclaimerVersion
from tests.factories import PLURAL, SINGULAR, make_disclaimer

pytestmark = pytest.mark.django_db

WRONG = (
    ({"singular": SINGULAR.replace("Food and Drug Administration", "FDA")}, "“fda.” stands for"),
    ({"plural": PLURAL.replace("This product is", "Our products are")}, "“our products are”"),
    ({"plural": PLURAL.split(". ")[0] + "."}, "is missing"),
    ({"singular": PLURAL}, "“these statements have” stands for “this statement has”"),
    ({"plural": SINGULAR}, "“this statement has” stands for “these statements have”"),
    ({"plural": PLURAL + " Ask your doctor."}, "“ask your doctor.” is added"),
)


@pytest.mark.parametrize(("forms", "told"), WRONG, ids=[told for _, told in WRONG])
def test_other_words_are_refused_with_each_difference(forms: dict[str, str], told: str) -> None:
    texts = {"singular": SINGULAR, "plural": PLURAL, **forms}
    with pytest.raises(ValidationError) as refused:
        DisclaimerVersion.objects.create(disclaimer=make_disclaimer(), **texts)
    (field,) = forms
    assert set(refused.value.message_dict) == {field}
    assert told in refused.value.message_dict[field][0]
    assert "21 CFR 101.93(c)" in refused.value.message_dict[field][0]


def test_print_is_free_and_the_newest_wording_is_in_force() -> None:
    fda = make_disclaimer()
    printed = DisclaimerVersion.objects.create(
        disclaimer=fda, singular=f"**{SINGULAR.upper()}**", plural=f"“{PLURAL}”"
    )
    assert (printed.version, fda.in_force) == (2, printed)


def test_other_kinds_say_what_they_like() -> None:
    advice = Disclaimer.objects.create(kind="advice", name="Advice")
    DisclaimerVersion.objects.create(disclaimer=advice, singular="Ask.", plural="Ask first.")
    assert advice.in_force is not None
    assert Disclaimer.objects.create(kind="none", name="None").in_force is None

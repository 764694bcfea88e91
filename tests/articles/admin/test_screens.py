"""Every screen opens for everybody who may open it, and for nobody else."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.compliance.resolution import Kind
from articles.models import (
    AccountEvent,
    Allowance,
    Approval,
    Article,
    Author,
    Brand,
    Claim,
    Disclaimer,
    Event,
    Image,
    LexiconTerm,
    LibraryClaim,
    PaperAlert,
    PolicyVersion,
    Product,
    Publication,
    Recheck,
    Redirect,
    Renaming,
    Resolution,
    ReviewPolicy,
    Revision,
    Series,
    SignatureRequirement,
    Topic,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.workflow import house, resolving, standing
from articles.workflow.policy import Role
from articles.workflow.states import Status
from tests.articles.admin.browser import Browser, address, fields, words
from tests.articles.workflow.notices import tell
from tests.factories import NOW, make_brand, make_image, make_library_claim, make_user

pytestmark = pytest.mark.django_db

# Who may add and change, only edit what is there, only add, or only view; `-` is none of it.
GRID = """
               editors   reviewers   publishers   administrators   medical   legal
article        change    view        view         change           view      view
claim          edit      view        view         edit             view      view
libraryclaim   change    change      view         change           change    view
author         change    view        view         change           view      view
series         change    view        view         change           view      view
topic          change    view        view         change           view      view
product        change    view        view         change           view      view
image          change    view        view         change           view      view
disclaimer     view      view        view         change           view      view
redirect       view      view        change       change           view      view
brand          view      view        view         edit             view      view
revision       view      view        view         view             view      view
approval       view      view        view         view             view      view
publication    view      view        view         view             view      view
event          view      view        view         view             view      view
paperalert     view      view        view         view             view      view
resolution     view      view        view         view             view      view
signaturerequirement view view       view           add              view      view
lexiconterm    view      add         view         add              view      view
allowance      view      add         view         add              view      view
policyversion  view      view        view         view             view      view
recheck        view      view        view         view             view      view
reviewpolicy   view      view        view         add              view      view
renaming       view      view        view         view             view      view
accountevent    -         -           -            view             -         -
webhookendpoint -        -           view         change           -         -
webhookdelivery -        -           view         view             -         -
"""

MODELS = {
    model._meta.model_name: model
    for model in (
        *(Article, Claim, LibraryClaim, Author, Series, Topic, Product, Image, Disclaimer),
        *(Redirect, Brand, Revision, Approval, Publication, Event, PaperAlert, Resolution),
        *(SignatureRequirement, ReviewPolicy),
        *(LexiconTerm, Allowance, PolicyVersion, Recheck),
        *(Renaming, AccountEvent),
        *(WebhookEndpoint, WebhookDelivery),
    )
}


def cells() -> list[tuple[str, str, str]]:
    head, *rows = [line.split() for line in GRID.strip().splitlines()]
    return [(model, role, may) for model, *row in rows for role, may in zip(head, row, strict=True)]


@pytest.fixture
def published(live_letter: Article) -> Article:
    """One of everything: a published letter, a picture, an old address, an alert, a resolution."""
    article = live_letter
    statement = standing.findings_of(article, status=Status.PUBLISHED)[-1]
    reviewer = make_user(Role.REVIEWER)
    judged = resolving.resolve(
        article,
        actor=reviewer,
        now=NOW,
        kind=Kind.NOT_A_CLAIM,
        code=statement.code,
        sentence_sha256=statement.sentence_sha256,
        reason="It tells of the body and promises nothing.",
    )
    why = "Every letter of ours says it, and it promises nothing."
    house.propose_allowance(judged, why=why, actor=reviewer, now=NOW)
    house.add_term(kind="disease", phrase="gnarly gut", why=why, actor=reviewer, now=NOW)
    make_library_claim(approved=False)
    tell()
    ReviewPolicy.objects.create(why="We began.", changed_at=NOW, changed_by=reviewer)
    SignatureRequirement.objects.create(content_kind="testimonial", capacity="legal")
    Renaming.objects.create(kind="topic", record="Gluten", changes="{}", created_at=NOW)
    Redirect.objects.create(old_slug="what-cells-once-ran-on", article=article)
    make_image("A pixel")
    WebhookDelivery.objects.create(
        message=WebhookMessage.objects.first(),
        endpoint=WebhookEndpoint.objects.create(url="https://www.evenwell.example/hook"),
        created_at=NOW,
        next_at=NOW,
    )
    return article


def signed_in(role: str | None, **fields: object) -> Client:
    client = Client()
    client.force_login(make_user(Role(role) if role else None, **fields))
    return client


def test_the_grid_has_every_screen_of_letters() -> None:
    ours = {m._meta.model_name for m in admin.site._registry if m._meta.app_label == "articles"}
    assert ours == {model for model, _, _ in cells()} == set(MODELS)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_lists_and_pages_open_and_offer_what_the_role_may_do(role: str, published: Article) -> None:
    client = signed_in(role)
    for model, _, may in (cell for cell in cells() if cell[1] == role):
        listed = client.get(address(f"{model}_changelist"), follow=True)
        assert listed.status_code == (403 if may == "-" else 200), model
        row = MODELS[model].objects.first()
        page = client.get(address(f"{model}_change", row.pk))
        assert page.status_code == (403 if may == "-" else 200), model
        assert ('name="_save"' in page.content.decode()) is (may in ("change", "edit")), model
        added = client.get(address(f"{model}_add")).status_code
        assert added == (200 if may in ("change", "add") else 403), model


def test_a_superuser_changes_no_more_of_the_records_than_anybody(published: Article) -> None:
    client = signed_in(None, is_superuser=True)
    for model in ("revision", "approval", "publication", "event", "paperalert"):
        row = MODELS[model].objects.first()
        page = client.get(address(f"{model}_change", row.pk)).content.decode()
        assert 'name="_save"' not in page
        assert client.get(address(f"{model}_delete", row.pk)).status_code == 403
        assert client.get(address(f"{model}_add")).status_code == 403
    assert client.get(address("article_delete", published.pk)).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_whoever_has_no_group_sees_nothing(model: str, published: Article) -> None:
    assert signed_in(None).get(address(f"{model}_changelist")).status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        "articles/article/999/change/",
        "articles/article/nonsense/change/",
        "articles/article/99999999999999999999999/change/",
        "articles/article/999/do/submit/",
        "articles/article/999/preview/",
        "articles/article/999/history/",
        "articles/revision/999/change/",
        "articles/article/?status=nonsense",
        "articles/article/?q=%F0%9F%8C%BF&p=9999",
        "articles/article/?edited_at__year=banana",
        "articles/event/?article__id__exact=banana",
        "articles/claim/?kind__exact=nonsense",
    ],
)
def test_odd_addresses_get_a_page_and_not_a_failure(page: str, published: Article) -> None:
    browser = Browser(make_user(Role.EDITOR))
    assert browser.open(f"/admin/{page}").status_code == 200


def test_an_action_that_does_not_exist_is_not_found(published: Article) -> None:
    client = signed_in("administrators")
    assert client.get(address("article_action", published.pk, "edit")).status_code == 404
    assert client.get(address("article_action", published.pk, "explode")).status_code == 404


def test_an_empty_installation_says_what_to_do_first() -> None:
    browser = Browser(make_user(Role.EDITOR))
    assert browser.open("/admin/").status_code == 200
    answer = browser.send(address("article_add"), headline="First", slug="first")
    assert "No brand is set up yet." in words(answer)
    assert not Article.objects.exists()


def test_the_brand_opens_straight_from_its_list_and_gets_no_sister() -> None:
    administrator = Browser(make_user(Role.ADMINISTRATOR))
    assert "0 brand" in administrator.text(address("brand_changelist"))
    administrator.send(address("brand_add"), name="Evenwell", origin="https://www.evenwell.example")
    assert fields(administrator.open(address("brand_changelist")))["name"] == "Evenwell"
    assert administrator.open(address("brand_add")).status_code == 403


def test_every_time_is_in_the_brands_zone_and_the_page_says_so(published: Article) -> None:
    shown = Browser(make_user(Role.EDITOR)).text(address("article_change", published.pk))
    assert "All times: America/Chicago" in shown
    assert "since 1 June 2026, 10:00" in shown


def test_lists_are_typed_one_a_line_and_a_bad_line_is_named() -> None:
    make_brand()
    browser = Browser(make_user(Role.EDITOR))
    added = address("author_add")
    browser.send(
        added,
        name="Nina Note",
        slug="nina-note",
        same_as="https://orcid.example/1\n\n https://orcid.example/1 \nhttps://b.example/n",
    )
    author = Author.objects.get(slug="nina-note")
    assert author.same_as == ["https://orcid.example/1", "https://b.example/n"]
    page = address("author_change", author.pk)
    assert fields(browser.open(page))["same_as"] == "\n".join(author.same_as)
    refused = browser.send(page, same_as="https://b.example/n\njavascript:alert(1)")
    assert "“javascript:alert(1)”: Enter a valid URL." in words(refused)


def test_a_new_wording_of_a_disclaimer_stands_beside_the_old_one() -> None:
    disclaimer = Disclaimer.objects.create(kind="allergens", name="Allergens", symbol="†")
    old = disclaimer.versions.create(singular="It has soy.", plural="They have soy.")
    browser = Browser(make_user(Role.ADMINISTRATOR))
    page = address("disclaimer_change", disclaimer.pk)
    assert "versions-0-singular" not in fields(browser.open(page))
    browser.send(page, **{"versions-1-singular": "One.", "versions-1-plural": "Many."})
    assert [version.version for version in disclaimer.versions.all()] == [2, 1]
    old.refresh_from_db()
    assert old.singular != "One."


def test_an_editor_cannot_cut_the_tie_between_an_author_and_an_account() -> None:
    author = Author.objects.for_signer(make_user(Role.REVIEWER))
    browser = Browser(make_user(Role.EDITOR))
    page = address("author_change", author.pk)
    assert "user" not in fields(browser.open(page))
    browser.post(page, **{**fields(browser.open(page)), "user": ""})
    author.refresh_from_db()
    assert author.user is not None


def test_an_administrator_gives_groups_and_makes_no_superuser() -> None:
    browser = Browser(make_user(Role.ADMINISTRATOR))
    colleague, editors = make_user(name="Cora Colleague"), Group.objects.get(name="editors")
    page = f"/admin/auth/user/{colleague.pk}/change/"
    data = fields(browser.open(page))
    assert "is_superuser" not in data
    assert "user_permissions" not in data
    browser.post(page, **{**data, "is_superuser": "on", "groups": [editors.pk]})
    colleague.refresh_from_db()
    assert list(colleague.groups.all()) == [editors]
    assert not colleague.is_superuser
    boss = User.objects.create_superuser("boss")
    assert "_save" not in browser.open(f"/admin/auth/user/{boss.pk}/change/").content.decode()


def test_a_frozen_revision_shows_letter_digest_writers_and_signature(published: Article) -> None:
    revision = published.revisions.get()
    shown = Browser(make_user(Role.REVIEWER)).text(address("revision_change", revision.pk))
    assert revision.digest in shown
    assert "Cells of the gut lining burn an amino acid" in shown
    assert "approved for publication" in shown
    assert revision.approvals.get().printed_name in shown


def test_no_page_carries_a_script_or_style_of_its_own(published: Article) -> None:
    client = signed_in("administrators")
    for page in (
        "/admin/",
        address("article_changelist"),
        address("article_change", published.pk),
        address("article_preview", published.pk),
        address("article_action", published.pk, "unpublish"),
        address("revision_change", published.revisions.get().pk),
    ):
        html = client.get(page).content.decode()
        assert "<style" not in html
        assert " style=" not in html
        assert "javascript:" not in html
        assert " onclick=" not in html
        scripts = [tag.split(">")[0] for tag in html.split("<script")[1:]]
        assert all("src=" in tag or "json" in tag for tag in scripts)

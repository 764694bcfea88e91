"""The letter's own page: what it shows, what it saves, what it refuses and in which words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Event, Topic
from articles.workflow import actions
from articles.workflow.policy import DECIDING, Role
from articles.workflow.states import Action, Status
from tests.articles.admin.browser import PASSWORD, Browser, address, fields, words
from tests.factories import BODY, make_article, make_author, make_reference, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR, name="Edda Editor"))


def page_of(article: Article) -> str:
    return address("article_change", article.pk)


def do(article: Article, action: str) -> str:
    return address("article_action", article.pk, action)


def test_the_page_of_a_live_letter_takes_a_bounded_number_of_queries(
    editor: Browser, live_letter: Article, django_assert_max_num_queries
) -> None:
    editor.open(page_of(live_letter))
    with django_assert_max_num_queries(75):
        editor.open(page_of(live_letter))


# Saving


def test_a_save_that_changes_nothing_records_nothing_and_says_so(editor: Browser) -> None:
    article = make_article("approved")
    before = (article.body, article.draft_version, Event.objects.count())
    answer = editor.send(page_of(article))
    assert "Nothing changed: the letter says what it said before." in words(answer)
    article.refresh_from_db()
    assert (article.body, article.draft_version, Event.objects.count()) == before
    assert article.status == "approved"


def test_an_edit_is_recorded_with_its_editor_and_voids_an_approval(editor: Browser) -> None:
    article = make_article("approved")
    assert "Saved." in words(editor.send(page_of(article), headline="Another headline"))
    article.refresh_from_db()
    assert article.status == "draft"
    assert article.edited_by.get_full_name() == "Edda Editor"
    assert article.events.last().kind == "edit"


def test_what_is_typed_is_cleaned_on_the_way_in(editor: Browser) -> None:
    article = make_article("draft")
    editor.send(page_of(article), body="<p onclick='x()'>Words.<script>alert(1)</script></p>")
    article.refresh_from_db()
    assert article.body == "<p>Words.</p>"


def test_a_stale_save_is_refused_with_who_and_when_and_keeps_what_was_typed(
    editor: Browser,
) -> None:
    article = make_article("draft")
    opened_before_lunch = fields(editor.open(page_of(article)))
    colleague = Browser(make_user(Role.EDITOR, name="Carl Colleague"))
    colleague.send(page_of(article), description="Carl was here.")
    answer = editor.post(page_of(article), **{**opened_before_lunch, "headline": "Edda's own"})
    told = words(answer)
    assert "Carl Colleague saved this letter" in told
    assert fields(answer)["headline"] == "Edda's own"
    article.refresh_from_db()
    assert article.headline != "Edda's own"
    assert article.description == "Carl was here."
    # Sending the same form again does not slip through.
    again = editor.post(page_of(article), **{**fields(answer), "headline": "Edda's own"})
    assert "Carl Colleague saved this letter" in words(again)


def test_a_save_after_the_letter_went_to_review_is_refused_and_keeps_what_was_typed(
    editor: Browser,
) -> None:
    article = make_article("draft")
    opened = fields(editor.open(page_of(article)))
    actions.submit(article, actor=make_user(Role.EDITOR), now=timezone.now())
    answer = editor.post(page_of(article), **{**opened, "headline": "Typed too late"})
    assert "Nothing was saved. It is being reviewed." in words(answer)
    assert fields(answer)["headline"] == "Typed too late"
    article.refresh_from_db()
    assert article.headline != "Typed too late"


def test_an_unknown_citation_key_is_refused_by_name_with_near_matches(editor: Browser) -> None:
    article = make_article("draft")
    typed = '<p>So.<span data-cites="kim-2071 garlick-2001 Kim_X"></span></p>'
    told = words(answer := editor.send(page_of(article), body=typed))
    assert "No paper has the key “kim-2071”; did you mean kim-2017?" in told
    assert "No paper has the key “Kim_X”" in told
    assert "garlick-2001”" not in told
    assert fields(answer)["body"] == typed
    article.refresh_from_db()
    assert "kim-2071" not in article.body


def test_an_answer_is_checked_for_unknown_papers_too(editor: Browser) -> None:
    article = make_article("draft")
    told = words(
        editor.send(
            page_of(article),
            **{"faqs-0-answer": '<p>So.<span data-cites="nobody-1999"></span></p>'},
        )
    )
    assert "No paper has the key “nobody-1999”; add the paper to the library first." in told


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("headline", "", "This field is required."),
        ("slug", "Not A Slug", "Enter a valid “slug”"),
        ("series_position", "-1", "greater than or equal to 0"),
        ("series", "999", "Select a valid choice."),
        ("faqs-0-question", "", "This field is required."),
        ("bylines-0-author", "999", "Select a valid choice."),
        ("faqs-TOTAL_FORMS", "banana", "ManagementForm data is missing"),
    ],
)
def test_bad_input_gets_a_message_and_changes_nothing(
    editor: Browser, field: str, typed: str, message: str
) -> None:
    article = make_article("draft")
    events = article.events.count()
    answer = editor.send(page_of(article), **{field: typed})
    assert answer.status_code == 200
    assert message in words(answer)
    assert article.events.count() == events


def test_a_slug_of_another_letter_is_refused(editor: Browser) -> None:
    other, article = make_article("draft"), make_article("draft")
    told = words(editor.send(page_of(article), slug=other.slug))
    assert f"“{other.headline}” has this address already." in told


def test_a_new_author_without_a_place_comes_last(editor: Browser) -> None:
    article = make_article("draft")
    second = make_author(name="Second Writer")
    editor.send(page_of(article), **{"bylines-1-author": second.pk})
    assert [byline.position for byline in article.bylines.all()] == [1, 2]


def test_the_body_is_shown_in_lines_and_saved_without_them(editor: Browser) -> None:
    article = make_article("draft")
    assert "</p>\n\n<h2>" in fields(editor.open(page_of(article)))["body"]
    assert "\n" not in article.body


def test_the_ledger_saves_evidence_as_an_edit_of_its_letter(editor: Browser) -> None:
    article = make_article("approved")
    claim = article.claims.get()
    garlick = make_reference("garlick-2001")
    answer = editor.send(address("claim_change", claim.pk), **{"evidence-0-reference": garlick.pk})
    assert "Saved." in words(answer)
    assert list(claim.references.all()) == [garlick]
    article.refresh_from_db()
    assert article.status == "draft"


def test_the_ledger_is_shut_while_its_letter_is_reviewed(editor: Browser) -> None:
    article = make_article("in_review")
    claim = article.claims.get()
    page = address("claim_change", claim.pk)
    assert "It is being reviewed. Recall it first" in editor.text(page)
    seen = article.draft_version
    none = {"evidence-TOTAL_FORMS": 0, "evidence-INITIAL_FORMS": 0}
    answer = editor.post(page, product="", seen_version=seen, **none)
    assert "Nothing was changed. It is being reviewed." in words(answer)
    assert claim.references.exists()


# What the page shows


def test_findings_stand_on_the_page_with_code_quote_hint_and_source(editor: Browser) -> None:
    article = make_article("draft", body="<p>Evenwell comes in glass.</p>")
    Article.objects.get(pk=article.pk).disclaimers.clear()
    shown = editor.text(page_of(article))
    assert "DISC-01" in shown
    assert "21 CFR 101.93" in shown
    first, last = shown.index("Findings"), shown.index("Papers")
    severities = [w for w in shown[first:last].split() if w in ("block", "warn", "info")]
    listed = severities[len(set(severities)) :]
    assert listed == sorted(listed, key=["block", "warn", "info"].index)


def test_papers_stand_numbered_as_they_will_print_with_their_keys(editor: Browser) -> None:
    article = make_article("draft")
    html = editor.open(page_of(article)).content.decode()
    papers = html[html.index('class="papers"') :]
    places = [papers.index(key) for key in ("kim-2017", "cordova-martinez-2021", "garlick-2001")]
    assert places == sorted(places)


def test_a_bare_draft_is_told_what_it_lacks(editor: Browser) -> None:
    make_article("draft")
    editor.send(address("article_add"), headline="Bare", slug="bare")
    shown = editor.text(page_of(Article.objects.get(slug="bare")))
    for gap in ("A description", "The letter itself", "An author", "A cited paper", "A topic"):
        assert gap in shown


def test_a_letter_in_review_is_one_to_read(editor: Browser) -> None:
    article = make_article("in_review")
    answer = editor.open(page_of(article))
    assert "To read only. It is being reviewed. Recall it first" in words(answer)
    assert not fields(answer).keys() & {"headline", "body", "_save"}
    assert '<div class="sheet"' in answer.content.decode()


# Actions


@pytest.mark.parametrize("status", Status)
def test_every_action_is_offered_or_refused_with_a_reason(status: Status) -> None:
    article = make_article(status)
    opened = set()
    for role in Role:
        browser = Browser(make_user(role))
        html = browser.open(page_of(article)).content.decode()
        for action in set(Action) - {Action.EDIT}:
            offered = f'href="{do(article, action.value)}"' in html
            assert offered is not (f'id="why-{action.value}"' in html), (role, action)
            if (action, offered) in opened:
                continue
            opened.add((action, offered))
            # An offered action opens its page, a decision that of the review; a refused one
            # leads back with the reason.
            answer = browser.client.get(do(article, action.value))
            page = 200 if offered and action not in DECIDING else 302
            assert answer.status_code == page, (role, action)


def test_a_refused_action_says_why_and_changes_nothing() -> None:
    article = make_article("in_review")
    events = article.events.count()
    reviewer = Browser(make_user(Role.REVIEWER))
    for answer in (reviewer.open(do(article, "publish")), reviewer.post(do(article, "publish"))):
        told = "Nothing was changed. Only publishers or administrators can publish."
        assert told in words(answer)
    assert article.events.count() == events


@pytest.mark.parametrize("action", ["request_changes", "reject", "unpublish", "withdraw"])
def test_an_action_that_says_no_needs_a_reason(action: str) -> None:
    article = make_article("in_review" if action in DECIDING else "published")
    administrator = Browser(make_user(Role.ADMINISTRATOR))
    events = article.events.count()

    def take(reason: str) -> str:
        if action in DECIDING:
            return words(administrator.decide(article.pk, action, reason=reason))
        return words(administrator.send(do(article, action), reason=reason))

    assert "Write why" in take(" ")
    assert article.events.count() == events
    take("It must be so.")
    assert article.events.last().reason == "It must be so."


def test_a_reviewer_signs_only_the_revision_that_was_on_the_screen() -> None:
    article = make_article("in_review")
    reviewer = Browser(make_user(Role.REVIEWER))
    page = reviewer.open(address("article_review", article.pk))
    on_screen = fields(page, within="details#approve form") | {"password": PASSWORD}
    editor = make_user(Role.EDITOR)
    later = timezone.now()
    actions.recall(article, actor=editor, now=later)
    with actions.editing(article, actor=editor, now=later) as draft:
        draft.body = BODY.replace("Twelve", "Thirteen")
        draft.save()
    actions.submit(article, actor=editor, now=later)
    answer = reviewer.post(do(article, "approve"), **on_screen)
    assert "A newer revision is under review. Read it before you decide." in words(answer)
    article.refresh_from_db()
    assert article.status == "in_review"


def test_a_schedule_is_typed_in_the_brands_time() -> None:
    # Signed so late that its signature still holds on that day.
    article = make_article("approved", now=datetime(2099, 6, 1, tzinfo=UTC))
    publisher = Browser(make_user(Role.PUBLISHER))
    assert "Live from (America/Chicago time)" in publisher.text(do(article, "schedule"))
    told = words(publisher.send(do(article, "schedule"), at="2099-07-01T09:30"))
    assert "Scheduled. It goes live by itself. When: 1 Jul 2099, 09:30 CDT." in told
    planned = article.publications.get()
    assert planned.live_from.isoformat() == "2099-07-01T14:30:00+00:00"
    assert "goes live on 1 July 2099, 09:30 CDT" in publisher.text(page_of(article))


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("2001-01-01T00:00", "That moment has passed."),
        ("2099-03-08T02:30", "clocks in America/Chicago go forward, and skip 02:30."),
        ("soon", "Enter a valid date/time."),
        ("", "This field is required."),
    ],
)
def test_an_impossible_moment_is_refused_at_the_field(at: str, message: str) -> None:
    article = make_article("approved")
    publisher = Browser(make_user(Role.PUBLISHER))
    assert message in words(publisher.send(do(article, "schedule"), at=at))
    assert not article.publications.exists()


def test_looking_at_the_page_of_an_action_does_nothing() -> None:
    article = make_article("approved")
    Browser(make_user(Role.PUBLISHER)).open(do(article, "publish"))
    assert not article.publications.exists()


def test_an_action_without_its_token_is_refused() -> None:
    article = make_article("approved")
    browser = Browser(make_user(Role.PUBLISHER))
    browser.client.handler.enforce_csrf_checks = True
    assert browser.post(do(article, "publish")).status_code == 403
    assert not article.publications.exists()


def test_the_preview_shows_the_draft_as_readers_would_see_it() -> None:
    article = make_article("draft")
    shown = Browser(make_user(Role.REVIEWER)).text(address("article_preview", article.pk))
    assert "Cells of the gut lining burn an amino acid" in shown
    assert "https://schema.org" in shown


# The list


def test_the_list_tells_the_status_of_now_and_filters_by_it(editor: Browser) -> None:
    now = timezone.now()
    publisher = make_user(Role.PUBLISHER)
    due, waiting = make_article("scheduled"), make_article("approved")
    assert due.publications.get().live_from < now
    actions.schedule(waiting, actor=publisher, now=now, at=now + timedelta(days=1))
    listing = address("article_changelist")
    published = editor.text(f"{listing}?status=published")
    scheduled = editor.text(f"{listing}?status=scheduled")
    assert due.headline in published
    assert waiting.headline not in published
    assert waiting.headline in scheduled
    assert due.headline not in scheduled


def test_letters_are_found_by_a_word_of_their_text(editor: Browser) -> None:
    article = make_article("draft")
    listing = address("article_changelist")
    assert article.headline in editor.text(f"{listing}?q=basketball")
    assert article.headline in editor.text(f"{listing}?q=sam+writer")
    assert article.headline not in editor.text(f"{listing}?q=zebra")


def test_the_first_page_says_which_letters_wait_for_whom() -> None:
    article = make_article("in_review")
    assert f"{article.headline} Waits for you." in Browser(make_user(Role.REVIEWER)).text("/admin/")
    assert "Waits for you." not in Browser(make_user(Role.PUBLISHER)).text("/admin/")


# Speed


def queries(browser: Browser, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        browser.open(page)
    return len(captured)


def make_long_article() -> Article:
    statement = '<p><mark data-kind="structure_function">Evenwell helps with {}.</mark></p>'
    return make_article(
        "draft",
        body=BODY + "".join(statement.format(part) for part in "abcdefgh"),
        authors=[make_author(name=f"Writer {number}") for number in range(4)],
        faqs=[(f"Question {number}?", "<p>An answer.</p>") for number in range(8)],
    )


def submit(article: Article, *, times: int) -> None:
    """Submit `article`, taking it back before each further time, so that it gathers history."""
    editor = make_user(Role.EDITOR)
    for time in range(times):
        if time:
            actions.recall(article, actor=editor, now=timezone.now())
        actions.submit(article, actor=editor, now=timezone.now())


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_the_page_takes_the_same_queries_however_much_is_in_the_letter(
    status: str, editor: Browser
) -> None:
    short, long = make_article("draft"), make_long_article()
    submit(short, times=1)
    submit(long, times=4)
    if status == "draft":
        for article in (short, long):
            actions.recall(article, actor=make_user(Role.EDITOR), now=timezone.now())
    queries(editor, page_of(short))
    assert queries(editor, page_of(long)) <= queries(editor, page_of(short)) <= 95


def test_two_authors_may_change_places_in_one_save(editor: Browser) -> None:
    first, second = make_author(name="Ada One"), make_author(name="Bea Two")
    article = make_article("draft", authors=[first, second])
    swapped = {"bylines-0-author": str(second.pk), "bylines-1-author": str(first.pk)}
    editor.send(page_of(article), **swapped)
    bylines = article.bylines.order_by("position")
    assert [byline.author.name for byline in bylines] == ["Bea Two", "Ada One"]


def test_two_topics_may_change_places_in_one_save(editor: Browser) -> None:
    topics = [Topic.objects.create(slug=n, name=n, kind="concept") for n in ("one", "two")]
    article = make_article("draft", about=topics)
    swapped = {"topic_links-0-topic": str(topics[1].pk), "topic_links-1-topic": str(topics[0].pk)}
    editor.send(page_of(article), **swapped)
    assert [link.topic for link in article.topic_links.order_by("pk")] == topics[::-1]


def test_an_answer_of_which_nothing_is_left_is_refused_and_kept(editor: Browser) -> None:
    article = make_article("draft")
    page = editor.send(page_of(article), **{"faqs-0-answer": "<script>x</script>"})
    assert "Nothing readable is left" in words(page)
    assert "<script>x</script>" in fields(page)["faqs-0-answer"]
    assert article.faqs.get().answer == "<p>Mostly on glutamine.</p>"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("series_position", "9223372036854775807"),
        ("series_position", "0"),
        ("faqs-0-position", "9223372036854775807"),
        ("date_published_0", "9999-12-31"),
        ("slug", "New_TWO"),
        ("slug", "-"),
    ],
)
def test_a_value_that_no_letter_has_is_refused_at_its_field(
    editor: Browser, field: str, value: str
) -> None:
    article = make_article("draft")
    page = editor.send(page_of(article), **{field: value, "headline": "Kept as typed"})
    assert "Please correct the error" in words(page)
    assert fields(page)["headline"] == "Kept as typed"
    article.refresh_from_db()
    assert article.headline != "Kept as typed"


def test_a_stale_save_of_evidence_is_refused(editor: Browser) -> None:
    claim = make_article("draft").claims.get()
    page = address("claim_change", claim.pk)
    stale = fields(editor.open(page))
    editor.send(page, **{"evidence-0-DELETE": "on"})
    answer = editor.post(page, **stale)
    assert "Nothing was saved" in words(answer)
    assert not claim.references.exists()


def test_each_letter_offers_its_own_papers_as_evidence_and_keeps_them(editor: Browser) -> None:
    letters = {}
    for key in ("first-2001", "second-2002"):
        letters[key] = make_article("draft")
        claim = letters[key].claims.get()
        claim.evidence.all().delete()
        claim.evidence.create(reference=make_reference(key, doi=f"10.5555/{key}"))
    for key, article in letters.items():
        editor.send(page_of(article))
        kept = article.claims.get().evidence.values_list("reference__citation_key", flat=True)
        assert list(kept) == [key]

"""
Who is told of publications: addresses, their secrets, and a button to try one.

A secret is shown once, right after it was made; afterwards nobody reads it here, it is changed.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.admin.web import HTTPS
from articles.delivery import outbox, signing
from articles.delivery.networks import refusal
from articles.models import WebhookEndpoint
from articles.models.webhook import EVENTS, WebhookDelivery, every_event


class EndpointForm(forms.ModelForm):  # type: ignore[type-arg]
    events = forms.MultipleChoiceField(
        label="Told of",
        choices=[(event, event) for event in EVENTS],
        widget=forms.CheckboxSelectMultiple,
        initial=every_event,
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        URLValidator(schemes=["http", "https"])(url)
        if said := refusal(url, private=settings.WEBHOOK_PRIVATE_NETWORKS):
            raise ValidationError(said)
        return url


@admin.register(WebhookEndpoint)
class WebhookEndpointAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = EndpointForm
    formfield_overrides = HTTPS
    change_form_template = "admin/articles/webhookendpoint/change_form.html"
    list_display = ["url", "active", "told_of", "last"]
    list_filter = ["active"]
    search_fields = ["url"]
    fields = ["url", "events", "active", "state"]
    readonly_fields = ["state"]

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        return [
            path(
                f"<int:endpoint_id>/{name}/",
                site.admin_view(require_POST(view)),
                name=f"articles_webhookendpoint_{name}",
            )
            for name, view in (("test", self.test), ("rotate", self.rotate))
        ] + super().get_urls()

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookEndpoint]:
        deliveries = WebhookDelivery.objects.filter(endpoint=OuterRef("pk"))
        newest = deliveries.order_by("-created_at", "-pk").values("outcome")[:1]
        return super().get_queryset(request).annotate(last_outcome=Subquery(newest))

    def get_fields(self, request: HttpRequest, obj: WebhookEndpoint | None = None) -> Any:
        return self.fields if obj else ["url", "events", "active"]

    def save_model(
        self, request: HttpRequest, obj: WebhookEndpoint, form: Any, change: bool
    ) -> None:
        if obj.active:
            obj.stopped = ""
        super().save_model(request, obj, form, change)
        if not change:
            _show(request, obj)

    def response_add(
        self, request: HttpRequest, obj: WebhookEndpoint, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay on its page, where the secret is read and the first test is sent."""
        return redirect("admin:articles_webhookendpoint_change", obj.pk)

    def test(self, request: HttpRequest, endpoint_id: int) -> HttpResponseRedirect:
        endpoint = self._endpoint(request, endpoint_id)
        if not endpoint.active:
            messages.error(request, "Nothing is sent to it while it is off. Switch it on first.")
            return redirect("admin:articles_webhookendpoint_change", endpoint.pk)
        delivery = outbox.test(endpoint, now=timezone.now())
        messages.info(request, "A test is on its way. Load this page again to see what came back.")
        return redirect("admin:articles_webhookdelivery_change", delivery.pk)

    def rotate(self, request: HttpRequest, endpoint_id: int) -> HttpResponseRedirect:
        endpoint = self._endpoint(request, endpoint_id)
        endpoint.former_secret, endpoint.secret = endpoint.secret, signing.new_secret()
        endpoint.former_until = timezone.now() + signing.OVERLAP
        endpoint.save(update_fields=["former_secret", "secret", "former_until"])
        self.log_change(request, endpoint, "Changed the secret.")
        _show(request, endpoint)
        return redirect("admin:articles_webhookendpoint_change", endpoint.pk)

    def _endpoint(self, request: HttpRequest, endpoint_id: int) -> WebhookEndpoint:
        endpoint = WebhookEndpoint.objects.filter(pk=endpoint_id).first()
        if endpoint is None:
            raise Http404("There is no such webhook.")
        if not self.has_change_permission(request, endpoint):
            raise PermissionDenied
        return endpoint

    @admin.display(description="Told of")
    def told_of(self, endpoint: WebhookEndpoint) -> str:
        names = [event.removeprefix("article.") for event in EVENTS if event in endpoint.events]
        return "everything" if len(names) == len(EVENTS) else ", ".join(names)

    @admin.display(description="Last delivery")
    def last(self, endpoint: WebhookEndpoint) -> str:
        last: str | None = endpoint.last_outcome  # type: ignore[attr-defined]
        return WebhookDelivery.Outcome(last).label if last else "None yet"

    @admin.display(description="State")
    def state(self, endpoint: WebhookEndpoint) -> str:
        if endpoint.stopped:
            return f"Switched off by itself. {endpoint.stopped}"
        until = endpoint.former_until
        if until and until > timezone.now():
            day = timezone.localtime(until)
            return f"Its former secret signs beside the new one until {day:%-d %B, %H:%M}."
        return "One secret signs."


def _show(request: HttpRequest, endpoint: WebhookEndpoint) -> None:
    messages.warning(
        request,
        format_html(
            "Its secret, shown this once: <code>{}</code> Keep it where the receiver finds it.",
            endpoint.secret,
        ),
    )

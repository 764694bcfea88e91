"""What was sent to whom, what came back, and a button to send it again."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from articles.admin.history import pretty
from articles.admin.readonly import ReadOnlyAdmin
from articles.delivery import sending
from articles.models import WebhookAttempt, WebhookDelivery


class Attempts(admin.TabularInline):  # type: ignore[type-arg]
    model = WebhookAttempt
    fields = ["at", "status", "milliseconds", "answer"]
    readonly_fields = fields
    extra = 0
    can_delete = False
    verbose_name_plural = "attempts, the newest first"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    change_form_template = "admin/articles/webhookdelivery/change_form.html"
    list_display = ["message", "endpoint", "outcome", "attempts", "created_at", "next_at"]
    list_filter = ["outcome", "message__kind", "endpoint"]
    search_fields = ["message__key", "message__publication__slug"]
    date_hierarchy = "created_at"
    fields = ["kind", "endpoint", "outcome", "attempts", "created_at", "next_at", "key", "body"]
    readonly_fields = ["kind", "key", "body"]
    inlines = [Attempts]

    def get_urls(self) -> list[URLPattern]:
        replay = self.admin_site.admin_view(require_POST(self.replay))
        name = "articles_webhookdelivery_replay"
        return [path("<int:delivery_id>/replay/", replay, name=name), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookDelivery]:
        rows = super().get_queryset(request).select_related("message__publication", "endpoint")
        return rows.only(
            *("outcome", "attempts", "created_at", "next_at", "endpoint__url"),
            *("message__kind", "message__key", "message__body", "message__publication__slug"),
        )

    def replay(self, request: HttpRequest, delivery_id: int) -> HttpResponseRedirect:
        delivery = WebhookDelivery.objects.select_related("endpoint").filter(pk=delivery_id).first()
        if delivery is None:
            raise Http404("There is no such delivery.")
        if not request.user.has_perm("articles.change_webhookendpoint"):
            raise PermissionDenied
        if delivery.endpoint.active:
            sending.replay(delivery, now=timezone.now())
            messages.success(request, "It is sent again. Load this page again to see the answer.")
        else:
            messages.error(request, "The webhook is off. Switch it on, then send this again.")
        return redirect("admin:articles_webhookdelivery_change", delivery.pk)

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        context["may_replay"] = request.user.has_perm("articles.change_webhookendpoint")
        return super().render_change_form(request, context, **kwargs)

    @admin.display(description="Event", ordering="message__kind")
    def kind(self, delivery: WebhookDelivery) -> str:
        return str(delivery.message)

    @admin.display(description="Its id (webhook-id)")
    def key(self, delivery: WebhookDelivery) -> str:
        return delivery.message.key

    @admin.display(description="What is sent")
    def body(self, delivery: WebhookDelivery) -> SafeString:
        return pretty(delivery.message.body)

"""Say by hand that a paper was retracted, corrected or put in doubt, or that it stands again."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from references import csl
from references.admin.cards import printed
from references.admin.hooks import LibraryAdmin
from references.models import Reference
from references.notices import standing


class StatusForm(forms.Form):
    status = forms.ChoiceField(
        label="Status",
        choices=Reference.Status.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the statuses offered."},
    )
    notice = forms.CharField(
        label="Notice",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The address or the DOI of the retraction, correction or notice of concern. "
        "Readers are led there.",
    )
    date = forms.CharField(
        label="Day of the notice",
        required=False,
        max_length=10,
        help_text="As exactly as it is known: 2021, 2021-03 or 2021-03-22.",
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Needed to call a paper milder than a notice does: the notices that stand "
        "against it are then set aside, with your reason. It stays in the history.",
    )

    def clean_date(self) -> str:
        try:
            return csl.parse_issued(self.cleaned_data["date"].strip())
        except csl.CslError as error:
            raise ValidationError(str(error)) from None


def status_view(screen: LibraryAdmin, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show the form; on POST declare the status and go back to the paper."""
    reference = Reference.objects.filter(pk=object_id).first()
    if not screen.has_change_permission(request, reference):
        raise PermissionDenied
    if reference is None:
        raise Http404("That paper is no longer on the shelf.")
    now_said = {
        "status": reference.status,
        "notice": reference.status_notice,
        "date": reference.status_date.isoformat() if reference.status_date else "",
    }
    form = StatusForm(*([request.POST] if request.method == "POST" else []), initial=now_said)
    if form.is_valid():
        try:
            standing.declare(
                reference,
                actor=request.user,  # type: ignore[arg-type]
                now=timezone.now(),
                **form.cleaned_data,
            )
        except ValidationError as error:
            _complain(form, error)
        else:
            messages.success(request, "The status is changed. The history says by whom and why.")
            return redirect("admin:references_reference_change", reference.pk)
    context = {
        **screen.admin_site.each_context(request),
        "title": "Status of this paper",
        "opts": screen.opts,
        "form": form,
        "original": reference,
        "html": printed(screen.printed_entry(request, reference)),
    }
    return TemplateResponse(request, "admin/references/reference/status.html", context)


def _complain(form: StatusForm, error: ValidationError) -> None:
    """Put the library's refusal beside the field it is about."""
    said = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, complaints in said.items():
        form.add_error(field if field in form.fields else None, complaints)  # type: ignore[arg-type]

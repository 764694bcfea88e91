"""Narrow the queue: whose it is, how it weighs, whether it is late."""

from django import forms

from articles.admin.letter.wording import label
from articles.workflow.queue import Entry
from articles.workflow.risk import Level
from articles.workflow.signatories import SIGNING

WHOSE = [("", "Everybody’s"), ("mine", "Assigned to me"), ("nobody", "Assigned to nobody")]
RISKS = [("", "Any"), *((level.value, label(level.value)) for level in Level)]
CAPACITIES = [("", "Anybody"), *((each.value, label(each.value)) for each in SIGNING)]
DUE = [("", "Any time"), ("overdue", "Overdue")]


class Filters(forms.Form):
    """What to show; everything that is left open shows everything."""

    whose = forms.ChoiceField(choices=WHOSE, required=False)
    risk = forms.ChoiceField(choices=RISKS, required=False)
    due = forms.ChoiceField(choices=DUE, required=False)
    capacity = forms.ChoiceField(label="Waits for", choices=CAPACITIES, required=False)

    def kept(self, entries: list[Entry]) -> list[Entry]:
        """Return those of `entries` that were asked for."""
        asked = self.cleaned_data
        return [
            entry
            for entry in entries
            if _is_whose(entry, asked["whose"])
            and asked["risk"] in ("", entry.level)
            and (entry.is_overdue or asked["due"] != "overdue")
            and asked["capacity"] in ("", *entry.waits_for)
        ]


def _is_whose(entry: Entry, whose: str) -> bool:
    if whose == "mine":
        return entry.is_mine
    return whose != "nobody" or entry.work.assignee_id is None

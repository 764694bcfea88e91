"""Make the groups and give each the least that its work needs in the admin."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITE = ("add", "change", "view")
MANAGE = ("add", "change", "delete", "view")

LETTER_PARTS = ("articleauthor", "articletopic", "claimevidence", "correction", "faq")
SHARED = ("author", "credential", "image", "product", "series", "topic", "topicidentifier")
FROZEN = (
    "libraryuse",
    "approval",
    "check",
    "comment",
    "commentresolution",
    "countersignature",
    "event",
    "owedsignature",
    "paperalert",
    "policyversion",
    "publication",
    "recheck",
    "renaming",
    "rereview",
    "rereviewreason",
    "resolution",
    "reviewpolicy",
    "reviewrequest",
    "revision",
    "revocation",
)
# Added to and retired on screens of their own, by whoever may add one.
HOUSE = ("allowance", "lexiconterm")
# Entries of the claims library are proposed here; what is approved, the database keeps.
CLAIMS = ("libraryclaim", "libraryevidence", "libraryvariant")
# Sent by the worker; whoever may add an address may also try it, and send a message again.
TOLD = ("webhookattempt", "webhookdelivery", "webhookmessage")
LIBRARY = ("reference", "contributor")
# What the registries and time add to a paper. Rows are made and changed by the library itself;
# who may change one of them here may press its button: decide a difference, tell of a notice.
WATCHED = ("difference", "formerkey", "linkcheck", "notice", "referenceevent", "registryrecord")

READ_ALL = {
    ("articles", model): ("view",)
    for model in (
        "article",
        *LETTER_PARTS,
        *SHARED,
        *FROZEN,
        *HOUSE,
        *CLAIMS,
        "brand",
        "citation",
        "claim",
        "disclaimer",
        "disclaimerversion",
        "insider",
        "figure",
        "redirect",
        "signaturerequirement",
        "shownimage",
        "sourcepage",
    )
} | {("references", model): ("view",) for model in (*LIBRARY, *WATCHED)}

GROUPS = {
    "editors": READ_ALL
    | {("articles", "article"): WRITE, ("articles", "claim"): ("change", "view")}
    | {("articles", model): MANAGE for model in LETTER_PARTS}
    | {("articles", model): WRITE for model in SHARED}
    # What anything shows cannot be deleted, by nobody.
    | {("articles", model): MANAGE for model in (*CLAIMS, "image")}
    | {
        ("references", "reference"): WRITE,
        ("references", "contributor"): MANAGE,
        ("references", "difference"): ("change", "view"),
        # Whoever writes may say that a paper fell, not that it did not.
        ("references", "notice"): ("add", "view"),
    },
    "reviewers": READ_ALL
    | {("references", "notice"): WRITE}
    | {("articles", model): MANAGE for model in CLAIMS}
    | {("articles", model): WRITE for model in HOUSE},
    "medical": READ_ALL | {("articles", model): MANAGE for model in CLAIMS},
    "legal": READ_ALL,
    "publishers": READ_ALL
    | {("articles", "redirect"): MANAGE, ("articles", "webhookendpoint"): ("view",)}
    | {("articles", model): ("view",) for model in TOLD},
    "administrators": READ_ALL
    | {("articles", "article"): WRITE, ("articles", "claim"): ("change", "view")}
    | {("articles", model): MANAGE for model in (*LETTER_PARTS, *SHARED, *CLAIMS, "redirect")}
    | {
        **{("articles", model): WRITE for model in HOUSE},
        ("articles", "brand"): WRITE,
        ("articles", "reviewpolicy"): ("add", "view"),
        ("articles", "insider"): MANAGE,
        ("articles", "signaturerequirement"): MANAGE,
        ("articles", "signingattempt"): ("view",),
        ("articles", "accountevent"): ("view",),
        ("articles", "webhookendpoint"): MANAGE,
        **{("articles", model): ("view",) for model in TOLD},
        ("articles", "disclaimer"): WRITE,
        ("articles", "disclaimerversion"): ("add", "view"),
        ("auth", "user"): WRITE,
        ("auth", "group"): ("view",),
    }
    | {("references", model): MANAGE for model in LIBRARY}
    | {("references", "difference"): ("change", "view"), ("references", "notice"): WRITE},
}


def make_groups(apps, schema_editor):
    """Create the groups with their permissions."""
    # Permissions are made after the last migration otherwise, too late for this one.
    for label in ("articles", "references", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = {
        (p.content_type.app_label, p.codename): p
        for p in apps.get_model("auth", "Permission").objects.select_related("content_type")
    }
    for name, rights in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(
            permissions[label, f"{verb}_{model}"]
            for (label, model), verbs in rights.items()
            for verb in verbs
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("references", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]

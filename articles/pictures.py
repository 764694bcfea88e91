"""
Keep the files of the picture library, and make what pages load of them.

A file is named by what is in it and never written over. When another one takes its place, or its
picture is deleted, it stays in the storage: `prune` takes it out a month later, unless a revision
names it. Storage may be a folder or an object store; nothing here knows a path.

Renditions are made in the background after an upload. A letter that is submitted before they are
there makes them itself, so whatever is signed, and so published, has them.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles import collect, content
from articles.imaging import naming, renditions
from articles.imaging.encoding import Picture
from articles.models import Article, Image, ReplacedFile, Revision, ShownImage
from articles.refusal import Refusal, Refused
from articles.storing import taking_part
from references import outages

GRACE = timedelta(days=30)
"""How long pages elsewhere may go on showing a file that was replaced."""


def keep(image: Image, picture: Picture, *, given: str, now: datetime) -> None:
    """
    Save `image` with `picture` as its file; `given` is the name it was uploaded under.

    An earlier file stays for whoever shows it. The same file again brings back what was lost.
    """
    again = image.sha256 == picture.sha256
    name = naming.file_name(picture.sha256, given=given, suffix=picture.suffix)
    name = image.file.name if again and image.file.name else name
    name = _put(image.file.storage, name, picture.data, picture.type)
    with transaction.atomic():
        if image.pk and not again:
            _let_go(Image.objects.get(pk=image.pk), now=now)
        image.file.name = name
        image.width, image.height = picture.width, picture.height
        image.sha256, image.renditions = picture.sha256, []
        image.save()
        make_renditions.enqueue(image.pk)


def remove(image: Image, *, now: datetime) -> None:
    """Delete `image`; the database refuses while anything shows it (`articles.image_uses`)."""
    with transaction.atomic():
        _let_go(image, now=now)
        image.delete()


@task()
def make_renditions(image_id: int) -> None:
    """Make the renditions of a picture, unless it has them or is gone."""
    image = Image.objects.filter(pk=image_id).first()
    if image and not image.renditions:
        render(image)


def render(image: Image) -> None:
    """Make the renditions of `image`; raises OSError where a file cannot be had or kept."""
    storage = image.file.storage
    with taking_part(), storage.open(image.file.name) as file:
        data = file.read()
    made = [_kept(storage, image, each) for each in renditions.make(data)]
    # Another file may have taken its place meanwhile; then these are nobody's.
    still = Image.objects.filter(pk=image.pk, sha256=image.sha256)
    if still.update(renditions=made):
        image.renditions = made
    else:
        _remember((each["name"] for each in made), now=timezone.now())


def make_ready(article: Article) -> None:
    """Make what is missing of the pictures in `article`; raises `Refused` where that fails."""
    if not Image.objects.filter(renditions=[]).exists():
        return
    shown = content.pictures(collect.collect(article))
    waiting = {each.identity for each in shown if not each.renditions}
    for image in Image.objects.filter(identity__in=waiting):
        try:
            render(image)
        except OSError as error:
            is_lost = isinstance(error, FileNotFoundError) or not _is_away(error)
            raise Refused(_lost(image) if is_lost else _away(image)) from error


def _is_away(error: OSError) -> bool:
    """Tell a storage or a disk that fails from a file that no picture can be read from."""
    return outages.is_storage(error) or error.errno is not None


def _away(image: Image) -> Refusal:
    return Refusal(
        "storage",
        f"The storage of pictures does not do what it is asked just now, so “{image}” could not be "
        "made ready. Nothing was saved. Submit the letter again in a few minutes; if it goes on, "
        "tell whoever runs this installation.",
    )


def _lost(image: Image) -> Refusal:
    return Refusal(
        "picture",
        f"The file of the picture “{image}” cannot be read from the storage. Open the picture "
        "under Images and upload its file again.",
    )


def note_shown(revision: Revision) -> None:
    """Write down which pictures the frozen `revision` shows: they stay as long as it does."""
    shown = {each.identity for each in content.pictures(revision.content)} - {""}
    rows = Image.objects.filter(identity__in=shown).order_by("pk")
    ShownImage.objects.bulk_create(ShownImage(revision=revision, image=row) for row in rows)


def prune(*, now: datetime) -> Iterator[str]:
    """Delete the files that nobody shows any more, and yield their names."""
    current = _current()
    storage = Image._meta.get_field("file").storage
    for row in ReplacedFile.objects.filter(at__lt=now - GRACE).order_by("pk"):
        if Revision.objects.filter(text__contains=row.name).exists():
            continue
        if row.name not in current:
            storage.delete(row.name)
            yield row.name
        row.delete()


def address(image: Image, *, width: int) -> str:
    """Return where a screen gets `image` at least `width` pixels wide, if there is such a file."""
    fitting = [each for each in image.renditions if each["type"] == "image/webp"]
    wide = [each for each in fitting if each["width"] >= width] or fitting[-1:]
    storage: Storage = image.file.storage
    return str(storage.url(wide[0]["name"] if wide else image.file.name))


def _current() -> set[str]:
    """Return the name of every file that a picture has now."""
    names: set[str] = set()
    for name, made in Image.objects.values_list("file", "renditions").iterator():
        names.update((name, *(each["name"] for each in made)))
    return names


def _kept(storage: Storage, image: Image, made: Picture) -> dict[str, Any]:
    given = image.file.name or ""
    name = naming.file_name(made.sha256, given=given, suffix=made.suffix, width=made.width)
    name = _put(storage, name, made.data, made.type)
    return {"name": name, "width": made.width, "height": made.height, "type": made.type}


def _put(storage: Storage, name: str, data: bytes, media_type: str) -> str:
    """
    Store `data` under `name` unless it is there: the same name means the same bytes.

    What is shorter was broken off by a full disk or a kill, and is nobody's.
    """
    file = ContentFile(data)
    # An object store serves a file under the type that it was stored with.
    file.content_type = media_type  # type: ignore[attr-defined]
    with taking_part():
        if storage.exists(name):
            if storage.size(name) == len(data):
                return name
            storage.delete(name)
        try:
            return storage.save(name, file)
        except Exception:
            storage.delete(name)
            raise


def _let_go(image: Image, *, now: datetime) -> None:
    names = [image.file.name, *(each["name"] for each in image.renditions)]
    _remember((name for name in names if name), now=now)


def _remember(names: Iterable[str], *, now: datetime) -> None:
    ReplacedFile.objects.bulk_create(
        [ReplacedFile(name=name, at=now) for name in names],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )

"""
Ask for a picture and the words about it, on its own screen and from the writing desk alike.

What somebody uploads is read here, as the picture it is or not at all; what the form hands on is
never the file that came.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles import pictures
from articles.imaging.encoding import Picture
from articles.imaging.limits import MOST_BYTES
from articles.imaging.refusal import PictureRefused
from articles.models import Image

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif"


@dataclass(frozen=True, slots=True)
class Upload:
    """What was uploaded, as a picture, and the name that it had."""

    picture: Picture
    name: str


class PictureField(forms.FileField):
    """A file that is a picture; its value is an `Upload`, or None when no file was chosen."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        file = super().clean(data, initial)
        if not file:
            return None
        # What decodes pictures takes memory, and most processes never see one.
        from articles.imaging.reading import read

        try:
            # One byte more than is allowed is enough to be refused.
            return Upload(read(file.read(MOST_BYTES + 1)), file.name)
        except PictureRefused as error:
            raise ValidationError(str(error), code="picture") from error


class Address(forms.URLField):
    """An address on the web; typed without its scheme it is https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "assume_scheme": "https"})


class ImageForm(forms.ModelForm):  # type: ignore[type-arg]
    """An entry of the library. A file has to be there, once."""

    upload = PictureField(
        label="Picture file",
        required=False,
        help_text="JPEG, PNG, WebP, AVIF or a still GIF, up to 20 MB. Where it was taken and other "
        "data inside the file are not kept.",
    )

    class Meta:
        model = Image
        fields = (
            *("alt", "is_decorative", "caption", "credit_text", "copyright_notice", "license"),
            *("focal_x", "focal_y"),
        )
        widgets = {
            name: forms.TextInput(attrs={"class": "vLargeTextField"})
            for name in ("alt", "caption", "credit_text", "copyright_notice")
        }
        # The desk makes this form itself, without its screen's overrides.
        field_classes = {"license": Address}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        absent = not self.instance.file and not cleaned.get("upload")
        if absent and "upload" not in self.errors:
            self.add_error("upload", "Choose a picture file.")
        return cleaned

    def keep(self, *, now: datetime) -> Image:
        """Save the entry, with its new file if one was uploaded."""
        image: Image = self.instance
        upload: Upload | None = self.cleaned_data.get("upload")
        if upload:
            pictures.keep(image, upload.picture, given=upload.name, now=now)
        else:
            image.save()
        return image

"""
Tell browsers, on every answer, how little it may do.

django-csp writes the policy of pages. But it stands behind what answers early (finished documents,
redirects, files, refusals), and a policy made for pages allows more than data needs. So this stands
outermost and has the last word: what is no page may run, load and frame nothing at all, and no
page goes out without a policy.

A newcomer gets this wrong: data needs it, too. An answer that a browser can be made to show as a
page, by whatever mistake, is then still one that does nothing.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

POLICY = "Content-Security-Policy"
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""The policy of whatever is no page."""

_NEVER = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "serial", "usb"),
    *("screen-wake-lock", "storage-access", "window-management", "xr-spatial-tracking"),
)
_OURSELVES = ("clipboard-write", "publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _NEVER), *(f"{n}=(self)" for n in _OURSELVES)])
"""What of a device pages may ask for: copying, and passkeys."""

PUBLIC = ("/api/", "/feed.", "/sitemap.xml", "/llms.txt")
"""What addresses begin with that pages of any site may fetch; nothing of it is secret."""


class Headers:
    """The middleware; the first of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        media = settings.MEDIA_URL
        self.public = (*PUBLIC, media) if media.startswith("/") else PUBLIC

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        headers = response.headers
        is_page = headers.get("Content-Type", "").startswith("text/html")
        # Django's own page of an error has its style inline; only DEBUG shows it.
        if not is_page or (POLICY not in headers and not settings.DEBUG):
            headers[POLICY] = NOTHING
        headers["Permissions-Policy"] = PERMISSIONS
        is_public = request.path_info.startswith(self.public)
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_public else "same-origin"
        return response

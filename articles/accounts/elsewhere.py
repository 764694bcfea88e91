"""
Take in who logs in elsewhere, by OpenID Connect: only onto an account that administrators made.

A newcomer gets three things wrong. An e-mail address counts only where the other side says that it
verified it. The identity token is believed for its signature, also where it came by TLS. And what
else the other side tells counts only if it tells it of the same person (OpenID Connect, 5.3.2).
"""

import logging
from typing import Any

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.accounts.events import Kind, record
from articles.accounts.gate import frame

logger = logging.getLogger(__name__)

ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"})


class Elsewhere(DefaultSocialAccountAdapter):
    """Single sign-on: whose account it is, and that nobody signs up by it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connect a newcomer to the one active account of their verified address, or refuse."""
        if sociallogin.is_existing:
            return
        verified = {each.email.lower() for each in sociallogin.email_addresses if each.verified}
        found = [
            user
            for address in verified
            for user in User.objects.filter(email__iexact=address, is_active=True)
        ]
        if len(found) != 1:
            record(Kind.REFUSED, None, "unverified address" if not verified else "no one account")
            page = render(request, "account/signup_closed.html", frame(request), status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, found[0])
        record(Kind.CONNECTED, found[0], str(sociallogin.account.provider))


class Verified(OpenIDConnectOAuth2Adapter):
    """The library's way in, with the signature checked each time."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        told = self._verified(app, kwargs["response"].get("id_token", ""))
        if "email" not in told and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            if more.get("sub") != told["sub"]:
                raise OAuth2Error("The user info is not that of the identity token.")
            told = more | told
        return self.get_provider().sociallogin_from_response(request, {"id_token": told})

    def _verified(self, app: SocialApp, token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.PyJWTError as error:
            raise OAuth2Error("There is no identity token.") from error
        # A key of one kind must not be tried as one of another, such as a public one as a password.
        if header.get("alg") not in ALGORITHMS or "kid" not in header:
            raise OAuth2Error("The identity token is not signed as it has to be.")
        told: dict[str, Any] = jwtkit.verify_and_decode(
            credential=token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return told


def log_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the log-in elsewhere."""
    return _through(OAuth2LoginView, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take in who comes from there."""
    return _through(OAuth2CallbackView, request, provider_id)


def _through(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = view.adapter_view(Verified(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except requests.RequestException:
        logger.exception("The single sign-on does not answer.")
        page = "socialaccount/authentication_error.html"
        return render(request, page, frame(request), status=503)
    return answer

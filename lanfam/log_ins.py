"""
Settings of log-ins that no environment changes: how passwords are kept, which ways in there are.

`lanfam.settings` takes all of them over. The library of accounts is django-allauth; what it asks
this house is answered in `articles.accounts.adapter`.
"""

from django.core.exceptions import ImproperlyConfigured

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"max_similarity": 0.6},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "articles.accounts.passwords.GuessablePasswordValidator"},
]

ACCOUNT_ADAPTER = "articles.accounts.adapter.Accounts"
ACCOUNT_FORMS = {
    "change_password": "articles.accounts.password_forms.Change",
    "login": "articles.accounts.forms.LogIn",
    "reauthenticate": "articles.accounts.password_forms.Again",
    "reset_password": "articles.accounts.forms.ResetRequest",
    "reset_password_from_key": "articles.accounts.password_forms.ChooseAnew",
    "set_password": "articles.accounts.password_forms.Choose",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "admin:login"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - where a class is
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
# Per account (or known browser of it, see `articles.accounts.known_browser`) and per address.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/5m/key",
}
MFA_ADAPTER = "articles.accounts.adapter.Factors"
MFA_FORMS = {
    "activate_totp": "articles.accounts.forms.SetUpApp",
    "add_webauthn": "articles.accounts.passkey_forms.Add",
    "authenticate": "articles.accounts.forms.Code",
    "authenticate_webauthn": "articles.accounts.passkey_forms.Show",
    "login_webauthn": "articles.accounts.passkey_forms.Enter",
    "reauthenticate": "articles.accounts.forms.CodeAgain",
    "reauthenticate_webauthn": "articles.accounts.passkey_forms.ShowAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A phone's clock may be half a minute off; a code works once all the same.
MFA_TOTP_TOLERANCE = 1

# A link leads to the log-in elsewhere: a form could not, under a policy that lets forms go nowhere
# but here. The state that goes along keeps others from starting it.
SOCIALACCOUNT_ADAPTER = "articles.accounts.elsewhere.Elsewhere"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10


def single_sign_on(
    url: str, client_id: str, secret: str, name: str
) -> dict[str, dict[str, list[dict[str, object]] | bool]]:
    """Return SOCIALACCOUNT_PROVIDERS for one OpenID Connect server, or none where no URL is."""
    if not url:
        return {}
    if not client_id or not secret:
        raise ImproperlyConfigured("OIDC_URL: set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, too.")
    app: dict[str, object] = {
        "provider_id": "sso",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": url},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}

"""
Map the pages of one's own account.

The library's own map would open pages that this house has not: signing up, and changing one's
e-mail address, which administrators do. The log-in stays where Django's admin has it.
"""

from allauth.account import views as account
from allauth.mfa import urls as factors
from allauth.socialaccount import views as elsewhere
from allauth.usersessions import urls as sessions
from django.urls import include, path, re_path
from django.views.generic import TemplateView

from articles.accounts.elsewhere import come_back, log_in

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password_change/", account.password_change, name="account_change_password"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path(
        "account/again/log-in/",
        TemplateView.as_view(template_name="account/log_in_again.html"),
        name="account_log_in_again",
    ),
    path("account/password/", account.password_set, name="account_set_password"),
    path("account/forgotten/", account.password_reset, name="account_reset_password"),
    path(
        "account/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"
    ),
    path(
        "account/forgotten/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/forgotten/(?P<uidb36>[0-9a-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/factors/", include(factors)),
    path("account/sessions/", include(sessions)),
    path("account/sso/failed/", elsewhere.login_error, name="socialaccount_login_error"),
    path("account/sso/cancelled/", elsewhere.login_cancelled, name="socialaccount_login_cancelled"),
    path("account/sso/unknown/", elsewhere.signup, name="socialaccount_signup"),
    path("account/sso/<slug:provider_id>/", log_in, name="openid_connect_login"),
    path("account/sso/<slug:provider_id>/back/", come_back, name="openid_connect_callback"),
]

"""Signing in and out. The home page and lists stand in the apps they belong to."""

from django.contrib.auth import views as auth

from accounts.domain.roles import Public
from accounts.door import permission

sign_in = permission(Public("everybody must be able to sign in"))(
    auth.LoginView.as_view(template_name="accounts/masuk.html", redirect_authenticated_user=True)
)
sign_out = permission(Public("ends the session, touches no city"))(auth.LogoutView.as_view())

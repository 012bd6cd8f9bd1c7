"""Signing in and out."""

from django.contrib.auth import views as auth

from accounts.domain.roles import Public
from accounts.door import permission
from accounts.forms import SignInForm

sign_in = permission(Public("everybody must be able to sign in"))(
    auth.LoginView.as_view(
        template_name="accounts/masuk.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
    )
)
sign_out = permission(Public("ends the session, touches no city"))(auth.LogoutView.as_view())

"""Addresses of signing in."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("masuk/", views.sign_in, name="masuk"),
    path("keluar/", views.sign_out, name="keluar"),
]

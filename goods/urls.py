"""Addresses of goods."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Django's name for the site."""

from django.apps import AppConfig


class Web(AppConfig):
    """`web`: its models, tags and files."""

    name = "pejl.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

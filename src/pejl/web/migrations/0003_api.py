# As Django writes it

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0002_companies_and_surveys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=400)),
                ("secret", models.CharField(max_length=400)),
                ("told", models.JSONField(default=dict)),
                ("made", models.DateTimeField()),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("body", models.TextField()),
                ("made", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("due", models.DateTimeField(db_index=True, null=True)),
                ("status", models.PositiveIntegerField(default=0)),
                ("delivered", models.DateTimeField(null=True)),
                ("webhook", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="web.webhook")),
            ],
        ),
        migrations.CreateModel(
            name="Idempotent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("asked", models.CharField(max_length=64)),
                ("ref", models.UUIDField()),
                ("made", models.DateTimeField(db_index=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "key"), name="idempotent_key")],
            },
        ),
    ]

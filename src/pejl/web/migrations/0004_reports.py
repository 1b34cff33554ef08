# As Django writes it

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0003_api"),
    ]

    operations = [
        migrations.CreateModel(
            name="Issued",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.CharField(db_index=True, max_length=120)),
                ("quarter", models.CharField(max_length=6)),
                ("number", models.PositiveIntegerField()),
                ("snapshot", models.CharField(blank=True, max_length=80)),
                ("numbers", models.JSONField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="IssuedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=8)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                (
                    "issued",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="web.issued"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="issued",
            constraint=models.UniqueConstraint(fields=("plan", "quarter", "number"), name="issued_number"),
        ),
        migrations.AddConstraint(
            model_name="issuedfile",
            constraint=models.UniqueConstraint(fields=("issued", "form"), name="issued_form"),
        ),
    ]

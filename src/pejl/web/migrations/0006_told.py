# As Django writes it

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0005_reports_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="ToldNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.CharField(max_length=120)),
                ("number", models.PositiveIntegerField()),
                ("data", models.JSONField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "number"), name="told_number")],
            },
        ),
    ]

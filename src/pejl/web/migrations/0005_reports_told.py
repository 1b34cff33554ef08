# As Django writes it

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0004_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="issued",
            name="folded",
            field=models.CharField(blank=True, max_length=80, default=""),
            preserve_default=False,
        ),
    ]

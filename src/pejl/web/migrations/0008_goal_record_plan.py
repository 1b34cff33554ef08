# As Django writes it. Which plan the notes are of is not known here: the next `serve` or `fold` says so (`notes.adopt`).

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0007_webhook_tries"),
    ]

    operations = [
        migrations.AddField(
            model_name="goalrecord",
            name="plan",
            field=models.CharField(db_index=True, default="", max_length=120),
            preserve_default=False,
        ),
    ]

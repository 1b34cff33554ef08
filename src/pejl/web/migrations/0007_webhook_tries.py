# As Django writes it

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0006_told"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="delivery",
            name="status",
        ),
        migrations.AddField(
            model_name="webhook",
            name="status",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="webhook",
            name="tried",
            field=models.DateTimeField(null=True),
        ),
    ]

"""Every field of every model is said to be something; what an erasure does is what is said."""

from typing import Any

import pytest

from web.conftest import Site

CLASSES = {"A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7"}


def models() -> list[Any]:
    from django.apps import apps

    return list(apps.get_app_config("web").get_models())


def test_privacy_every_field_of_every_model_has_a_class_a_retention_and_an_erasure(site: Site) -> None:
    for model in models():
        fields = {each.name for each in model._meta.get_fields() if each.concrete}
        assert fields <= set(model.privacy), model
        assert {each.klass for each in model.privacy.values()} <= CLASSES
        assert all(each.erasure in ("delete", "keep", "none") for each in model.privacy.values())


def test_privacy_a_row_of_a_citizen_is_deleted_or_kept_as_a_trace_and_nothing_else(site: Site) -> None:
    of_citizens = [model for model in models() if "citizen" in model.privacy]
    assert {model.__name__ for model in of_citizens} == {
        *("User", "LookedAt", "Reason", "CitizenRecord", "Share", "Invitation", "Interview"),
    }
    assert all(model.privacy["citizen"].erasure in ("delete", "keep") for model in of_citizens)


def test_erasure_takes_what_was_recorded_of_a_citizen_and_the_log_in_and_leaves_the_trace(site: Site) -> None:
    from pejl.web.keeping import forget
    from pejl.web.models import CitizenRecord, Look, LookedAt, Share, User

    citizen, other = (User.objects.get(role="borger").citizen, 4711)
    CitizenRecord.objects.create(
        citizen=other, kind="note", data={"tekst": "x"}, by=site.user("leder"), at=site.stand.now
    )
    look = Look.objects.create(user=site.user("leder"), role="leder", unit="", page="borgeren", at=site.stand.now)
    LookedAt.objects.create(look=look, citizen=citizen, fields="navn")
    assert CitizenRecord.objects.filter(citizen=citizen).exists()
    assert Share.objects.filter(citizen=citizen).exists()

    forget([citizen])

    assert not CitizenRecord.objects.filter(citizen=citizen).exists()
    assert not Share.objects.filter(citizen=citizen).exists()
    assert not User.objects.get(username="borger").is_active
    assert CitizenRecord.objects.filter(citizen=other).exists()
    assert LookedAt.objects.filter(citizen=citizen).exists()


def test_erasure_leaves_no_byte_of_what_was_recorded_in_the_file(site: Site) -> None:
    from pejl.web.keeping import forget
    from pejl.web.models import CitizenRecord

    mark = "maerke-der-skal-vaek"
    CitizenRecord.objects.create(citizen=9, kind="note", data={"tekst": mark}, by=site.user("leder"), at=site.stand.now)
    forget([9])
    files = [site.database, site.database.with_name(site.database.name + "-wal")]
    held = b"".join(each.read_bytes() for each in files if each.exists())
    assert mark.encode() not in held


@pytest.mark.parametrize("twice", [1, 2])
def test_erasure_done_again_does_no_harm(site: Site, twice: int) -> None:
    from pejl.web.keeping import forget

    counts = [forget([site.user("borger").citizen or 1]) for _ in range(twice)]
    assert counts[1:] in ([], [0])

"""The second step of a log-in: the telephone's code. The first time it is set up, and a one-time password replaced."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web import totp
from pejl.web.accountforms import CODE, NEW, AccountForm, check_new
from pejl.web.models import User
from pejl.web.registry import page
from pejl.web.sessions import begin, waited_for
from pejl.web.shown import shown
from pejl.web.users import must_choose


class CodeForm(AccountForm):
    kode = forms.CharField(max_length=12)
    attrs = {"kode": CODE}  # noqa: RUF012


class FirstForm(CodeForm):
    """With a password of one's own instead of the one-time one."""

    ny = forms.CharField(max_length=256, strip=False, widget=forms.PasswordInput())
    igen = forms.CharField(max_length=256, strip=False, widget=forms.PasswordInput())
    hints = ("ny",)
    attrs = {"kode": CODE, "ny": NEW, "igen": NEW}  # noqa: RUF012
    field_order = ("ny", "igen", "kode")


@page("log-ind/kode", "login-kode", ("GET", "POST"))
def login_kode(request: Any) -> HttpResponse:
    """Only for who gave the right password a moment ago; others begin again."""
    waiting = waited_for(request)
    if waiting is None:
        return HttpResponseRedirect(reverse("login"))
    user, to = waiting
    kind = FirstForm if must_choose(user) else CodeForm
    if totp.closed(user):
        return _form(request, user, kind(lang=request.lang), 429, closed=True)
    if request.method != "POST":
        return _form(request, user, kind(lang=request.lang))
    form = kind(request.POST, lang=request.lang)
    if not _right(request, user, form):
        return _form(request, user, form, 422)
    totp.forgiven(user)
    request.session.pop(totp.KEY, None)
    begin(request, user, second=True)
    return HttpResponseRedirect(to)


def _right(request: Any, user: User, form: CodeForm) -> bool:
    """Check the password before the code, so that a code is not used up in vain; save what was chosen."""
    if form.is_valid() and isinstance(form, FirstForm):
        check_new(form, user)
        if user.check_password(form.cleaned_data.get("ny", "")):
            form.wrong("ny", "samme_kode")
    if form.errors:
        return False
    if not _code_right(request, user, form.cleaned_data["kode"]):
        totp.failed(user, request.META.get("REMOTE_ADDR", ""))
        form.wrong("kode", "kode_forkert")
        return False
    if isinstance(form, FirstForm):
        user.set_password(form.cleaned_data["ny"])
        user.save(update_fields=["password"])
    return True


def _code_right(request: Any, user: User, code: str) -> bool:
    if user.totp:
        return totp.accepted(user, code, request.now)
    key = request.session.get(totp.KEY, "")
    step = totp.step_of(key, code, request.now) if key else None
    if step is None:
        return False
    with transaction.atomic():  # of two who set it up at once one is second, and is asked for the first one's code
        return bool(User.objects.filter(pk=user.pk, totp="").update(totp=key, totp_step=step))


def _form(request: Any, user: User, form: CodeForm, status: int = 200, closed: bool = False) -> HttpResponse:
    of: dict[str, Any] = {"form": form, "closed": closed, "first": isinstance(form, FirstForm), "qr": ""}
    if not user.totp and not closed:
        key = request.session.setdefault(totp.KEY, totp.new_key())
        of |= {"qr": totp.picture(user, key, form.said("qr")), "key": totp.in_groups(key)}
    return shown(request, "login_kode.html", of, status)

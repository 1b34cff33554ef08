"""Citizens handed over to another worker: the chosen rows of a work list, or all that a worker has."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from pejl.due.sheet import Sheet
from pejl.sources.sider import Registration, fault
from pejl.web import names
from pejl.web.access import circle_of, readable
from pejl.web.desk import desk
from pejl.web.handing import Handed, Order, all_of, givers, hand_over, of_rows, takers
from pejl.web.kinds import KINDS, values_of
from pejl.web.recordform import DayField, TextField
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import asked, near, nothing, sheet_of, worker_names
from pejl.words import say, show

MOST_NAMED = 50
SHORTEST_WHY = 5


class Over(forms.Form):
    """To whom, from when and why."""

    til = forms.ChoiceField(widget=forms.Select(attrs={"class": "form-select"}))
    fra_dag = DayField(widget=forms.DateInput({"class": "form-input", "type": "date"}, "%Y-%m-%d"))
    til_dag = DayField(widget=forms.DateInput({"class": "form-input", "type": "date"}, "%Y-%m-%d"), required=False)
    grund = TextField(max_length=200, widget=forms.TextInput({"class": "form-input", "autocomplete": "off"}))

    def __init__(self, given: Any, choices: Sequence[tuple[str, str]], lang: str, **of: Any) -> None:
        super().__init__(given, **of)
        self.lang = lang
        self.fields["til"].choices = [("", say("web_arbejde_vaelg_medarbejder", {}, lang)), *choices]
        for name, field in self.fields.items():
            field.label = say(f"web_arbejde_felt_{name}", {}, lang)
            field.error_messages = dict.fromkeys(
                ("required", "invalid", "invalid_choice", "max_length"), say(f"web_arbejde_fejl_{name}", {}, lang)
            )
        self.fields["grund"].error_messages["cpr"] = say("web_borger_fejl_cpr", {}, lang)
        self.fields["til_dag"].help_text = say("web_arbejde_hjaelp_til_dag", {}, lang)
        self.fields["grund"].help_text = say("web_arbejde_hjaelp_grund", {}, lang)

    def clean_grund(self) -> str:
        why = " ".join(self.cleaned_data["grund"].split())
        if len(why) < SHORTEST_WHY:
            raise forms.ValidationError(say("web_arbejde_fejl_grund", {}, self.lang))
        return why

    @property
    def order(self) -> Order:
        said = self.cleaned_data
        return Order(said["til"], said["fra_dag"], said["til_dag"], said["grund"])


@page("arbejdsliste/omfordel", "omfordel", methods=("GET", "POST"))
def omfordel(request: Any) -> HttpResponse:
    """GET: choose a worker, then `?fra=` how many citizens that is and to whom. POST from the list with `raekke`: the
    same for the rows chosen. POST with `gem` records it. Nothing is recorded when other citizens are meant than the
    page told of."""
    try:
        stand = desk().stand()
        sheet = sheet_of(stand)
    except NoPlan:
        return nothing(request)
    given = request.POST if request.method == "POST" else request.GET
    giving = dict(givers(request.who, stand, sheet))
    giver, rows = given.get("fra", ""), request.POST.getlist("raekke")
    handed = of_rows(stand, request.who, sheet, rows) if not giver else _all_of(stand, giver, giving)
    form = _form(request, stand, giver, bound="gem" in request.POST)
    if "gem" in request.POST and handed and form.is_valid():
        changed = request.POST.get("antal") != str(len({each.citizen for each in handed}))
        if not changed and not _wrong(form, handed, request):
            return _done(request, form.order, hand_over(handed, form.order, request.who.id, request.now), sheet)
        if changed:
            form.add_error(None, say("web_arbejde_flere_nu", {}, request.lang))
    if request.method == "POST" and not handed and not giver:
        messages.warning(request, say("web_arbejde_ingen_valgt", {}, request.lang))
    return shown(request, "omfordel.html", _page(request, stand, handed, form, giver, rows, giving))


def _all_of(stand: Stand, giver: str, giving: Mapping[str, str]) -> list[Handed]:
    return all_of(stand, giver) if giver in giving else []


def _form(request: Any, stand: Stand, giver: str, *, bound: bool) -> Over:
    staff = [each for each in takers(request.who, stand) if each[0] != giver]
    named = worker_names([worker for worker, _ in staff])
    choices = [(worker, f"{named.get(worker, worker)} · {team}") for worker, team in staff]
    given = request.POST if bound else None
    return Over(given, choices, request.lang, initial={"fra_dag": stand.day}, auto_id="over-%s")


def _wrong(form: Over, handed: Sequence[Handed], request: Any) -> bool:
    """Whether the ledger would refuse the relation; the form then says why."""
    for role in sorted({each.role for each in handed}):
        values = values_of(KINDS["relation"], form.order.data(role))
        found = fault(Registration("omfordel", "relations", handed[0].citizen, values, False, request.now))
        if found is not None:
            form.add_error("fra_dag", show(found, request.lang))
            return True
    return False


def _done(request: Any, order: Order, many: int, sheet: Sheet) -> HttpResponse:
    """Back to the list one came from."""
    name = worker_names([order.to]).get(order.to, order.to)
    said = {"antal": many, "hvem_til": name, "dag": order.start, "sidste": order.last}
    messages.success(request, say("web_arbejde_omfordelt", said, request.lang))
    back = asked(QueryDict(request.POST.get("tilbage", "")[:1000]), request.who, sheet).query()
    return HttpResponseRedirect(f"{reverse('arbejdsliste')}?{back}")


def _page(
    request: Any,
    stand: Stand,
    handed: Sequence[Handed],
    form: Over,
    giver: str,
    rows: Sequence[str],
    giving: Mapping[str, str],
) -> Mapping[str, object]:
    citizens = sorted({each.citizen for each in handed})
    circle = circle_of(request.who, stand, request.now)
    seen = readable(circle, sorted(near(circle, citizens)))[:MOST_NAMED]
    named = names.of(stand, seen)
    request.looks.at_names(named)
    workers = worker_names(giving)
    return {
        "form": form,
        "many": len(citizens),
        "roles": sorted({each.role for each in handed}),
        "names": sorted(named.values()),
        "unnamed": len(citizens) - len(named),
        "giver": giver,
        "giver_name": workers.get(giver, giver),
        "rows": rows if handed and not giver else (),
        "back": request.POST.get("tilbage", ""),
        "givers": [(code, workers.get(code, code), team) for code, team in giving.items()],
    }

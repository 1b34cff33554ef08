"""`/citizens/{id}/registrations/{kind}` and `/companies/{id}/registrations/{kind}`: a talk, an offer, a visit …

A route for each kind, made from its entry in `web.kinds` or `web.companykinds`. Words that people write for each other
(job goals, steps, notes) stay on the pages.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Router
from ninja.params.functions import Header, Path

from pejl.web.access import Field, circle_of
from pejl.web.access.table import WRITES, Relation, Role
from pejl.web.api import shapes
from pejl.web.api.answering import stand_now
from pejl.web.api.asked import Version, body_of
from pejl.web.api.keys import JSON, Key
from pejl.web.api.problem import Problem
from pejl.web.api.recording import answered, corrected, posted, standing, taken_back
from pejl.web.citizensaving import OfCitizen
from pejl.web.companies import Directory, teller_of
from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.companysaving import OfCompany
from pejl.web.kinds import KINDS, RecordKind
from pejl.web.opened import TOO_BIG, Opened
from pejl.web.recorded import OF_LEDGER
from pejl.web.saving import Saving
from pejl.web.written import Teller, of_health

router = Router(tags=["registrations"])
SUBJECT = Path(ge=1, lt=TOO_BIG, description="The random id.")
REF = Path(description="The record's own name, as it was told when it was made.")
KEY = Header(
    alias="Idempotency-Key",
    min_length=1,
    max_length=200,
    pattern="^[!-~]+$",
    description="A name of your own for this request: sent again with the same body it is answered the same.",
)
VERSION = Header(alias="If-Match", description="The ETag of the version that was seen.")
_WRITTEN = WRITES[Role.INTEGRATOR][Relation.SYSTEM]
OF_CITIZENS = {code: part for code in OF_LEDGER if (part := KINDS[code].part) in _WRITTEN}
"""The kinds a system may write, each with its part of the citizen's page."""
OF_COMPANIES = tuple(code for code in COMPANY_KINDS if code != "stamdata")
"""Who a company is comes from the register of companies and from the pages."""
Of = Callable[[Any, int, str], Saving]


def of_citizen(request: Any, citizen: int, kind: str) -> Saving:
    """Problem 404 for a citizen the key may not write of and for one that is not there, alike."""
    part, stand = OF_CITIZENS[kind], stand_now()
    circle = circle_of(request.who, stand, request.now)
    fields = circle.fields(citizen)
    if not fields or not circle.may_write(citizen, part):
        raise Problem(404)
    one = Opened(stand, circle, citizen, fields, "")
    address = f"/api/v1/citizens/{citizen}/registrations/{kind}"
    return OfCitizen(request, kind, Teller(stand, request.lang), one, part, address)


def of_company(request: Any, company: int, kind: str) -> Saving:
    """Problem 404 for a company that is not known."""
    stand = stand_now()
    one = Directory(stand).one(company)
    if one is None:
        raise Problem(404)
    address = f"/api/v1/companies/{one.id}/registrations/{kind}"
    return OfCompany(request, kind, teller_of(stand, request.lang), one, address)


def _may_tell(saving: Saving, sent: Mapping[str, Any]) -> None:
    """Problem 403 for what tells of health, where the key may not write of it."""
    if isinstance(saving, OfCitizen) and not saving.one.may_write(Field.HELBRED):
        joined = {name: "+".join(value) if isinstance(value, list) else value for name, value in sent.items()}
        if of_health(saving.record(joined, uuid.uuid4())):
            raise Problem(403, "helbred")


def _routes(subjects: str, kind: str, record: RecordKind, endpoint: str, of: Of) -> None:
    """POST a new one; GET, PUT and DELETE one by its `ref`."""
    body: Any = body_of(subjects, kind, record)
    at = f"/{subjects}/{{int:subject}}/registrations/{kind}"
    told: Any = {"auth": Key(endpoint)}
    one_of: Any = shapes.Registered[body]
    conflict: Any = shapes.Conflict[body]

    @router.post(at, auth=Key(endpoint, JSON), response={201: one_of}, operation_id=f"{subjects}_{kind}_post")
    def post(request: Any, sent: body, subject: int = SUBJECT, idempotency_key: str = KEY) -> HttpResponse:
        saving, given = of(request, subject, kind), sent.model_dump()
        _may_tell(saving, given)
        return posted(saving, given, idempotency_key)

    one = f"{at}/{{uuid:ref}}"

    @router.get(one, **told, response={200: one_of}, operation_id=f"{subjects}_{kind}_get")
    def get(request: Any, subject: int = SUBJECT, ref: uuid.UUID = REF) -> HttpResponse:
        saving = of(request, subject, kind)
        return answered(saving, standing(saving, ref), 200)

    both: Any = {200: one_of, 409: conflict}

    @router.put(one, auth=Key(endpoint, JSON), response=both, operation_id=f"{subjects}_{kind}_put")
    def put(
        request: Any, sent: body, subject: int = SUBJECT, ref: uuid.UUID = REF, if_match: Version = VERSION
    ) -> HttpResponse:
        saving, given = of(request, subject, kind), sent.model_dump()
        _may_tell(saving, given)
        return corrected(saving, given, ref, if_match)

    gone: Any = {204: None, 409: conflict}

    @router.delete(one, **told, response=gone, operation_id=f"{subjects}_{kind}_delete")
    def delete(request: Any, subject: int = SUBJECT, ref: uuid.UUID = REF, if_match: Version = VERSION) -> HttpResponse:
        return taken_back(of(request, subject, kind), ref, if_match)


for _kind in OF_CITIZENS:
    _routes("citizens", _kind, KINDS[_kind], "registrations", of_citizen)
for _kind in OF_COMPANIES:
    _routes("companies", _kind, COMPANY_KINDS[_kind], "company-registrations", of_company)

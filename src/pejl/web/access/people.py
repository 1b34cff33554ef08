"""Which citizens somebody may see, and how much of each."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from pejl.web.access.table import FIELDS, WORKERS, WRITES, Field, Relation, Role
from pejl.web.access.who import Who
from pejl.web.models import CitizenRecord, Interview, Reason, Share
from pejl.web.stand import Stand

INTERVIEW_OVER = ("nej", "holdt", "aflyst")
YOUNG = range(15, 30)
"""Whom a youth guide may look up with a reason: § 2 of the plan's own youth effort is 15-29."""


@dataclass
class Circle:
    """The citizens of one request's user on one stand of the ledger. Nothing of it is kept for the next request, so
    that what is taken back is taken back at once."""

    who: Who
    stand: Stand
    now: datetime
    _known: dict[int, Relation] = field(default_factory=dict)

    def relation(self, citizen: int) -> Relation:
        """How the user stands to a citizen; INGEN for one that does not exist."""
        if citizen not in self._known:
            self._known[citizen] = self._relation(citizen)
        return self._known[citizen]

    def _relation(self, citizen: int) -> Relation:
        who = self.who
        if who.role is Role.BORGER:
            return Relation.SELV if citizen == who.citizen != 0 else Relation.INGEN
        if not self.stand.knows(citizen):
            return Relation.INGEN
        if who.role in (Role.ANDEN, Role.AKASSE):
            return Relation.DELT if citizen in self.shared else Relation.INGEN
        if who.role is Role.INTEGRATOR:
            return Relation.SYSTEM
        standing_by = self.stand.workers_of(citizen)
        if who.worker and any(worker == who.worker for worker, _ in standing_by):
            return Relation.EGEN
        if who.role is Role.ANALYTIKER and citizen in self.drawn:
            return Relation.TRUKKET
        if who.role in WORKERS and who.team and any(team == who.team for _, team in standing_by):
            return Relation.HOLD
        if citizen in self.reasoned:
            return Relation.BEGRUNDET
        if who.role is Role.KONSULENT and (citizen in self.stand.candidates or citizen in self.referred):
            return Relation.KANDIDAT
        return Relation.INGEN

    def fields(self, citizen: int) -> frozenset[Field]:
        """The parts of the citizen's page that are shown; none where nothing is. A protected name is shown to who
        stands by the citizen, and to the citizen."""
        relation = self.relation(citizen)
        found = FIELDS.get(self.who.role, {}).get(relation, frozenset())
        near = relation in (Relation.SELV, Relation.EGEN)
        return found if near or not self.stand.protected(citizen) else found - {Field.NAVN}

    def may_write(self, citizen: int, part: Field) -> bool:
        return part in WRITES.get(self.who.role, {}).get(self.relation(citizen), frozenset())

    def may_look_up(self, citizen: int) -> bool:
        """Whether a stated reason opens the citizen: existing, not somebody's own or team's already, for a youth guide
        of 15-29 years."""
        if not self.stand.knows(citizen) or self.who.role not in (*WORKERS, Role.LEDER):
            return False
        return self.who.role is not Role.UNGERAADGIVER or self.stand.age(citizen) in YOUNG

    @cached_property
    def reasoned(self) -> frozenset[int]:
        """Citizens for whom the user has stated a reason that has not run out."""
        live = Reason.objects.filter(user_id=self.who.id, until__gt=self.now)
        return frozenset(live.values_list("citizen", flat=True))

    @cached_property
    def referred(self) -> frozenset[int]:
        """Citizens who wait for an answer from a company they were referred to, whatever has happened since."""
        waiting = CitizenRecord.standing().filter(kind="henvisning", data__udfald="venter")
        return frozenset(waiting.values_list("citizen", flat=True))

    @cached_property
    def drawn(self) -> frozenset[int]:
        """Citizens drawn for an interview that is not over."""
        open_ = Interview.objects.exclude(state__in=INTERVIEW_OVER).filter(round__closed=None)
        return frozenset(open_.values_list("citizen", flat=True))

    @cached_property
    def shared(self) -> frozenset[int]:
        """Citizens whose plan is shared with the user's unit on the day."""
        return frozenset(Share.live(self.who.unit, self.stand.day).values_list("citizen", flat=True))


def circle_of(who: Who, stand: Stand, now: datetime) -> Circle:
    return Circle(who, stand, now)


def readable(circle: Circle, citizens: Collection[int]) -> list[int]:
    """Those of the citizens whose name the user may see in a list, in order."""
    return [each for each in citizens if Field.NAVN in circle.fields(each)]

"""The plan file as typed models: the one place where Danish keys are declared.

Every key a municipality can write is here and nowhere else; unknown keys are refused, and the JSON Schema
that editors complete keys from is generated from these models. Sentences (`maaltal`, `hvornaar`), group,
area and indicator names are kept as written: `check` binds them.
"""

from pejl.plan.goals import Budget, Del, Forudsaetning, Maal, Maaling
from pejl.plan.practice import Aldersbaand, Indsats, Loefte, Profil, Projekt, Spoergeskema
from pejl.plan.printed import Bilag, Tabel, Tal, Tendens
from pejl.plan.rows import FoeresIPejl, Fokus, Gruppe, Hoved, Kalender, Row, Tekst

__all__ = ["Aldersbaand", "Del", "Maal", "Maaling", "Plan", "Tabel", "Tal", "Tendens"]


class Plan(Row):
    """The whole file."""

    plan: Hoved
    omraader: dict[str, list[Tekst]] = {}
    grupper: dict[str, Gruppe] = {}
    kalender: Kalender = Kalender()
    foeres_i_pejl: FoeresIPejl = FoeresIPejl()
    fokus: list[Fokus] = []
    maal: list[Maal] = []
    loefte: list[Loefte] = []
    indsats: list[Indsats] = []
    projekt: list[Projekt] = []
    forudsaetning: list[Forudsaetning] = []
    budget: list[Budget] = []
    spoergeskema: list[Spoergeskema] = []
    profil: list[Profil] = []
    bilag: list[Bilag] = []
    tabel: list[Tabel] = []
    tal: list[Tal] = []

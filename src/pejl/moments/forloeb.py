"""A case's own course: it begins, has lasted so long, is planned."""

from pejl.ledger.verbs import Marks, Window, noted
from pejl.rules import Own, moment


@moment(title="forløbet begynder", english="the course begins")
def begynder(who: Own) -> Marks:
    """Den første dag i et forløb i målgruppen. Loven regner fra den første henvendelse; den er forløbets første dag.

    Rækker: Den første dag i hvert forløb af målgruppens rækker (`spells`, `groups`).
    Kilde: LAB § 9 og § 31; planernes "fra første ledighedsdag".
    Grænsetilfælde: Et skift mellem to ydelser i samme målgruppe er samme forløb, når der ikke ligger en hel
        kalendermåned imellem; for sygedagpenge regnes ingen pause med.
    """
    return who.courses.starts()


@moment(title="forløbet har varet længe", english="the course has lasted long", lasts=True)
def varighed(who: Own, lasted: Window, within: Window | None = None) -> Marks:
    """Den dag, et forløb i målgruppen har varet så længe, som løftet siger.

    Rækker: Målgruppens rækker; for forsikrede ledige de dage, der er samlet i dagpengeperioden.
    Kilde: LAB § 9: nr. 1 tælles samlet fra indplaceringen, de andre uafbrudt på samme ydelse.
    Grænsetilfælde: Dagen er den første dag efter varigheden: 39 uger fra 1. januar 2023 er nået den 1. oktober. Samlet
        er 1 måned 30 dage og 6 måneder 183. En pause i forløbet giver ikke dagen igen; er tiden nået, når et nyt
        forløb begynder, er dagen dets første. Indplaceringen i en dagpengeperiode står ikke i rækkerne; der ses 3 år
        tilbage i stedet.
    """
    if within is None:
        return who.courses.longer_than(lasted).starts()
    so_many = lasted.days or 30 * lasted.months + lasted.months // 2
    return who.people.reaching(so_many + 1, within).courses(who.pause).starts()


@moment(title="planen er lavet", english="the plan is made")
def plan_lavet(who: Own) -> Marks:
    """Borgerens plan er lavet.

    Rækker: `happenings` af slagsen `plan_lavet`.
    Kilde: LAB §§ 41-42; Frederikssund 2024 l. 79.
    Grænsetilfælde: En plan, der rettes, er en ny dag.
    """
    return noted("happenings", "plan_lavet")


@moment(title="planen er offentliggjort på Jobnet", english="the plan is published on Jobnet")
def plan_offentliggjort(who: Own) -> Marks:
    """Borgerens plan kan ses på Jobnet.

    Rækker: `happenings` af slagsen `plan_offentliggjort`.
    Kilde: LAB §§ 41-42; Frederikssund 2024 l. 81.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "plan_offentliggjort")


@moment(title="CV'et er godkendt", english="the CV is approved")
def cv_godkendt(who: Own) -> Marks:
    """Borgerens CV er godkendt.

    Rækker: `happenings` af slagsen `cv_godkendt`.
    Kilde: Frederikssund 2024 l. 81.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "cv_godkendt")


@moment(title="En Plan er lavet", english="En Plan is made")
def en_plan(who: Own) -> Marks:
    """Den fælles plan på tværs af afdelinger er lavet.

    Rækker: `happenings` af slagsen `en_plan`.
    Kilde: Allerød 2022 l. 191, 382.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "en_plan")

"""`pejl made-up`: a made-up municipality in a ledger of its own, to try a plan on and to learn on."""

from argparse import Namespace
from datetime import timedelta

from pejl import law
from pejl.cli import show
from pejl.cli.plans import bound_plan
from pejl.cli.told import Told, unknown_name
from pejl.ledger.events import EventStore
from pejl.ledger.facts import Facts
from pejl.numbers import counted
from pejl.sources.made_up import facts, printed_targets
from pejl.sources.made_up.names import named
from pejl.surroundings import Surroundings
from pejl.words import say

LEAST = 88
"""Days: three months are the shortest a municipality is made up for."""


def made_up(arguments: Namespace, around: Surroundings) -> int:
    """Make the people up and publish them. With a plan, as many full-time persons as it prints."""
    lang = arguments.lang
    try:
        area = law.find_area(arguments.area)
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    if law.areas()[area].kind != "kommune":
        raise Told("ikke_en_kommune", lang, skrevet=arguments.area)
    whole = arguments.first.day == 1 and (arguments.last + timedelta(days=1)).day == 1
    if not whole or (arguments.last - arguments.first).days < LEAST:
        raise Told("hele_maaneder", lang)
    targets = printed_targets(bound_plan(arguments.plan, lang)[0].typed) if arguments.plan else {}
    made = facts([area], arguments.seed, arguments.first, arguments.last, targets=targets)
    store = EventStore(around.ledger)
    if any(batch.name not in {each.name for each in made} for batch in store.batches()):
        raise Told("opdigtet_andet_er_der", lang, mappe=str(around.ledger))
    published = store.publish(made, around.now)
    told = {"kommune": law.areas()[area].name, "antal": sum(made[-1].rows[name].num_rows for name in made[-1].rows)}
    show.lines([say("opdigtet_banner", {}, lang)])
    show.lines([say("opdigtet" if any(published.new) else "opdigtet_igen", told, lang)])
    if arguments.names:
        show.lines([say("reg_opdigtede_navne", {"antal": counted(_named(arguments, around, made[-1]))}, lang)])
    return 0


def _named(arguments: Namespace, around: Surroundings, made: Facts) -> int:
    """Names and impossible numbers for the made-up people, in the register; how many there are."""
    found = named(made.rows["persons"], arguments.seed)
    with around.identities() as register:
        register.enrol(found.numbers, around.now)
        register.set_names(found.names, arguments.first, found.protected)
    return len(found.names)

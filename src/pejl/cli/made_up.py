"""`pejl made-up`: a made-up municipality in a ledger of its own, to try a plan on and to learn on."""

from argparse import Namespace
from dataclasses import replace
from datetime import timedelta

from pejl import law
from pejl.cli import show
from pejl.cli.plans import bound_plan
from pejl.cli.surroundings import Surroundings, Told, unknown_name
from pejl.intake import Fault
from pejl.ledger.events import EventStore
from pejl.sources.made_up import facts, printed_targets
from pejl.words import say


def made_up(arguments: Namespace, around: Surroundings) -> int:
    """Make the people up and publish them. With a plan, as many full-time persons as it prints."""
    lang = arguments.lang
    try:
        area = law.find_area(arguments.area)
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    if law.areas()[area].kind != "kommune":
        raise Told("ikke_en_kommune", lang, skrevet=arguments.area)
    if arguments.first.day != 1 or (arguments.last + timedelta(days=1)).day != 1 or arguments.first > arguments.last:
        raise Told("hele_maaneder", lang)
    targets = printed_targets(bound_plan(arguments.plan, lang)[0].typed) if arguments.plan else {}
    made = facts([area], arguments.seed, arguments.first, arguments.last, targets=targets)
    try:
        published = EventStore(around.ledger).publish(
            [replace(each, since=arguments.first) for each in made], around.now
        )
    except Fault as fault:
        raise Told(fault.code, lang, exit_code=2, **fault.params) from None
    told = {"kommune": law.areas()[area].name, "antal": sum(made[-1].rows[name].num_rows for name in made[-1].rows)}
    show.lines([say("opdigtet_banner", {}, lang)])
    show.lines([say("opdigtet" if any(published.new) else "opdigtet_igen", told, lang)])
    return 0

"""`pejl webhooks`: tells who asked to be told which goals stand otherwise than before."""

import sys
import time
from argparse import Namespace

from pejl.intake import Fault
from pejl.surroundings import Surroundings
from pejl.web.commands import migrated, ready
from pejl.words import say


def webhooks(arguments: Namespace, around: Surroundings) -> int:
    """`pejl webhooks PLAN`: 1 where something could not be told and was given up. With `--demo` goals stand as on the
    demonstration's day; letters are signed and tried again by the real clock, which is the receiver's."""
    ready(arguments.plan, demo=arguments.demo.isoformat() if arguments.demo else "")
    migrated()
    from pejl.web.api.delivery import collected, private_allowed, sent
    from pejl.web.api.network import Outside
    from pejl.web.desk import desk
    from pejl.web.stand import NoPlan

    try:
        stand = desk().stand_unrecorded()
    except NoPlan as lacking:
        raise Fault("web_ingen_plan", fil=str(lacking)) from None
    if arguments.demo and not stand.made_up:
        raise Fault("web_demo_kun_opdigtet", mappe=str(around.ledger))
    new = collected(stand, around.now)
    found = sent(Outside(), around.now, time.time, private=private_allowed())
    told = {"nye": new, "sendt": found.told, "senere": found.later, "opgivet": found.given_up}
    sys.stdout.write(say("web_api_webhooks_sendt", told, arguments.lang) + "\n")
    return 1 if found.given_up else 0

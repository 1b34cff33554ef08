"""`pejl webhooks`: tells who asked to be told which goals stand otherwise than before."""

import sys
import time
from argparse import Namespace

from pejl.surroundings import Surroundings
from pejl.web.commands import migrated, stood
from pejl.web.database import answering
from pejl.words import say


@answering()
def webhooks(arguments: Namespace, around: Surroundings) -> int:
    """`pejl webhooks PLAN`: 1 where something could not be told and was given up. With `--demo` goals stand as on the
    demonstration's day; letters are signed and tried again by the real clock, which is the receiver's."""
    stand = stood(arguments, around)
    migrated()
    from pejl.web.api.delivery import collected, private_allowed, sent
    from pejl.web.api.network import Outside

    new = collected(stand, around.now)
    found = sent(Outside(), around.now, time.time, private=private_allowed())
    told = {"nye": new, "sendt": found.told, "senere": found.later, "opgivet": found.given_up}
    sys.stdout.write(say("web_api_webhooks_sendt", told, arguments.lang) + "\n")
    return 1 if found.given_up else 0

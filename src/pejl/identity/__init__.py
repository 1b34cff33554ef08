"""CPR numbers and names, and the random ids that stand for them everywhere else: the only place that knows them.

`from pejl.identity.register import Identities` opens the register; it is not imported here, because a database
library comes with it.
"""

from pejl.identity.cpr import Cpr, made_up_cpr, masked, parse_cpr

__all__ = ["Cpr", "made_up_cpr", "masked", "parse_cpr"]

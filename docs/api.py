"""Prints the table of addresses in `docs/api.md` from the code: `python docs/api.py`."""

import os
from pathlib import Path

FILE = Path(__file__).with_name("api.md")
BEGINS, ENDS = "<!-- printed by docs/api.py from the code -->\n", "<!-- end -->"


def table() -> str:
    """The addresses in English, one line each."""
    from pejl.web.api.listing import endpoints

    lines = ["| address | what it does | the key must be allowed |", "| --- | --- | --- |"]
    for each in endpoints("en"):
        kinds = f". `{{kind}}`: {', '.join(each.kinds)}" if each.kinds else ""
        scope = f"`{each.scope}`" if each.scope else "anything"
        lines.append(f"| `{each.method} {each.at}` | {each.says}{kinds} | {scope} |")
    return "\n".join(lines) + "\n"


def printed(text: str) -> str:
    """The page with the table as it is today."""
    before, _, rest = text.partition(BEGINS)
    return f"{before}{BEGINS}{table()}{ENDS}{rest.partition(ENDS)[2]}"


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "pejl.web.settings"
    import django

    django.setup()
    FILE.write_text(printed(FILE.read_text("utf-8")), "utf-8")

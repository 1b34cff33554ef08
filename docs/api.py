"""Prints the tables of addresses and of words in `docs/api.md` from the code: `python docs/api.py`."""

import os
from pathlib import Path

FILE = Path(__file__).with_name("api.md")
ADDRESSES = "<!-- printed by docs/api.py from the code -->\n"
WORDS = "<!-- words printed by docs/api.py from the code -->\n"
ENDS = "<!-- end -->"
QUOTED = '""'


def table() -> str:
    """The addresses in English, one line each."""
    from pejl.web.api.listing import endpoints

    lines = ["| address | what it does | the key must be allowed |", "| --- | --- | --- |"]
    for each in endpoints("en"):
        kinds = f". `{{kind}}`: {', '.join(each.kinds)}" if each.kinds else ""
        scope = f"`{each.scope}`" if each.scope else "anything"
        lines.append(f"| `{each.method} {each.at}` | {each.says}{kinds} | {scope} |")
    return "\n".join(lines) + "\n"


def words() -> str:
    """The closed lists with what each word means, one line a list."""
    from pejl.web.api.closed import lists

    lines = ["| member | words |", "| --- | --- |"]
    for shape, member, of in lists("en"):
        said = "; ".join(f"`{word or QUOTED}`: {means}" for word, means in of)
        lines.append(f"| `{member}` of {shape} | {said} |")
    return "\n".join(lines) + "\n"


def printed(text: str) -> str:
    """The page with its tables as they are today."""
    for begins, made in ((ADDRESSES, table()), (WORDS, words())):
        before, _, rest = text.partition(begins)
        text = f"{before}{begins}{made}{ENDS}{rest.partition(ENDS)[2]}"
    return text


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "pejl.web.settings"
    import django

    django.setup()
    FILE.write_text(printed(FILE.read_text("utf-8")), "utf-8")

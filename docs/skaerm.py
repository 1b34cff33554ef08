"""Takes the pictures of the README: Planen as a leader sees it, from the site itself on made-up people, and a page of
a quarterly report on the figures a plan prints. Needs Chromium.

`python docs/skaerm.py`, with PEJL_LEDGER naming a ledger of made-up people (examples/site.sh says how it is made).
"""

import os
import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from pejl.web import commands

HERE = Path(__file__).parent
COMMAND = "import sys; from pejl.cli import main; sys.exit(main())"
PLAN, DAY = HERE.parent / "plans" / "frederikssund-2024.toml", "2024-07-01"
CHROMIUM = "/usr/bin/chromium"
SIZE = {"width": 1180, "height": 860}
REPORT, QUARTER, FOCUS = HERE.parent / "plans" / "solroed-2024.toml", "2023Q4", "Udfordrede ledige og borgere"


def main() -> None:
    commands.ready(str(PLAN), demo=DAY)
    commands.prepared()
    from pejl.web.checking import served
    from pejl.web.demo import PASSWORD, people
    from pejl.web.desk import desk

    people(desk().stand())
    with served(str(PLAN), DAY) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--lang=da"])
        page = browser.new_page(viewport=SIZE, locale="da-DK")
        page.goto(f"{address}/log-ind")
        page.fill("[name=username]", "leder")
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.goto(f"{address}/planen")
        page.screenshot(path=str(HERE / "planen.png"))
        _report(browser)
        browser.close()


def _report(browser: Any) -> None:
    """From the heading of a focus area on, without the ledger's made-up people."""
    with TemporaryDirectory() as empty:
        out = Path(empty) / "rapport.html"
        asked = ["report", str(REPORT), "--quarter", QUARTER, "--format", "html", "--out", str(out)]
        around = {**os.environ, "PEJL_LEDGER": empty}
        run([sys.executable, "-c", COMMAND, *asked], check=True, env=around)  # noqa: S603 - our own program
        page = browser.new_page(viewport={"width": 1000, "height": 640})
        page.goto(out.as_uri())
        page.evaluate(
            "of => window.scrollTo(0, [...document.querySelectorAll('h2')].find(each => each.textContent.includes(of))"
            ".getBoundingClientRect().top - 16)",
            FOCUS,
        )
        page.screenshot(path=str(HERE / "rapport.png"))


if __name__ == "__main__":
    main()

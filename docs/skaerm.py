"""Takes the picture of the README: Planen as a leader sees it, from the site itself on made-up people. Needs Chromium.

`python docs/skaerm.py`, with PEJL_LEDGER naming a ledger of made-up people (examples/site.sh says how it is made).
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from pejl.web import commands

HERE = Path(__file__).parent
PLAN, DAY = HERE.parent / "plans" / "frederikssund-2024.toml", "2024-07-01"
CHROMIUM = "/usr/bin/chromium"
SIZE = {"width": 1180, "height": 860}


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
        browser.close()


if __name__ == "__main__":
    main()

"""`python -m bench figures`, `python -m bench events [--scale S|M|L] [--rounds N] [--only W1 …] [--folder F]`,
`python -m bench due [--scale S|M] [--rounds N] [--folder F]`, `python -m bench web [--users N] [--seconds N]` and
`python -m bench paper`."""

import argparse
from pathlib import Path

from bench.workloads import NAMES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Ratios of things run side by side.")
    parts = parser.add_subparsers(dest="part", required=True)
    parts.add_parser("figures", help="judging a plan, loading a country's figures")
    events = parts.add_parser("events", help="counting a ledger of events")
    events.add_argument("--scale", choices=("S", "M", "L"), default="M", help="a municipality, the country, 20 years")
    events.add_argument("--rounds", type=int, default=3)
    events.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, help="workloads")
    events.add_argument("--folder", type=Path, help="where ledgers are kept for next time; else they are removed")
    due = parts.add_parser("due", help="the rows that promises make due")
    due.add_argument("--scale", choices=("S", "M"), default="M", help="a municipality, the country")
    due.add_argument("--rounds", type=int, default=3)
    due.add_argument("--folder", type=Path, help="where ledgers are kept for next time; else they are removed")
    web = parts.add_parser("web", help="the site under load")
    web.add_argument("--users", type=int, default=200)
    web.add_argument("--seconds", type=int, default=120)
    parts.add_parser("paper", help="a report of sixty goals in each format")
    asked = parser.parse_args()
    if asked.part == "figures":
        from bench.figures import main as figures

        figures()
    elif asked.part == "paper":
        from bench.paper import main as paper

        paper()
    elif asked.part == "due":
        from bench.due import run as due_rows

        due_rows(asked.scale, asked.rounds, asked.folder)
    elif asked.part == "web":
        from bench.web import run as site

        site(asked.users, asked.seconds)
    else:
        from bench.events import run

        run(asked.scale, asked.rounds, asked.only, asked.folder)


if __name__ == "__main__":
    main()

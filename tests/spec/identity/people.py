"""Made-up people for the specs of the register."""

from datetime import UTC, date, datetime, timedelta

from pejl.identity import made_up_cpr

NOW = datetime(2026, 8, 19, 9, tzinfo=UTC)
DAY = date(2026, 8, 19)


def numbers(many: int, first: int = 0) -> list[str]:
    """That many different numbers; born over 40 years, so that they are not in order."""
    born = [date(1960, 1, 1) + timedelta(days=each * 7919 % 14600) for each in range(first, first + many)]
    return [made_up_cpr(day, (first + place) // 14600) for place, day in enumerate(born)]


def replacement(born: date, serial: int) -> str:
    """A replacement number, day + 60, of one born in the years 1937-1999."""
    return f"{born.day + 60}{born:%m%y}{serial:04}"

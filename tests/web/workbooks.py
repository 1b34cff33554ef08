"""A workbook as the page gives it, changed as a person would in a spreadsheet, and sent back."""

import io
import re
from collections.abc import Callable
from typing import Any

from python_calamine import CalamineWorkbook

AT = "/tal-og-noter"
GOAL, OTHER = "2a", "3a"
Sheets = dict[str, list[list[Any]]]


def had(browser: Any) -> Sheets:
    answer = browser.get(f"{AT}?form=xlsx")
    assert answer.status_code == 200
    return sheets_of(answer.content)


def sheets_of(content: bytes) -> Sheets:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def written(sheets: Sheets) -> bytes:
    """The workbook as another program writes it: text is text, numbers and days are what they are."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                page.write(row, column, cell, *((day,) if hasattr(cell, "isoformat") else ()))
    book.close()
    return out.getvalue()


def sent(browser: Any, sheets: Sheets | bytes, name: str = "rettet.xlsx") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    content = sheets if isinstance(sheets, bytes) else written(sheets)
    return browser.post(AT, {"fil": SimpleUploadedFile(name, content)})


def changed(browser: Any, change: Callable[[Sheets], object]) -> Any:
    """The preview of the downloaded workbook after `change`."""
    sheets = had(browser)
    change(sheets)
    return sent(browser, sheets)


def counts(page: Any, sheet: str) -> tuple[int, ...]:
    """New, changed, the same, conflicts, unread."""
    assert page.status_code in (200, 409), page.content.decode()
    return tuple(
        int(each.replace(".", "")) for each in re.findall(rf'<dd id="{sheet}_\w+">([\d.]+)</dd>', page.content.decode())
    )


def held(page: Any) -> dict[str, str]:
    return dict(re.findall(r'name="(laest|set)" value="([^"]*)"', page.content.decode()))


def saved(browser: Any, page: Any, **of: str) -> Any:
    return browser.post(AT, {**held(page), **(of or {"gem": "1"})})


# --- notes ------------------------------------------------------------------------------------------------


def made(site: Any, text: str, kind: str = "handling", goal: str = GOAL) -> Any:
    from pejl.web.models import GoalRecord

    data = {"tekst": text, "dag": "2024-08-01", "hvem": "Lis Leder" if kind == "handling" else ""}
    record = GoalRecord(
        plan=site.stand.plan.name, goal=goal, kind=kind, data=data, by=site.user("leder"), at=site.stand.now
    )
    record.save()
    return record


def versions(goal: str = GOAL) -> list[tuple[int, str, str]]:
    from pejl.web.models import GoalRecord

    every = GoalRecord.objects.filter(goal=goal).order_by("pk")
    return [(each.number, each.kind, each.data["tekst"]) for each in every]


def put(row: int, column: int, value: Any) -> Any:
    def change(sheets: Any) -> None:
        sheets["Noter"][row][column] = value

    return change

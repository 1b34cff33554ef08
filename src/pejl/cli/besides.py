"""The other questions of `pejl due`: who waits for whom, what is coming, who stands still or lacks something, and the
national deadlines beside ours."""

from argparse import Namespace

from pejl import law
from pejl.answers import due_data
from pejl.answers.capacity import capacity
from pejl.answers.cases import lacking, not_loaded, standing_still
from pejl.answers.deadlines import Beside, beside
from pejl.answers.worklist import waiting
from pejl.cli.asked import Asked, Page, day_text, headed
from pejl.cli.told import Told, unknown_name
from pejl.due.beside import deadlines
from pejl.due.sheet import Sheet
from pejl.words import say, word


def awaited(sheet: Sheet, asked: Asked, arguments: Namespace) -> Page:
    """Whom the rows wait for, those with most past their day first."""
    lang = asked.lang
    found = waiting(sheet)
    texts = {each.id: each.text for each in sheet.promises}
    cells = [
        (
            say("venter_paa", {"hvem": each.who}, lang) if each.who else say("aarsag_registrering", {}, lang),
            f"{each.promise}  {texts[each.promise]}",
            str(each.rows),
            str(each.overdue),
            day_text(each.oldest, lang),
        )
        for each in found
    ]
    return Page(
        title=say("venter_titel", {"plan": asked.plan.title, "dag": asked.day}, lang),
        headings=headed(lang, "venter", "loefte", "raekker", "over_dagen", "aeldste"),
        cells=cells,
        keys=due_data.WAITING,
        data=[due_data.waiting_data(each, texts) for each in found],
        notes=[say("due_kendt", {"dag": sheet.known}, lang)],
        more={"known_until": sheet.known.isoformat(), "question": "waiting"},
        right=(2, 3),
    )


def capacities(sheet: Sheet, asked: Asked, arguments: Namespace) -> Page:
    """What falls due in the next weeks, by team."""
    lang = asked.lang
    found = capacity(sheet)
    weeks = range(len(found[0].weeks)) if found else range(0)
    named = {"talks": "samtaler", "offers": "tilbud", "": "andet"}
    nobody = say("ingen_har", {}, lang)
    rows = [due_data.load_data(each) for each in found]
    return Page(
        title=say("kapacitet_titel", {"plan": asked.plan.title, "dag": asked.day}, lang),
        headings=[*headed(lang, "hold", "handling"), *(say("uge_frem", {"uge": week}, lang) for week in weeks)],
        cells=[
            (each.team or nobody, say(f"handling_{named[each.what]}", {}, lang), *map(str, each.weeks))
            for each in found
        ],
        keys=("team", "acts", *(f"week_{week}" for week in weeks)),
        data=rows,
        notes=[say("kapacitet_note", {}, lang), say("due_kendt", {"dag": sheet.known}, lang)],
        more={"known_until": sheet.known.isoformat(), "question": "capacity"},
        right=range(2, len(weeks) + 2),
    )


def still(asked: Asked, arguments: Namespace) -> Page:
    """Who has not moved for so many weeks."""
    lang, weeks = asked.lang, arguments.still
    _check_loaded("still", asked)
    try:
        groups = (law.find_group(arguments.group),) if arguments.group else ()
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    found = standing_still(groups, weeks, asked.snapshot, asked.day, asked.plan.own.code)
    some = found[: _most(arguments)]
    cells = [
        (
            str(each.subject),
            day_text(each.began, lang),
            day_text(each.last, lang) or say("intet_sket", {}, lang),
            str(each.days),
        )
        for each in some
    ]
    told = {"plan": asked.plan.title, "dag": asked.day, "uger": weeks, "gruppe": arguments.group or ""}
    return Page(
        title=say("stille_titel", told, lang),
        headings=headed(lang, "borger", "begyndt", "sidst_sket", "dage"),
        cells=cells,
        keys=due_data.STILL,
        data=[due_data.still_data(each) for each in some],
        notes=[*_cut(len(found), len(some), lang), say("stille_note", {}, lang)],
        more={"question": "still", "weeks": weeks, "not_shown": len(found) - len(some)},
        right=(3,),
    )


def _check_loaded(question: str, asked: Asked) -> None:
    """Told where what is asked after was never loaded, so that nobody is called lacking for that alone."""
    missing = not_loaded(question, asked.snapshot)
    if missing:
        named = [word(f"tabel.{table}", asked.lang) for table in missing]
        raise Told("udtraek_ikke_laest", asked.lang, tabeller=named)


def lacks(asked: Asked, arguments: Namespace) -> Page:
    """Whose case lacks it, those who have lacked it longest first."""
    lang, code = asked.lang, arguments.lacking
    _check_loaded(code, asked)
    found = lacking(code, asked.snapshot, asked.day, asked.plan.own.code)
    some = found[: _most(arguments)]
    what = say(f"uden_{code}", {}, lang)
    return Page(
        title=say("mangler_titel", {"plan": asked.plan.title, "dag": asked.day, "det": what}, lang),
        headings=headed(lang, "borger", "mangler_siden"),
        cells=[(str(person), day_text(since, lang)) for person, since in some],
        keys=due_data.LACK,
        data=[due_data.lack_data(*each) for each in some],
        notes=[*_cut(len(found), len(some), lang), say(f"uden_{code}_hvem", {}, lang)],
        more={"question": "lacking", "what": code, "not_shown": len(found) - len(some)},
    )


def national(sheet: Sheet, asked: Asked, arguments: Namespace) -> Page:
    """DFDG's next deadline for a talk beside ours, those that differ most first."""
    lang = asked.lang
    found = beside(sheet, asked.snapshot, asked.plan.own.code)
    if not found and not deadlines(asked.snapshot, asked.plan.own.code):
        raise Told("frister_andres" if asked.snapshot.sizes.get("deadlines") else "ingen_frister", lang)
    some = found[: _most(arguments)]
    same = sum(each.days == 0 for each in found)
    return Page(
        title=say("national_titel", {"plan": asked.plan.title, "dag": asked.day}, lang),
        headings=headed(lang, "vores_raekke", "borger", "deres_frist", "vores_frist", "forskel", "svar"),
        cells=[_beside(each, lang) for each in some],
        keys=due_data.BESIDE,
        data=[due_data.beside_data(each) for each in some],
        notes=[
            *_cut(len(found), len(some), lang),
            say("national_note", {"antal": len(found), "samme": same}, lang),
            say("due_kendt", {"dag": sheet.known}, lang),
        ],
        more={"known_until": sheet.known.isoformat(), "question": "national", "not_shown": len(found) - len(some)},
        right=(4,),
        whole=(0, 1, 2, 3),
    )


def _beside(each: Beside, lang: str) -> tuple[str, ...]:
    return (
        each.ours.id if each.ours else say("ingen_raekke", {}, lang),
        str(each.subject),
        day_text(each.theirs.due if each.theirs else None, lang),
        day_text(each.ours.due if each.ours else None, lang),
        "" if each.days is None else str(each.days),
        say(f"frist_{each.match.value}", {}, lang),
    )


MOST = 40


def _most(arguments: Namespace) -> int | None:
    """How many are shown: as many as asked for; else all to a machine and a screenful to a person."""
    most: int | None = arguments.most
    return most if most is not None else None if arguments.json or arguments.csv else MOST


def _cut(found: int, shown: int, lang: str) -> list[str]:
    return [say("due_flere", {"antal": found - shown}, lang)] if found > shown else []

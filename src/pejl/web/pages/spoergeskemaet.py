"""One questionnaire: its questions, what they came to, and its rounds."""

from typing import Any

from django.http import HttpResponse

from pejl.surveys import Question, Questionnaire
from pejl.web.days import of_plan
from pejl.web.pages.fejl import not_found
from pejl.web.pages.spoergeskemaer import links
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_shown import told


@page("spoergeskema/<str:survey>", "spoergeskemaet")
@of_plan
def spoergeskemaet(request: Any, stand: Stand, survey: str) -> HttpResponse:
    found = told(stand, request.lang, survey)
    if not found:
        return not_found(request)
    line = found[0]
    questions = [_question(line.q, each, request.lang) for each in line.q.questions]
    return shown(request, "spoergeskemaet.html", {"line": line, "questions": questions, **links(request)})


def _question(q: Questionnaire, each: Question, lang: str) -> dict[str, Any]:
    when = each.shown_when
    shown_when = None
    if when is not None:
        other = q.question(when.question)
        shown_when = (other.said(lang), ", ".join(other.scale.said(code, lang) for code in when.answers))
    answers = " · ".join(each.scale.said(code, lang) for code in each.scale.answers)
    return {"text": each.said(lang), "answers": answers, "required": each.required, "when": shown_when}

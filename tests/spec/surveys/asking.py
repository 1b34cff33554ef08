"""Questionnaires of the tests: one with a skip that leads to a skip, and what a plan could have written at random."""

from hypothesis import strategies as st

from pejl.sentences import examples, parse_rhythm
from pejl.sentences.shapes import Duration, Span
from pejl.surveys import Kind, Question, Questionnaire, Scale, ShownWhen

BAD = ("negativ", "meget_negativ")
SERVICE = Question("service", "Hvor tilfreds er du?", Scale.CONTENT, "How satisfied are you?", required=True)
CALLED = Question("ringet", "Har du ringet til os?", Scale.YES_NO, shown_when=ShownWhen("service", BAD), required=True)
WHY = Question("hvorfor", "Hvad gik galt?", Scale.TEXT, shown_when=ShownWhen("ringet", ("positiv",)))
AGREE = Question("adgang", "Det er let at få fat i os", Scale.AGREE)
ASKS = Questionnaire(
    "virksomheder",
    "Tilfredshed",
    Kind.FORM,
    ("virksomheder",),
    (SERVICE, CALLED, WHY, AGREE),
    companies=True,
    satisfied=("meget_positiv", "positiv"),
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
ids = st.from_regex(r"[a-zæøå][a-zæøå0-9\-]{0,8}", fullmatch=True)
answers = st.lists(st.sampled_from(Scale.AGREE.answers), max_size=3).map(tuple)
skips = st.none() | st.builds(ShownWhen, ids, answers)
questions = st.builds(Question, ids, words, st.sampled_from(Scale), st.just("") | words, st.booleans(), skips)
questionnaires = st.builds(
    Questionnaire,
    id=ids,
    title=words,
    kind=st.sampled_from(Kind),
    groups=st.lists(ids, max_size=3).map(tuple),
    questions=st.lists(questions, max_size=5).map(tuple),
    english=st.just("") | words,
    companies=st.booleans(),
    many=st.none() | st.integers(1, 10_000),
    rhythm=st.none() | st.sampled_from([parse_rhythm(text) for text in examples()["hvornaar"]]),
    said_when=words,
    longer_than=st.none() | st.builds(Duration, st.integers(1, 500), st.sampled_from(Span)),
    open_days=st.integers(1, 365),
    reminder_days=st.none() | st.integers(1, 364),
    satisfied=answers,
    guide=st.lists(words, max_size=4).map(tuple),
    remark=words,
    source=words,
)

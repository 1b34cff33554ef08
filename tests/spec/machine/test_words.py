"""Every code has words in both languages, and every word gets what it needs."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from pejl import words
from pejl.numbers import counted, printed, withheld
from pejl.periods import Period
from pejl.words import number_with_unit, say, show, word

SRC = Path(words.__file__).parents[1]
CODES = words.catalogue()
SINGLE = tomllib.loads((SRC / "words" / "sentences.toml").read_text("utf-8"))["ord"]
TELLERS = {
    "Step",
    "Missing",
    "Told",
    "Fault",
    "say",
    "unknown",
    "step",
    "remark",
    "error",
    "_error",
    "Finding",
    "sentence",
}
TEMPLATES = {file.name: file.read_text("utf-8") for file in sorted((SRC / "web").rglob("*.html"))}
SAID = re.compile(r'{% say "([^"]+)"')
BEGUN = re.compile(r'"([a-z_]+_)"\|add:')
PLACE = re.compile(r"\{(\w+)\}")
OPTIONAL = re.compile(r"\[\[.*?\]\]")


def needed(template: str) -> set[str]:
    return set(PLACE.findall(OPTIONAL.sub("", template)))


# --- the file of sentences -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_both_languages_with_the_same_parameters(code: str) -> None:
    both = CODES[code]
    assert set(both) == set(words.LANGUAGES)
    assert set(PLACE.findall(both["da"])) == set(PLACE.findall(both["en"]))
    assert needed(both["da"]) == needed(both["en"])
    assert all(both.values())


def test_no_code_stands_in_two_sections() -> None:
    listed = [code for section in words.sections().values() for code in section]
    assert sorted(listed) == sorted(set(listed))


def test_every_single_word_has_both_languages() -> None:
    assert all(set(both) == set(words.LANGUAGES) and all(both.values()) for both in SINGLE.values())


# --- the code that speaks --------------------------------------------------------------------------------


def calls() -> Iterator[tuple[str, str, ast.Call, str]]:
    """Where, the kind of teller, the call and its code (`*` for what an f-string fills in)."""
    for file in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in TELLERS:
                    for code in texts(node.args[0]):
                        yield f"{file.relative_to(SRC)}:{node.lineno}", name, node, code


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def given(call: ast.Call) -> set[str] | None:
    """The parameters a call names; None where they come from elsewhere."""
    names: set[str] = set()
    for argument in call.args[1:]:
        if isinstance(argument, ast.Dict) and all(isinstance(key, ast.Constant) for key in argument.keys):
            names |= {str(key.value) for key in argument.keys if isinstance(key, ast.Constant)}
        elif isinstance(argument, ast.Dict | ast.Name | ast.Attribute | ast.Call | ast.BinOp | ast.IfExp):
            return None
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return names | {keyword.arg for keyword in call.keywords if keyword.arg}


def test_every_code_that_is_told_has_a_sentence() -> None:
    lacking = [
        f"{where}: {code}"
        for where, _, _, code in calls()
        if not any(re.fullmatch(re.escape(code).replace(r"\*", r"[\w-]+"), known) for known in CODES)
    ]
    assert lacking == []


def test_every_code_that_is_told_gets_its_parameters() -> None:
    lacking = []
    for where, kind, call, code in calls():
        names = given(call)
        if names is None or code not in CODES or kind in ("Finding", "sentence"):
            continue
        missing = needed(CODES[code]["da"]) - names
        if missing:
            lacking.append(f"{where}: {code} lacks {sorted(missing)}")
    assert lacking == []


def test_every_sentence_is_said_somewhere() -> None:
    source = "\n".join(file.read_text("utf-8") for file in SRC.rglob("*.py"))
    source += (SRC / "law" / "tabeller.toml").read_text("utf-8")
    source += "\n".join(TEMPLATES.values()).replace('{% say "', '"')
    patterns = [re.escape(code).replace(r"\*", r"[\w-]+") for _, _, _, code in calls() if "*" in code]
    patterns += [rf"{each}[\w-]+" for text in TEMPLATES.values() for each in BEGUN.findall(text)]
    silent = [
        code
        for code in CODES
        if f'"{code}"' not in source and not any(re.fullmatch(pattern, code) for pattern in patterns)
    ]
    assert silent == []


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_code_of_a_template_has_a_sentence(name: str) -> None:
    said = set(SAID.findall(TEMPLATES[name]))
    assert said <= set(CODES)
    assert all(any(code.startswith(each) for code in CODES) for each in BEGUN.findall(TEMPLATES[name]))


def test_every_reason_to_reject_a_row_has_words() -> None:
    reasons = set()
    for file in (SRC / "sources").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and "reject" in getattr(node.func, "id", getattr(node.func, "attr", "")).lower()
            ):
                reasons |= {text for argument in node.args[2:3] for text in texts(argument)}
    lacking = [
        reason
        for reason in reasons
        if not any(re.fullmatch(re.escape(reason).replace(r"\*", r"\w+"), known) for known in SINGLE)
    ]
    assert lacking == []


# --- saying ----------------------------------------------------------------------------------------------


def test_a_part_in_double_brackets_is_left_out_when_its_parameter_is_empty() -> None:
    name = {"slags": "gruppe", "skrevet": "kontanhjælp"}
    for nothing in (None, "", (), []):
        assert say("ukendt_navn", {**name, "forslag": nothing}) == 'Ukendt gruppe: "kontanhjælp".'
    assert say("ukendt_navn", name) == 'Ukendt gruppe: "kontanhjælp".'
    said = say("ukendt_navn", {**name, "forslag": "kontanthjælp"})
    assert said == 'Ukendt gruppe: "kontanhjælp". Mente du "kontanthjælp"?'


def test_a_zero_is_not_empty() -> None:
    params = {"fil": "x", "linje": 0, "kolonne": 0, "hvorfor": "ikke_et_tal", "skrevet": "1.7"}
    assert "kolonne 0" in say("afvist_raekke", params)


def test_what_a_planner_wrote_is_never_read_as_a_template() -> None:
    params = {"slags": "gruppe", "skrevet": "{forslag} [[x]]", "forslag": "y"}
    assert '"{forslag} [[x]]"' in say("ukendt_navn", params)


def test_a_code_or_parameter_without_words_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        say("findes_ikke")
    with pytest.raises(KeyError):
        say("ukendt_navn", {"slags": "gruppe"})


@pytest.mark.parametrize(
    ("value", "da", "en"),
    [
        (printed(Decimal("1.7")), "1,7", "1.7"),
        (printed(Decimal("2.0")), "2,0", "2.0"),
        (counted(1715), "1.715", "1,715"),
        (withheld(), "skjult", "withheld"),
        (Decimal("0.80"), "0,80", "0.80"),
        (Fraction(1, 3), "0,33", "0.33"),
        (Period.parse("2023M08"), "august 2023", "August 2023"),
        (date(2024, 12, 31), "31. december 2024", "31 December 2024"),
        ("Sorø", "Sorø", "Sorø"),
        (["a", counted(1)], "a, 1", "a, 1"),
        (12, "12", "12"),
    ],
)
def test_a_parameter_is_written_by_its_type(value: object, da: str, en: str) -> None:
    assert (show(value), show(value, "en")) == (da, en)


def test_a_ratio_and_a_withheld_number_have_no_unit_in_print() -> None:
    assert number_with_unit(printed(Decimal("1.7")), "%") == "1,7 %"
    assert number_with_unit(printed(Decimal("0.64")), "ratio") == "0,64"
    assert number_with_unit(counted(5), "") == "5"
    assert number_with_unit(withheld(), "personer") == "skjult"
    assert number_with_unit(counted(288), "personer", "en") == "288 persons"


def test_an_unknown_word_is_shown_as_it_is() -> None:
    assert word("helt ukendt") == "helt ukendt"
    assert word("True") == "holder"
    assert word("False", "en") == "does not hold"

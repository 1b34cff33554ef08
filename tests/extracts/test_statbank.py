"""StatBank answers into figures: levels, ages, what is missing."""

import json
from collections.abc import Callable

import pytest

from pejl import law
from pejl.intake import Fault
from pejl.sources import Extract
from pejl.sources.statbank import read_answer

from .helping import NOW

Files = Callable[[str], bytes]


def by_area(extract: Extract) -> dict[str, str | None]:
    return {figure.area: figure.value for figure in extract.figures}


def test_ages_16_to_66_are_summed_both_ends_included_and_no_other(invented: Files) -> None:
    found = read_answer(invented("folk1a-opdigtet.json"), "folk1a", NOW, "folk.json")
    assert by_area(found) == {"000": "51000", "085": "5100", "259": "510"}
    ages = read_answer(invented("folk1a-opdigtet.csv"), "FOLK1A", NOW, "folk.csv")
    assert by_area(ages) == {"259": str(sum(range(16, 67)))}


def test_population_is_a_denominator_of_a_quarter_without_a_group(invented: Files) -> None:
    figure = read_answer(invented("folk1a-opdigtet.json"), "FOLK1A", NOW, "folk.json").figures[0]
    assert figure[:8] == (
        "statbank",
        "FOLK1A",
        "befolkning",
        "",
        "befolkningen_16_66",
        "",
        "000",
        "2031Q03",
    )


def test_one_missing_age_rejects_its_area_and_keeps_the_others(invented: Files) -> None:
    content = json.loads(invented("folk1a-opdigtet.json"))
    content["dataset"]["value"][54 * 2 + 10] = None
    found = read_answer(json.dumps(content).encode(), "FOLK1A", NOW, "folk.json")
    assert set(by_area(found)) == {"000", "085"}
    assert [(each.reason, each.text) for each in found.rejected] == [("dele_mangler", " 259 2031Q03")]


def test_age_that_was_never_asked_for_is_a_fault_naming_it(invented: Files) -> None:
    lines = invented("folk1a-opdigtet.csv").decode("utf-8-sig").splitlines()
    data = "\n".join(line for line in lines if ";66 år" not in line).encode()
    with pytest.raises(Fault) as caught:
        read_answer(data, "FOLK1A", NOW, "folk.csv")
    assert (caught.value.code, caught.value.params["mangler"]) == ("dele_mangler", (66,))


def test_unstated_area_is_kept_and_christiansoe_left_out(invented: Files) -> None:
    content = json.loads(invented("folk1a-opdigtet.json"))
    content["dataset"]["value"][54 * 4 :] = [2] * 54
    found = read_answer(json.dumps(content).encode(), "FOLK1A", NOW, "folk.json")
    assert by_area(found)[law.UNSTATED_AREA] == "102"
    assert "411" not in by_area(found)


@pytest.mark.parametrize("code", ["0", "000"])
def test_country_has_two_codes(invented: Files, code: str) -> None:
    data = invented("folk1a-opdigtet.json").replace(b'"000"', f'"{code}"'.encode())
    assert by_area(read_answer(data, "FOLK1A", NOW, "folk.json"))["000"] == "51000"


def test_csv_of_labels_reads_decimal_comma_levels_and_two_dots(invented: Files) -> None:
    found = read_answer(invented("aulkp01-opdigtet.csv"), "AULKP01", NOW, "pct.csv")
    assert by_area(found) == {"000": "2.8", "085": "3.0", "259": "2.6"}
    assert (found.figures[0].group, found.figures[0].denominator) == ("bruttoledige", "arbejdsstyrken_16_66")
    assert found.skipped == 3
    assert [(each.line, each.reason) for each in found.rejected] == [
        (8, "ukendt_periode"),
        (9, "ikke_et_tal"),
    ]


def test_benefit_codes_become_groups_and_subtotals_are_skipped() -> None:
    data = "OMRÅDE;YDELSESTYPE;TID;INDHOLD\n259;LY;2031K1;31\n259;TOTLE;2031K1;900\n259;TOTUSU;2031K1;4000\n"
    found = read_answer(data.encode(), "AUK01", NOW, "auk.csv")
    assert [(f.group, f.measure, f.value) for f in found.figures] == [("ledighedsydelse", "fuldtidspersoner", "31")]
    assert found.skipped == 2


def test_refusal_of_the_bank_is_a_fault_with_its_code() -> None:
    with pytest.raises(Fault) as caught:
        read_answer(b'{"errorTypeCode":"REQUEST-LIMIT","message":"x"}', "FOLK1A", NOW, "svar")
    assert (caught.value.code, caught.value.params) == ("statbank_afviste", {"grund": "REQUEST-LIMIT"})


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{}",
        b'{"dataset":{}}',
        b'{"dataset":{"dimension":{"id":["Tid"],"Tid":{"category":{"index":{"a":"x"}}}},"value":[1]}}',
    ],
)
def test_answer_of_another_shape_is_a_fault(data: bytes) -> None:
    with pytest.raises(Fault, match="forkert_svar"):
        read_answer(data, "FOLK1A", NOW, "svar")


def test_values_that_do_not_fill_the_cube_are_a_fault(invented: Files) -> None:
    content = json.loads(invented("folk1a-opdigtet.json"))
    content["dataset"]["value"].pop()
    with pytest.raises(Fault, match="forkert_svar"):
        read_answer(json.dumps(content).encode(), "FOLK1A", NOW, "svar")


def test_unknown_or_lost_variable_is_a_fault_naming_it() -> None:
    with pytest.raises(Fault) as caught:
        read_answer("OMRÅDE;HERKOMST;TID;INDHOLD\n259;TOT;2031K1;1\n".encode(), "FOLK1A", NOW, "svar")
    assert caught.value.code == "kolonner_aendret"
    assert (caught.value.params["mangler"], caught.value.params["nye"]) == (("ALDER",), ("HERKOMST",))

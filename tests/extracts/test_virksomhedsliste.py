"""A list of companies as a file: what is read, what is warned of, and what is refused with its line and reason."""

import io

import pytest
import xlsxwriter

from pejl.intake import Fault, Limits
from pejl.sources.virksomhedsliste import COLUMNS, Listed, Read, check_digit_fits, companies_of, folded
from pejl.words import say

FITS, FAILS, P = "10000009", "10000008", "1000000001"
HEAD = "CVR;P-nummer;Navn;Branche;Ansatte;Adresse;Postnummer;Kontakt;Telefon;E-mail"
WHOLE = f"{FITS};{P};Bager Holm ApS;handel og transport;12;Torvet 1;0241;Ib Holm;00 11 22 33;ib@eksempel.dk"


def read(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> Read:
    return companies_of("\n".join((head, *lines)).encode(encoding), "liste.csv")


def one(**given: str) -> Listed | str:
    """The row of these columns: what is read of it, else the code of why it is refused."""
    cells = {"CVR": FITS, "Navn": "Bager", **given}
    found = read(";".join(cells.values()), head=";".join(cells))
    for step in (*(s for each in found.companies for s in each.warnings), *(each.why for each in found.rejected)):
        assert say(step.code, step.params)
        assert say(step.code, step.params, "en")
    return found.companies[0] if found.companies else found.rejected[0].why.code


def warned(**given: str) -> list[str]:
    found = one(**given)
    assert isinstance(found, Listed)
    return [each.code for each in found.warnings]


def test_a_whole_row_is_read() -> None:
    assert read(WHOLE).companies == (
        Listed(
            *(2, FITS, P, "Bager Holm ApS", "handel", 12, "Torvet 1", "0241", "Ib Holm", "00 11 22 33"),
            mail="ib@eksempel.dk",
            warnings=(),
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_both_encodings_and_both_delimiters_are_read(encoding: str) -> None:
    rows = f"CVR,Navn,Ansatte\n{FITS},Smørrebrød & Ål,3\n"
    found = companies_of(rows.encode(encoding), "liste.csv").companies
    assert [(each.name, each.size) for each in found] == [("Smørrebrød & Ål", 3)]


def test_excel_is_read_with_numbers_as_numbers() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Cvr-nr.", "Virksomhed", "Antal ansatte", "Postnr."])
        sheet.write_row(1, 0, [int(FITS), "Bager", 12, 241])
    found = companies_of(target.getvalue(), "liste.xlsx").companies[0]
    assert (found.cvr, found.size, found.postal_code) == (FITS, 12, "0241")  # Excel took the 0 away


@pytest.mark.parametrize("header", ["cvr", "CVR-nr.", "Cvr nummer", "CVR:"])
def test_header_names_are_forgiving(header: str) -> None:
    assert len(read(f"{FITS};Bager", head=f"{header};NAVN").companies) == 1


def test_every_name_of_a_column_is_written_as_it_is_compared_and_is_of_one_column() -> None:
    names = [each for known in COLUMNS.values() for each in known]
    assert [folded(each) for each in names] == names
    assert len(set(names)) == len(names)


def test_headers_that_nothing_is_read_of_are_told() -> None:
    assert read(f"{FITS};Bager;x", head="CVR;Navn;Omsætning").unknown == ("Omsætning",)


@pytest.mark.parametrize(("head", "lost"), [("CVR;Adresse", ("Navn",)), ("Navn;Adresse", ("CVR",))])
def test_a_file_without_name_or_number_is_no_list(head: str, lost: tuple[str, ...]) -> None:
    with pytest.raises(Fault) as fault:
        read("1;2", head=head)
    assert (fault.value.code, fault.value.params["mangler"]) == ("manglende_kolonner", lost)


def test_the_limits_are_held() -> None:
    with pytest.raises(Fault, match="for_stort"):
        companies_of(f"{HEAD}\n{WHOLE}\n{WHOLE}".encode(), "liste.csv", Limits(rows=1))


@pytest.mark.parametrize(("cvr", "fits"), [(FITS, True), (FAILS, False), ("00000000", False), ("01000003", False)])
def test_the_check_digit_is_weighed_modulo_11(cvr: str, fits: bool) -> None:
    assert check_digit_fits(cvr) is fits


def test_a_check_digit_that_does_not_fit_is_warned_of_and_not_refused() -> None:
    assert warned(CVR=FAILS) == ["virk_liste_cvr_ciffer"]
    assert warned() == []


@pytest.mark.parametrize("written", ["10 00 00 09", "DK-10000009", "DK 10000009", "1000.0009"])
def test_a_number_is_its_digits(written: str) -> None:
    found = one(CVR=written)
    assert isinstance(found, Listed)
    assert found.number == FITS


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"CVR": "1000000"}, "virk_liste_nummer"),
        ({"CVR": "1000000x"}, "virk_liste_nummer"),
        ({"P-nummer": "12345678"}, "virk_liste_nummer"),
        ({"CVR": ""}, "virk_liste_intet_nummer"),
        ({"Navn": ""}, "virk_liste_intet_navn"),
        ({"Ansatte": "mange"}, "virk_liste_ansatte"),
        ({"Ansatte": "-1"}, "virk_liste_ansatte"),
        ({"Ansatte": "1,5"}, "virk_liste_ansatte"),
        ({"Ansatte": "1000001"}, "virk_liste_ansatte"),
        ({"Navn": "x" * 121}, "virk_liste_for_langt"),
        ({"Kontakt": "Ib 610161-1234"}, "virk_liste_cpr"),
        ({"Adresse": "6101611234"}, "virk_liste_cpr"),
    ],
)
def test_a_row_is_refused_for_what_cannot_be_read(given: dict[str, str], code: str) -> None:
    assert one(**given) == code


@pytest.mark.parametrize(("written", "size"), [("0", 0), ("1.200", 1200), ("1 200", 1200), ("", None)])
def test_employees_are_a_whole_number_with_or_without_a_thousands_sign(written: str, size: int | None) -> None:
    found = one(Ansatte=written)
    assert isinstance(found, Listed)
    assert found.size == size


def test_a_refused_row_tells_its_line_and_name_and_no_number_of_a_person() -> None:
    found = read(f"{FITS};Bager", "1;Kok", "", f"{FITS};Igen", f"{P[:8]};610161-1234", head="CVR;Navn").rejected
    assert [(each.line, each.name, each.why.code) for each in found] == [
        (3, "Kok", "virk_liste_nummer"),
        (5, "Igen", "virk_liste_dobbelt"),
        (6, "", "virk_liste_cpr"),
    ]
    assert found[1].why.params == {"linje": 2}


def test_a_row_with_too_many_cells_is_refused() -> None:
    assert read(f"{FITS};Bager;3", head="CVR;Navn").rejected[0].why.code == "virk_liste_bredde"


def test_two_places_of_one_firm_are_two_companies() -> None:
    found = read(f"{FITS};1000000001;Bager", f"{FITS};1000000002;Bager", head="CVR;P-nummer;Navn")
    assert [each.number for each in found.companies] == ["1000000001", "1000000002"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"Branche": "rumfart"}, "virk_liste_branche"),
        ({"Postnummer": "12345"}, "virk_liste_postnummer"),
        ({"Telefon": "1234567"}, "virk_liste_telefon"),
        ({"Telefon": "ring kl. 9 12345678"}, "virk_liste_telefon"),
        ({"E-mail": "ib"}, "virk_liste_mail"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_warning(given: dict[str, str], code: str) -> None:
    assert warned(**given) == [code]
    found = one(**given)
    assert isinstance(found, Listed)
    assert (found.branch, found.postal_code, found.phone, found.mail) == ("", "", "", "")


@pytest.mark.parametrize("written", ["bygge", "Bygge og anlæg", "BYGGE OG ANLÆG"])
def test_a_sector_is_known_by_code_or_name(written: str) -> None:
    found = one(Branche=written)
    assert isinstance(found, Listed)
    assert found.branch == "bygge"

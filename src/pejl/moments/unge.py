"""The young: their entry, with or without a benefit, and what must happen then."""

from pejl.ledger.verbs import Marks, days, held, noted
from pejl.rules import Own, moment


@moment(title="den unge kommer ind", english="the young person comes in", reach=days(31))
def indgang(who: Own) -> Marks:
    """Den unge begynder i ungeindsatsen, også uden en ydelse.

    Rækker: `happenings` af slagsen `indgang_unge`.
    Kilde: Frederikssund 2024 l. 179, 191.
    Grænsetilfælde: Den unge hører til målgruppen fra sin ydelse, sin indsats eller sit medlemskab; de regnes med, når
        de begynder inden for 31 dage.
    """
    return noted("happenings", "indgang_unge")


@moment(title="den unge har haft kontakt", english="the young person has had contact", nouns=("kontakt",))
def kontakt(who: Own) -> Marks:
    """Den unge har haft en kontakt eller samtale.

    Rækker: `talks` med udfald `holdt`, af enhver slags og form.
    Kilde: Frederikssund 2024 l. 191; lov om kommunal indsats for unge under 25.
    Grænsetilfælde: Også en samtale om CV og et informationsmøde er en kontakt; en udeblivelse er ikke.
    """
    return noted("talks", where=[("outcome", "in", ("holdt",))])


@moment(title="basisforløbet begynder", english="the basic course begins")
def basisforloeb(who: Own) -> Marks:
    """Grundforløbet for unge begynder.

    Rækker: Den første dag af `efforts` af slagsen `grundforloeb`.
    Kilde: Frederikssund 2024 l. 191.
    Grænsetilfælde: Det er begyndelsen, der skal ligge i tide; planen siger ikke andet.
    """
    return held("efforts", "grundforloeb").starts()


@moment(
    title="testen i læsning, skrivning og regning er taget",
    english="the test in reading, writing and arithmetic is taken",
)
def test(who: Own) -> Marks:
    """Læse-, skrive- og regneprøven er taget.

    Rækker: `happenings` af slagsen `proeve_taget`.
    Kilde: Frederikssund 2024 l. 191.
    Grænsetilfælde: Om den er bestået, er uden betydning.
    """
    return noted("happenings", "proeve_taget")


@moment(title="den unge står uden aktivitet", english="the young person is without activity")
def uden_aktivitet(who: Own) -> Marks:
    """En ung på 15-17 år er fundet uden uddannelse, job eller anden aktivitet.

    Rækker: `happenings` af slagsen `uden_aktivitet`.
    Kilde: Lov om kommunal indsats for unge under 25.
    Grænsetilfælde: Ungedatabasen melder det; det gættes ikke af, at der mangler rækker.
    """
    return noted("happenings", "uden_aktivitet")


@moment(title="den unge begynder på noget nyt", english="the young person begins something new")
def ny_aktivitet(who: Own) -> Marks:
    """Den unge begynder i en ny aktivitet.

    Rækker: `happenings` af slagsen `ny_aktivitet`.
    Kilde: Lov om kommunal indsats for unge under 25.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "ny_aktivitet")


@moment(title="uddannelsespålægget er givet", english="the education order is given")
def uddannelsespaalaeg(who: Own) -> Marks:
    """Den unge har fået et uddannelsespålæg.

    Rækker: `happenings` af slagsen `uddannelsespaalaeg`.
    Kilde: LAB § 30; Solrød 2024 l. 286.
    Grænsetilfælde: Ingen.
    """
    return noted("happenings", "uddannelsespaalaeg")


@moment(title="ungeguiden er udpeget", english="the youth guide is appointed")
def ungeguide(who: Own) -> Marks:
    """Den unge får en fast kontaktperson.

    Rækker: Den første dag af `relations` i rollen `ungeguide`.
    Kilde: Frederikssund 2024 l. 207.
    Grænsetilfælde: Ingen.
    """
    return held("relations", "ungeguide").starts()


@moment(title="det forebyggende forløb begynder", english="the preventive course begins")
def forebyggende(who: Own) -> Marks:
    """Et åbent forebyggende tilbud begynder, uden at nogen får en ydelse.

    Rækker: Den første dag af `efforts` af slagsen `forebyggende_forloeb`.
    Kilde: Frederikssund 2024 l. 187.
    Grænsetilfælde: Ingen.
    """
    return held("efforts", "forebyggende_forloeb").starts()

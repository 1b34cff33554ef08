"""The single names that made-up people's names are put together from: women's first, then men's."""

from collections.abc import Mapping

Both = Mapping[bool, tuple[str, ...]]


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split())


def _both(women: str, men: str) -> Both:
    """By whether it is a man's."""
    return {False: _each(women), True: _each(men)}


FIRST_NAMES: tuple[tuple[int, Both], ...] = (
    (
        1966,
        _both(
            "Aase Annelise Anni Birgit Birgitte Birthe Bodil Connie Dorte Elin Ellen Else Gitte Grethe Hanne Inga Inge "
            "Ingelise Jytte Karen Kirsten Lis Lisbeth Lone Marianne Nina Ruth Solveig Susanne Tove Ulla Vibeke Yrsa",
            "Arne Asger Bent Bjarne Børge Carsten Ejvind Erik Erling Finn Flemming Frede Gunnar Hans Henning Ib Ivan "
            "Jens Jørgen Kaj Kjeld Knud Kurt Leif Niels Ole Palle Poul Preben Steen Svend Søren Verner Åge",
        ),
    ),
    (
        1990,
        _both(
            "Anette Anja Anne Berit Camilla Charlotte Christina Dorthe Gry Heidi Helle Jeanette Katrine Kirstine Lene "
            "Lise Lotte Louise Maja Malene Maria Mette Mia Nanna Pernille Pia Rikke Sanne Sine Stine Tanja Tina Trine",
            "Allan Anders Bo Brian Claus Dan Dennis Esben Frank Henrik Jacob Jakob Jan Jeppe Jesper Johnny Kasper "
            "Kenneth Kim Klaus Lars Martin Michael Mikkel Morten Per Peter Rasmus Rune Simon Thomas Torben Troels",
        ),
    ),
    (
        9999,
        _both(
            "Alberte Amalie Anna Asta Caroline Cecilie Clara Emilie Emma Freja Frida Ida Ingrid Isabella Josefine "
            "Julie Karla Laura Lea Liva Maja Marie Mathilde Mille Nikoline Olivia Rosa Sara Signe Silje Sofie Thea",
            "Adam Albert Alexander Anton Asger Benjamin Birk Carl Christian Daniel Elias Emil Frederik Gustav Hjalte "
            "Jonas Kristian Lasse Laurits Lucas Mads Magnus Malthe Marcus Mathias Nikolaj Noah Oliver Oskar Sebastian "
            "Storm Tobias Valdemar Victor William",
        ),
    ),
)
"""Those born before the year, oldest first."""

FROM_AFAR: tuple[Both, tuple[str, ...]] = (
    _both(
        "Aisha Amina Anastasia Daria Elena Fatima Hanna Iryna Jasmin Khadija Leila Linh Mariam Nadia Natalia Oksana "
        "Rania Samira Selma Soraya Thuy Yasmin Zahra Zeynep",
        "Abdi Ahmad Ali Amir Andrii Bilal Dmytro Emre Farid Hamza Hassan Ibrahim Ivan Karim Mehmet Minh Mustafa Oleh "
        "Omar Petro Samir Tariq Yusuf",
    ),
    _each(
        "Ahmadi Aydin Bondar Celik Farah Haddad Hamid Hassan Hoang Jama Karimi Khalil Kovalenko Mansour Mirza Nguyen "
        "Noor Osman Petrenko Rahimi Saleh Shevchuk Tran Yilmaz"
    ),
)

MIDDLE_NAMES = _each(
    "Askebo Birkelund Brogård Bækmose Dalbo Egelyng Elmevang Enghoff Fyrrebo Granlund Havlykke Hedebo Højris Kildehøj "
    "Klitborg Lindevang Lyngdal Mosehøj Nørrevang Poppelby Ravnsbæk Rughave Skovlyst Solvang Stenholt Strandlyng "
    "Søndervang Tjørnelund Vesterlyng Åbrink Ålykke"
)

SURNAMES = _each(
    "Andersen Andreasen Bach Bertelsen Berg Bruun Carlsen Christensen Christiansen Dahl Eriksen Frandsen Frederiksen "
    "Gregersen Hansen Henriksen Holm Iversen Jacobsen Jensen Jepsen Jespersen Johansen Johnsen Jørgensen Karlsen Kjær "
    "Knudsen Kristensen Kristiansen Larsen Lauridsen Laursen Lind Lorenzen Lund Madsen Mathiesen Mikkelsen Mortensen "
    "Møller Nielsen Nissen Nygaard Olesen Olsen Overgaard Paulsen Pedersen Petersen Poulsen Rasmussen Ravn Schmidt "
    "Simonsen Skov Svendsen Sørensen Thomsen Thygesen Toft Vestergaard Winther Østergaard Aagaard"
)

"""Where every key of a TOML file stands: the locator finds what tomllib reads, and counts characters."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.plan.locator import Path, Position, Positions, locate

FEW = settings(max_examples=100, deadline=None)


def leaves(data: Any, path: Path = ()) -> Iterator[Path]:
    """Every path that ends in a value, and every element of an array of tables."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        here = (*path, key)
        if not isinstance(value, dict | list):
            yield here
        elif isinstance(key, int):
            yield here
            yield from leaves(value, here)
        else:
            yield from leaves(value, here)


def above(paths: set[Path]) -> set[Path]:
    return {path[:length] for path in paths for length in range(1, len(path) + 1)}


def assert_found(source: str) -> Positions:
    data = tomllib.loads(source)
    found = locate(source)
    paths = set(leaves(data))
    assert paths <= found.paths()
    everything = above(paths) | {path for path in found.paths() if exists(data, path)}
    assert found.paths() <= everything
    return found


def exists(data: Any, path: Path) -> bool:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


# --- generated documents ---------------------------------------------------------------------------------

bare = st.text("abcdefgh_-0123", min_size=1, max_size=5)
plain_text = st.text("abæøåÆØÅ .#[]=,🙂'", max_size=8)
quoted = st.one_of(
    plain_text.map(lambda text: (f'"{text}"', text)),
    st.text('abæøå .#[]=,"\\', max_size=6).map(lambda text: (f"'{text}'", text)),
)
keys = st.one_of(bare.map(lambda text: (text, text)), quoted)
scalars = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["true", "1.5", "2024-01-01", "1e3", "inf", "0x1F", "2024-01-01T10:00:00+01:00", "07:32:00"]),
    plain_text.map(lambda text: f'"{text}"'),
    st.just('"""\næøå\n  [ikke.en.tabel]\n"""'),
)
comments = st.sampled_from(["", " # æøå = 1", " # [[maal]]"])


def entries(inner: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    pairs = st.lists(st.tuples(keys, inner), max_size=3, unique_by=lambda pair: pair[0][1])
    return pairs.map(lambda found: [(key[0], value) for key, value in found])


def inline(pairs: list[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"


values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[\n  " + ",  # æ\n  ".join(items) + "]"),
        entries(scalars).map(inline),
    ),
    max_leaves=4,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Tables, arrays of tables with inner arrays and tables, dotted keys; never a name twice."""
    lines: list[str] = []

    def body() -> None:
        for key, value in draw(entries(values)):
            dots = draw(st.sampled_from(["", ".under", ' . "æ å"']))
            lines.append(f"{key}{dots} = {value}{draw(comments)}")

    body()
    for place in range(draw(st.integers(0, 2))):
        lines.append(f"{draw(st.sampled_from(['', '  ']))}[tabel{place}.'ind i'{draw(st.sampled_from(['', '.b']))}]")
        body()
    for _ in range(draw(st.integers(0, 3))):
        lines.append(f"[[ maal ]]{draw(comments)}")
        body()
        for _ in range(draw(st.integers(0, 2))):
            lines.append('[[maal."del æ"]]')
            body()
        if draw(st.booleans()):
            lines.append("[maal.tabel_i]")
            body()
    return "\n".join(lines) + "\n"


@FEW
@given(documents())
def test_the_locator_finds_exactly_what_tomllib_reads(source: str) -> None:
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return  # a dotted key that meets another: no document
    found = assert_found(source)
    lines = source.split("\n")
    for path in found.paths():
        place = found.key(path)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1])


# --- by hand ---------------------------------------------------------------------------------------------

PLAN = """\
# æøå
titel = "x"
"åbne mål" = { "tæl" = 1, b = [1, 2] }

[[maal]]
id = "1"
[[maal.del]]
"æ" = "ø"
  [[maal.del]]
  b.c = 3
[[maal]]
[[maal.del]]
id = "sidste"
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("titel",), (2, 1), (2, 9)),
        (("åbne mål", "tæl"), (3, 16), (3, 24)),
        (("åbne mål", "b", 1), (3, 35), (3, 35)),
        (("maal", 0), (5, 3), (5, 3)),
        (("maal", 0, "del", 0, "æ"), (8, 1), (8, 7)),
        (("maal", 0, "del", 1), (9, 5), (9, 5)),
        (("maal", 0, "del", 1, "b", "c"), (10, 3), (10, 9)),
        (("maal", 1, "del", 0, "id"), (13, 1), (13, 6)),
    ],
)
def test_columns_count_characters_from_one(path: Path, key: tuple[int, int], value: tuple[int, int]) -> None:
    found = assert_found(PLAN)
    assert found.key(path) == Position(*key)
    assert found.value(path) == Position(*value)


def test_a_key_that_is_not_there_points_at_the_table_it_should_be_in() -> None:
    found = locate(PLAN)
    assert found.key(("maal", 0, "del", 1, "id")) == found.key(("maal", 0, "del", 1))
    assert found.value(("maal", 1, "tekst")) == Position(11, 3)
    assert found.key(("plan",)) == Position(1, 1)


@pytest.mark.parametrize("key", ['"a\\"b"', '"\\u00e6"', '"a\\\\b"', '"a\\tb"'])
def test_a_key_written_with_escapes_is_found_under_its_real_name(key: str) -> None:
    assert_found(f'{key} = 1\n[{key[:-1]}2"]\nx = 1\n')


@pytest.mark.parametrize(
    "source",
    [
        '"" = 1\n',
        "a = []\nb = {}\n[c]\n[[d]]\n",
        "[a]\nx=1\n[a.b]\nx=1\n[[a.c]]\nx=1\n[a.c.d]\nx=1\n[[a.c]]\ny=1\n",
        "a = '''\n[[maal]]\n''' # x\nb = [ # y\n  1, # z\n]\n",
        "1 = 1\n2.5 = 2\n",
        "a = [{b = 1}, {b = [{c = 2}]}]\n",
        "a = 1979-05-27 07:32:00\n",
        "a.b.c = 1\na.b.d = 2\n[x.y]\nz.æ = 1\n".replace("z.æ", 'z."æ"'),
        "a = 1",
    ],
)
def test_every_layout_a_planner_may_choose(source: str) -> None:
    assert_found(source)

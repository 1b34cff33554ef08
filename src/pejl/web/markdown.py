"""The markdown that the handbook prints, as HTML: headings, paragraphs, tables, lists, code, emphasis, links.

Everything else is text, and everything is escaped.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

HEADING = re.compile(r"(#{1,5}) +(.+)")
RULE = re.compile(r"\|?[ :|-]*-[ :|-]*\|?")
ITEM = re.compile(r"(?:[-*]|\d+\.) +(.+)")
INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|(?<!\w)\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)")
CELL = re.compile(r"(?<!\\)\|")
FENCE = "```"


def html_of(text: str, label: str) -> str:
    """A page's HTML. Its first heading is the h1, whatever level it is written at, and no level is left out below.
    `label`: what a table is called for who cannot see it; the heading above it is said too."""
    lines = [line for line in text.splitlines() if not line.startswith("<!--")]
    return "\n".join(_Page(lines, label).blocks())


def title_of(text: str) -> str:
    """The page's first heading as text; "" without one."""
    found = next((HEADING.fullmatch(line) for line in text.splitlines() if HEADING.fullmatch(line)), None)
    return re.sub(r"[`*]", "", found[2]) if found else ""


class _Page:
    def __init__(self, lines: Sequence[str], label: str) -> None:
        self._lines, self._at, self._label = lines, 0, label
        self._level, self._above = 0, ""

    def blocks(self) -> Iterator[str]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip():
                self._at += 1
            elif line.startswith(FENCE):
                yield self._code()
            elif heading := HEADING.fullmatch(line):
                yield self._heading(heading)
            elif self._is_table():
                yield self._table()
            elif ITEM.fullmatch(line):
                yield self._list()
            else:
                yield f"<p>{inline(' '.join(self._while(self._is_text)))}</p>"

    def _while(self, holds: Callable[[str], object]) -> list[str]:
        """The lines from here on for which it holds; at least one."""
        first = self._at
        self._at += 1
        while self._at < len(self._lines) and holds(self._lines[self._at]):
            self._at += 1
        return list(self._lines[first : self._at])

    def _is_text(self, line: str) -> bool:
        special = line.startswith((FENCE, "|")) or HEADING.fullmatch(line) or ITEM.fullmatch(line)
        return bool(line.strip()) and not special

    def _is_table(self) -> bool:
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else ""
        return self._lines[self._at].startswith("|") and "-" in following and bool(RULE.fullmatch(following.strip()))

    def _heading(self, found: re.Match[str]) -> str:
        self._at += 1
        self._level = min(len(found[1]), self._level + 1)
        self._above = re.sub(r"[`*]", "", found[2])
        return f"<h{self._level}>{inline(found[2])}</h{self._level}>"

    def _code(self) -> str:
        lines = self._while(lambda line: not line.startswith(FENCE))[1:]
        self._at += 1
        body = escape("\n".join(lines))
        return (
            f'<pre class="rul" tabindex="0" role="region" aria-label="{escape(self._above)}"><code>{body}</code></pre>'
        )

    def _list(self) -> str:
        ordered = self._lines[self._at][0].isdigit()
        items: list[str] = []
        for line in self._while(lambda line: ITEM.fullmatch(line) or (line.startswith("  ") and line.strip())):
            item = ITEM.fullmatch(line)
            if item:
                items.append(item[1])
            else:
                items[-1] += f" {line.strip()}"
        tag = "ol" if ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{inline(each)}</li>' for each in items)}</{tag}>"

    def _table(self) -> str:
        rows = [_cells(line) for line in self._while(lambda line: line.startswith("|"))]
        heads = "".join(f'<th scope="col">{inline(each)}</th>' for each in rows[0])
        body = "".join(f"<tr>{_row(cells, len(rows[0]))}</tr>" for cells in rows[2:])
        label = escape(f"{self._label}: {self._above}")
        return (
            f'<div class="rul" role="region" aria-label="{label}" tabindex="0"><table class="tal" aria-label="{label}">'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [each.strip().replace("\\|", "|") for each in CELL.split(inner)]


def _row(cells: Sequence[str], wide: int) -> str:
    filled = [*cells, *[""] * (wide - len(cells))]
    first, rest = filled[0], filled[1:]
    return f'<th scope="row">{inline(first)}</th>' + "".join(f"<td>{inline(each)}</td>" for each in rest)


def inline(text: str) -> str:
    """Code, strong, emphasis and links of a line. A link leaves the site by https only; to other pages it is text."""
    out, at = [], 0
    for found in INLINE.finditer(text):
        out.append(escape(text[at : found.start()]))
        at = found.end()
        code, strong, emphasis, said, to = found.groups()
        if code is not None:
            out.append(f"<code>{escape(code)}</code>")
        elif strong is not None:
            out.append(f"<strong>{escape(strong)}</strong>")
        elif emphasis is not None:
            out.append(f"<em>{escape(emphasis)}</em>")
        elif to.startswith("https://"):
            out.append(f'<a href="{escape(to)}" rel="noreferrer">{inline(said)}</a>')
        else:
            out.append(inline(said))
    return "".join([*out, escape(text[at:])])

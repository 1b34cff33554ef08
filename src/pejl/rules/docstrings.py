"""The docstrings of the shelves: a summary, and sections under headings. The docs are printed from them."""


def read(text: str, headings: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    summary, sections, heading = "", {}, ""
    for line in (line.strip() for line in text.strip().splitlines()):
        start, _, rest = line.partition(":")
        if start in headings:
            heading = start
            sections[heading] = rest.strip()
        elif heading:
            sections[heading] = f"{sections[heading]} {line}".strip()
        else:
            summary = f"{summary} {line}".strip()
    return summary, sections

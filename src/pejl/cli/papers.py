"""`pejl schema` and `pejl docs`: what is printed from the models and rules themselves."""

from argparse import Namespace
from importlib import resources
from pathlib import Path

from pejl.cli import show
from pejl.cli.told import Told
from pejl.surroundings import Surroundings
from pejl.words import say


def schema(arguments: Namespace, around: Surroundings) -> int:
    """The JSON Schema of the plan file, or of a machine form."""
    if arguments.which == "plan":
        from pejl.plan import json_schema

        show.as_json(json_schema())
    else:
        import json

        text = resources.files("pejl.answers").joinpath(f"{arguments.which}.schema.json").read_text("utf-8")
        show.as_json(json.loads(text))
    return 0


def docs(arguments: Namespace, around: Surroundings) -> int:
    """Write the pages about indicators, the plan file and the sentences."""
    from pejl.answers.handbook import pages

    folder = Path(arguments.to)
    written = pages()
    if arguments.check:
        old = [name for name, text in written.items() if _text(folder / name) != text]
        if old:
            raise Told("docs_foraeldede", arguments.lang, exit_code=1, filer=old)
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8")
        show.lines([say("skrevet_fil", {"fil": str(folder / name)}, arguments.lang)])
    return 0


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""

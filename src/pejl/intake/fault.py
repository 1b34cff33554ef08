"""The one error of everything that comes from outside."""

Param = str | int | tuple[str, ...] | tuple[int, ...]


class Fault(Exception):
    """An extract that cannot be taken in at all: a code and its parameters; `words` makes the sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

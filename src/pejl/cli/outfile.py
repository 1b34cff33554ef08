"""Where a file on paper is put: looked at before anything is reckoned, and written whole or not at all."""

import errno
import os
from argparse import Namespace
from pathlib import Path
from tempfile import mkstemp

from pejl.cli.told import Told
from pejl.reports import FORMATS


def chosen(arguments: Namespace) -> tuple[str, Path]:
    """The format asked for, else the one the file's name ends with, and the file itself (of a link: what it leads to).
    Reads `format`, `out`, `plan`. Told where the name does not end as the format does: a plan, a picture or a device
    is not written over by a slip of the keyboard."""
    lang, name = arguments.lang, arguments.out
    out = Path(name)
    ending = out.suffix.removeprefix(".").lower()
    wanted = (arguments.format or ending).lower()
    if wanted not in FORMATS:
        code = "rap_ukendt_format" if arguments.format else "rap_ingen_endelse"
        raise Told(code, lang, skrevet=arguments.format or name, findes=list(FORMATS))
    if ending != wanted:
        raise Told("rap_anden_endelse", lang, fil=name, format=wanted)
    try:
        return wanted, _free(out.resolve() if out.is_symlink() else out, lang)
    except (OSError, RuntimeError) as error:  # a name that is too long, or links that go in a ring
        raise _not_written(name, error, lang) from None


def _free(out: Path, lang: str) -> Path:
    if not out.parent.is_dir():
        raise Told("rap_ingen_mappe", lang, mappe=str(out.parent))
    if out.is_dir():
        raise Told("rap_er_mappe", lang, fil=str(out))
    there = out.exists()
    if (there and not (out.is_file() and os.access(out, os.W_OK))) or not os.access(out.parent, os.W_OK | os.X_OK):
        raise Told("rap_kan_ikke_skrives", lang, fil=str(out), grund="maa_ikke_skrives")
    return out


def put(content: bytes, out: Path, lang: str) -> None:
    """What stood there stays until the new one is written, which may be read by those who could read it. Told where it
    cannot be. Two at once write each their own, and the last one stands."""
    try:
        mode = out.stat().st_mode if out.exists() else 0o666 & ~_umask()
        handle, name = mkstemp(dir=out.parent, prefix=".pejl-")
        os.close(handle)
    except OSError as error:
        raise _not_written(str(out), error, lang) from None
    draft = Path(name)
    try:
        draft.write_bytes(content)
        draft.chmod(mode & 0o777)
        draft.replace(out)
    except OSError as error:
        raise _not_written(str(out), error, lang) from None
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    """It can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _not_written(name: str, error: Exception, lang: str) -> Told:
    number = error.errno or 0 if isinstance(error, OSError) else errno.ELOOP
    why = "maa_ikke_skrives" if number == errno.EACCES else errno.errorcode.get(number, str(error))
    return Told("rap_kan_ikke_skrives", lang, fil=name, grund=why)

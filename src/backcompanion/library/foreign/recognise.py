"""Whose file it is, by what is in it and never by its ending, and what it says."""

import codecs
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.base.zip_damage import ZIP_DAMAGE
from backcompanion.library.foreign import timers
from backcompanion.library.foreign.bounded_file import (
    MOST_BYTES,
    decoded,
    parse_json,
    read_bounded,
)
from backcompanion.library.foreign.brought import Brought
from backcompanion.library.foreign.exercise_db import is_exercise_db, read_exercise_db
from backcompanion.library.foreign.foreign_table import MOST_ROUTINES
from backcompanion.library.foreign.liftoscript import is_liftoscript, read_liftoscript
from backcompanion.library.foreign.workrave import is_workrave, read_workrave
from backcompanion.library.library_error import LibraryError

_JSON: tuple[tuple[Callable[[Any], bool], Callable[[Path, Any], Brought]], ...] = (
    (is_exercise_db, read_exercise_db),
    (timers.is_feeel, timers.read_feeel),
    (timers.is_jawt, timers.read_jawt),
    (timers.is_openhiit, timers.read_openhiit),
    (timers.is_workout_timer, timers.read_workout_timer),
    (timers.is_exercise_timer, timers.read_exercise_timer),
)
_ZIP = b"PK\x03\x04"


def read_foreign(file: Path) -> Brought | None:
    """None where it is of no program that is known. Raises LibraryError where it is, and wrong."""
    content = read_bounded(file)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None  # which no program of these writes; an editor may
    if content.startswith(_ZIP):
        return _read_zip(file, content)
    return _read_content(file, content)


def _read_content(file: Path, content: bytes) -> Brought | None:
    text, in_utf8 = decoded(file, content)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        brought = _read_json(file, parse_json(file, text))
    elif start == "<" and is_workrave(text):
        brought = read_workrave(file, content)
    elif is_liftoscript(text):
        brought = read_liftoscript(file, text)
    else:
        return None
    if brought is None or in_utf8:
        return brought
    remark = _("It is not in UTF-8: letters that its program lost when it was written are gone.")
    return replace(brought, remarks=(*brought.remarks, remark))


def _read_json(file: Path, value: Any) -> Brought | None:
    return next((read(file, value) for is_it, read in _JSON if is_it(value)), None)


def _read_zip(file: Path, content: bytes) -> Brought | None:
    """Feeel puts all its workouts into one. Nothing is unpacked, and no name in it is used."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if not entries or not all(entry.filename.endswith(".feeel") for entry in entries):
                return None
            if len(entries) > MOST_ROUTINES:
                raise LibraryError(file, "", _("at most {n} of these").format(n=MOST_ROUTINES))
            left, texts = MOST_BYTES, list[bytes]()
            for entry in entries:
                with package.open(entry) as source:
                    texts.append(source.read(left + 1))
                left -= len(texts[-1])
                if left < 0:
                    expected = _("at most {n} KiB").format(n=MOST_BYTES // 1024)
                    raise LibraryError(file, "", expected)
    except ZIP_DAMAGE as error:
        raise LibraryError(file, "", _("a package that is whole")) from error
    parts = [_read_content(file, text) for text in texts]
    routines = tuple(routine for part in parts if part is not None for routine in part.routines)
    return Brought("Feeel", routines) if routines else None

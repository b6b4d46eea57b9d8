"""Workrave's exercises.xml, also one that people wrote themselves after a sheet."""

from pathlib import Path
from xml.parsers import expat

from backcompanion.base.i18n import gettext as _
from backcompanion.library.foreign.bounded_file import DEEPEST
from backcompanion.library.foreign.brought import (
    Brought,
    BroughtGroup,
    BroughtRoutine,
    BroughtStep,
)
from backcompanion.library.foreign.foreign_table import LONGEST_SECONDS, MOST_ITEMS, plain_text
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.dose import Dose

_TEXTS = ("title", "description")
_LONGEST_TEXT = 10_000


def is_workrave(text: str) -> bool:
    return "<exercises" in text[:4096]


def read_workrave(file: Path, content: bytes) -> Brought:
    """Raises LibraryError; also for whatever could fetch or multiply something."""
    reader = _ExercisesReader(file)
    try:
        reader.parse(content)
    except expat.ExpatError as error:
        raise LibraryError(file, "", _("valid XML"), error.lineno) from error
    routine = BroughtRoutine(file.stem, (BroughtGroup(tuple(reader.steps)),))
    return Brought("Workrave", (routine,))


class _ExercisesReader:
    """Goes through the elements once, and keeps no tree of them."""

    def __init__(self, file: Path) -> None:
        self.steps: list[BroughtStep] = []
        self._file = file
        self._parser = parser = expat.ParserCreate()
        handlers = {
            "StartDoctypeDeclHandler": self._on_declared,
            "EntityDeclHandler": self._on_declared,
            "ExternalEntityRefHandler": self._on_declared,
            "StartElementHandler": self._on_start,
            "EndElementHandler": self._on_end,
            "CharacterDataHandler": self._on_text,
        }
        for name, handler in handlers.items():
            setattr(parser, name, handler)
        self._path: list[str] = []
        self._texts: dict[str, str] = {}
        self._open = ""
        self._seconds = ""

    def parse(self, content: bytes) -> None:
        self._parser.Parse(content, True)

    def _on_declared(self, *_what: object) -> int:
        raise self._error(_("no DOCTYPE and no entities"))

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path and name != "exercises":
            raise self._error(_("<exercises> around all"))
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise self._error(_("at most {n} levels in one another").format(n=DEEPEST))
        plain = name.removeprefix("_")
        if plain == "exercise":
            self._texts, self._seconds = {}, ""
            if len(self.steps) >= MOST_ITEMS:
                raise self._error(_("at most {n} of these").format(n=MOST_ITEMS))
        elif plain in _TEXTS and plain not in self._texts and "xml:lang" not in attributes:
            self._open, self._texts[plain] = plain, ""
        elif plain == "sequence":
            self._seconds = attributes.get("duration", "")

    def _on_text(self, text: str) -> None:
        if self._open:
            self._texts[self._open] += text
            if len(self._texts[self._open]) > _LONGEST_TEXT:
                raise self._error(_("at most {n} letters").format(n=_LONGEST_TEXT))

    def _on_end(self, name: str) -> None:
        self._path.pop()
        plain = name.removeprefix("_")
        if plain == self._open:
            self._open = ""
        if plain == "exercise":
            self._end_exercise()

    def _end_exercise(self) -> None:
        place = f"exercise[{len(self.steps)}]"
        title = plain_text(self._texts.get("title", ""))
        if not title:
            raise self._error(_("a <title> for each exercise"))
        text = self._seconds.strip()
        if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LONGEST_SECONDS:
            raise self._error(_("seconds, from {a} to {b}").format(a=1, b=LONGEST_SECONDS))
        description = plain_text(self._texts.get("description", ""), 400)
        remark = _("its pictures are left out")
        self.steps.append(
            BroughtStep(place, title, Dose(seconds=float(text)), text=description, remark=remark)
        )

    def _error(self, expected: str) -> LibraryError:
        return LibraryError(self._file, "", expected, self._parser.CurrentLineNumber)

"""What is understood of a sheet as a routine; what is not is kept as a note."""

from collections.abc import Mapping
from dataclasses import replace

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.sheet.routine_of import MOST_NOTES, routine_of
from backcompanion.training.sheet.sheet import Sheet

_LONGEST_LINE = 200


def routine_from_sheet(sheet: Sheet, exercises: Mapping[str, Exercise], id: str) -> Routine:
    """Raises KnownError where nothing can be done of it, or too much."""
    try:
        routine = routine_of(sheet, exercises, id, _("My routine"))
    except ValueError as error:
        raise KnownError(_("A routine has from 1 to 200 steps; this sheet has not.")) from error
    left_out = [
        _("Left out: {line}").format(line=line.text.strip()[:_LONGEST_LINE])
        for _number, line in sheet.open_lines
    ]
    return replace(routine, notes=(*routine.notes, *left_out)[:MOST_NOTES])

"""A routine put on paper: what stands there is worked out first, and painted in any thread."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from backcompanion.base.i18n import language
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet_writer import sheet_of
from backcompanion.ui.paper.printed_routine import printed_routine
from backcompanion.ui.paper.qr_code import qr_image
from backcompanion.ui.paper.therapist_page import write_therapist_page
from backcompanion.ui.widgets.figure_provider import FigureProvider


def prepare_print(
    routine: Routine,
    library: Library,
    choices: Choices,
    figures: FigureProvider,
    unit: str,
    today: date,
) -> Callable[[Path], None]:
    """What writes it as PDF into a file, and raises OSError; with all rounds, as `choices` are
    otherwise. `unit`: of weights, "kg" or "lb".
    """
    session = prescribe(routine, library, replace(choices, rounds=routine.rounds))
    printed = printed_routine(routine, session, library, unit)
    for exercise in printed.exercises:
        figures.motion(exercise.motion)  # read here: what is wrong with one is told by a signal
    reader = SheetReader(library.exercises, language())
    code = qr_image(sheet_of(routine, reader))
    if code is None:  # without what the routine says of itself
        code = qr_image(sheet_of(replace(routine, notes=()), reader))
    return partial(write_therapist_page, routine=printed, figures=figures, today=today, code=code)

"""What may stand on a sheet, shown faintly on an empty one, with how it is understood."""

from collections.abc import Mapping

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet_writer import brought_line
from backcompanion.ui.text.sheet_rows import SheetRow, sheet_row

_MORE = (
    ("cat-and-cow", Dose(sets=2, repetitions=8)),
    ("forearm-plank", Dose(sets=2, seconds=30, rest_seconds=45)),
    ("lying-twist", Dose(seconds=40, per_side=True)),
)


@dataclass(frozen=True, slots=True)
class SheetExample:
    text: str
    row: SheetRow


def sheet_examples(
    reader: SheetReader, exercises: Mapping[str, Exercise]
) -> tuple[SheetExample, ...]:
    """Only what is understood as it stands, in the reader's language."""
    texts = [_("Bridge 3 x 10, hold 5 s")]
    for id, dose in _MORE:
        if id in exercises:
            texts.append(brought_line(exercises[id].name, dose, None, "", reader))
    rows = [sheet_row(reader.read(text).lines[0], exercises) for text in texts]
    return tuple(
        SheetExample(text, row) for text, row in zip(texts, rows, strict=True) if row.exercise
    )

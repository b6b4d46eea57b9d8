"""A sheet from a file of text or a picture of its QR code, and what of it is not understood."""

from collections.abc import Iterator
from pathlib import Path

from backcompanion.application.sheet_text import expected_text
from backcompanion.base.i18n import gettext as _
from backcompanion.library.picture_file import picture_kind
from backcompanion.library.sheet_file import read_sheet_file
from backcompanion.training.exercise.routine import Library
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.training.sheet.sheet import Sheet


def ending_of(file: Path) -> str:
    """In small letters; a picture of a code is a sheet, whatever it is called."""
    return ".txt" if picture_kind(file) else file.suffix.lower()


def sheet_in(file: Path, reader: SheetReader) -> Sheet:
    """Raises KnownError."""
    if not picture_kind(file):
        return reader.read(read_sheet_file(file))
    from backcompanion.cli.routine_prints import read_code
    from backcompanion.ui.paper.code_reader import no_routine

    text = read_code(file)
    sheet = reader.read(text)
    if not sheet.has_step:
        raise no_routine(file, text)
    return sheet


def sheet_problems(file: Path, sheet: Sheet, library: Library) -> Iterator[str]:
    """File, line and place of all that is not understood."""
    if not any(line.kind == "step" for line in sheet.lines):
        yield _("{file}: expected at least one exercise.").format(file=file)
    for index, line in sheet.open_lines:
        for finding in line.findings:
            cited = line.text[finding.start : finding.start + finding.length]
            text = _("{file}, line {line}, from {column}: “{found}” – expected {expected}.")
            yield text.format(
                file=file,
                line=index + 1,
                column=finding.start + 1,
                found=cited if len(cited) <= 80 else f"{cited[:79]}…",
                expected=expected_text(finding, library.exercises),
            )

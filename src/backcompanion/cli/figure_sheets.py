"""Sheets of the figure: every motion at its key poses, and six moments of each in a row."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from backcompanion.figure.model.still_motion import StillMotion
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.exercise import LEVELS, phase_at
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.prescription import phase_side
from backcompanion.ui import theme
from backcompanion.ui.widgets.figure_provider import FigureProvider

if TYPE_CHECKING:
    from backcompanion.figure.model.body import Pose
    from backcompanion.figure.model.motion import Motion

CELL_WIDTH, CELL_HEIGHT = 300, 210
COLUMNS = 6
MOMENTS = 6

# A picture of the figure and the words above it.
Cell = tuple[str, "Motion", Level, "Pose"]


def write_sheets(library: Library, figures: FigureProvider, out: Path) -> Iterator[Path]:
    """figures.png and figures/<id>.png below `out`; gives each path once it is written."""
    folder = out / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    cells: list[Cell] = []
    for exercise in library.exercises.values():
        motion = figures.motion(exercise.id)
        if motion is None or isinstance(motion, StillMotion):
            continue
        rows: list[list[Cell]] = []
        for level in LEVELS:
            if level not in exercise.variants:
                continue
            title = exercise.name if level == "standard" else f"{exercise.name}, {level}"
            cells += [
                (f"{title}: {name}", motion, level, pose) for name, pose in motion.keys(level)
            ]
            tempo = exercise.variants[level].tempo
            span = tempo.parts[0].repetition_seconds * (2 if tempo.alternating else 1)
            row: list[Cell] = []
            for n in range(MOMENTS):
                at = span * n / MOMENTS
                done, phase, fraction = phase_at(tempo, at)
                side = phase_side("left", tempo, done, phase)
                if exercise.sides == "one":
                    side = "left"
                pose = motion.pose(level, phase.name, fraction, side, repetition=done)
                row.append((f"{title} · {phase.name} {at:.1f} s", motion, level, pose))
            rows.append(row)
        path = folder / f"{exercise.id}.png"
        _paint_sheet([cell for row in rows for cell in row], figures).save(str(path))
        yield path
    path = out / "figures.png"
    _paint_sheet(cells, figures).save(str(path))
    yield path


def _paint_sheet(cells: list[Cell], figures: FigureProvider) -> QImage:
    rows = -(-len(cells) // COLUMNS)
    image = QImage(COLUMNS * CELL_WIDTH, max(1, rows) * CELL_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colours().background))
    painter = QPainter(image)
    painter.setFont(theme.font(12))
    colours = figures.colours()
    for index, (title, motion, level, pose) in enumerate(cells):
        row, column = divmod(index, COLUMNS)
        x, y = column * CELL_WIDTH, row * CELL_HEIGHT
        painter.setPen(QColor(theme.colours().muted))
        painter.drawText(
            QRectF(x + 8, y + 4, CELL_WIDTH - 12, 18), Qt.AlignmentFlag.AlignLeft, title
        )
        place = QRectF(x + 6, y + 22, CELL_WIDTH - 12, CELL_HEIGHT - 26)
        paint_figure(painter, pose, motion.camera(level), colours, place, scene=motion.scene(level))
    painter.end()
    return image

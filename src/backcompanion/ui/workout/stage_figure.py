"""The figure of the Workout page: how it begins is seen at once, and it moves as soon as all that
it takes is imported.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import Exercise, Tempo
from backcompanion.training.exercise.terms import Equipment, Level, Side
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.first_frame import first_frame_path, place_of, read_first_frame
from backcompanion.ui.workout.figure_area import CORNER, FigureArea

if TYPE_CHECKING:
    from pathlib import Path

    from backcompanion.ui.widgets.figure_view import FigureView

# A window that is not painted has its figure all the same.
_LATEST_MILLISECONDS = 150
# Its first frame is kept once the window has had time for all else.
KEEP_MILLISECONDS = 4000


@dataclass(frozen=True, slots=True)
class ShownExercise:
    """How an exercise is shown, and by which motion."""

    exercise: Exercise
    motion: str
    level: Level
    held: frozenset[Equipment]
    tempo: Tempo
    side: Side | None


class StageFigure(QObject):
    """Of one stage. Nothing is shown before `create`."""

    def __init__(self, stage: FigureArea, figures: FigureProvider) -> None:
        super().__init__(stage)
        self._stage, self._figures = stage, figures
        self._first: ShownExercise | None = None
        self._shown: ShownExercise | None = None
        self._is_wanted = False
        self._kept: object = None
        self._keep_timer = QTimer(self, singleShot=True)
        self._keep_timer.setInterval(KEEP_MILLISECONDS)
        self._keep_timer.timeout.connect(self._on_keep_timeout)
        stage.still_painted.connect(self._create_view)

    def show_kept(self) -> None:
        """Where it was kept as a picture it is shown from now on; else only after `create`."""
        if self._shown is not None:
            self._is_wanted = self._show_still(self._shown)

    def create(self) -> None:
        """From now on it is shown."""
        if self._is_wanted:
            return
        self._is_wanted = True
        if self._shown is not None:
            self.show(self._shown)

    def show(self, performance: ShownExercise) -> None:
        self._shown = performance
        if self._stage.view is not None:
            self._play(self._stage.view, performance)
        elif self._is_wanted and not self._show_still(performance):
            self._create_view()

    def _show_still(self, performance: ShownExercise) -> bool:
        """Its picture, and the figure once that is painted; False where there is none."""
        self._first = performance
        path = self._path(performance)
        still = read_first_frame(path) if path is not None else None
        self._stage.set_still(still)
        if still is None:
            return False
        self._figures.paints_later = True
        self._kept = (path, still.size, still.place)
        QTimer.singleShot(_LATEST_MILLISECONDS, self, self._create_view)
        return True

    def _create_view(self) -> None:
        if self._stage.view is not None or self._shown is None:
            return
        self._figures.paints_later = False  # from the next turn on
        from backcompanion.ui.widgets.figure_view import FigureView

        view = FigureView()
        self._stage.set_view(view)
        self._play(view, self._shown)
        if self._figures.frame_folder is not None:
            self._stage.installEventFilter(self)
            self._keep_timer.start()

    def _play(self, view: "FigureView", performance: ShownExercise) -> None:
        view.setAccessibleName(_("Figure: {name}").format(name=performance.exercise.name))
        self._perform(view, performance)

    def _perform(self, view: "FigureView", performance: ShownExercise) -> None:
        motion = self._figures.motion(performance.motion)
        view.set_reduced_motion(self._figures.reduced_motion)
        if motion is None:
            view.clear_motion()
            return
        level = performance.level
        view.show_motion(motion, level, performance.held, self._figures.colours())
        view.set_lit(self._figures.lit(performance.motion, level))
        view.play(performance.tempo, side=performance.side)

    def _path(self, performance: ShownExercise) -> "Path | None":
        """Where its first frame is kept. None where it is of one's own, which may be changed at
        any time and may not be read at all.
        """
        folder = self._figures.frame_folder
        if folder is None or performance.exercise.is_own:
            return None
        try:
            looks = self._figures.first_frame_looks(performance.motion)
        except (KnownError, OSError):
            return None
        return first_frame_path(
            folder,
            *looks,
            performance.level,
            sorted(performance.held),
            performance.tempo,
            performance.side,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._keep_timer.start()
        return False

    def _on_keep_timeout(self) -> None:
        """That of the first exercise, with which the next launch will begin as well."""
        view, first = self._stage.view, self._first
        path = self._path(first) if first is not None else None
        if view is None or first is None or path is None or not view.isVisible():
            return
        place = place_of(self._stage, CORNER)
        stands = (path, view.size(), place)
        if stands == self._kept:
            return
        from backcompanion.ui.widgets.figure_view import FigureView
        from backcompanion.ui.widgets.first_frame_keeping import keep_first_frame, picture_of

        self._kept = stands
        begun = FigureView()
        begun.resize(view.size())
        self._perform(begun, first)
        begun.stop()
        begun.deleteLater()
        keep_first_frame(path, view.size(), place, picture_of(begun, place))

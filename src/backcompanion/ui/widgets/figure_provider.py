"""The figure for the window: motions when they are asked for, colours of now, small pictures.

A motion that cannot be read leaves a still figure and the program going; `problem` tells once.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.motion_files import MotionFiles
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.terms import Equipment, Level
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.ui import theme

if TYPE_CHECKING:
    from backcompanion.application.desktop import MotionPreference
    from backcompanion.figure.model.motion import Motion
    from backcompanion.figure.paint.colours import FigureColours
    from backcompanion.library.motion_files import MotionMapping

log = logging.getLogger(__name__)

PICTURE_WIDTH, PICTURE_HEIGHT = 62, 42
_LATER_MILLISECONDS = 20


@dataclass(frozen=True, slots=True)
class _Picture:
    """Of which movement, for which exercise. `ratio`: of the device's pixels to ours."""

    exercise: str
    motion: str
    level: Level
    held: tuple[Equipment, ...]
    ratio: float = 1.0


FIGURE_LOOKS = ("skin", "clothes", "build", "hair_style", "hair_colour")
"""Settings that say what the figure looks like."""


class FigureProvider(QObject):
    """`thumbnail_ready`: another small picture of that exercise is there.

    `problem`: why a motion cannot be shown.
    `reduced_motion_changed`: less motion is wanted now, or no longer.
    """

    thumbnail_ready = Signal(str)
    problem = Signal(str)
    reduced_motion_changed = Signal()

    def __init__(
        self, motions: MotionFiles, live: LiveSettings, exercises: Mapping[str, Exercise]
    ) -> None:
        super().__init__()
        self.frame_folder: Path | None = None  # where frames are kept for the next session
        self._exercises = exercises
        self._source, self._live = motions, live
        self._motions: dict[str, Motion | None] = {}
        self._thumbnails: dict[tuple[object, ...], QPixmap] = {}
        self._queue: dict[tuple[object, ...], _Picture] = {}
        self._motion_preference: MotionPreference | None = None
        self._shelf: RoutineShelf | None = None
        self.paints_later = False  # small pictures wait for something that is seen first
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, shelf: RoutineShelf) -> None:
        """From now on exercises of one's own come and go with it."""
        self._shelf = shelf
        shelf.changed.connect(self._on_shelf_changed)

    def _on_shelf_changed(self) -> None:
        """What is one's own is read again: its motion may be another one."""
        if self._shelf is None:
            return
        exercises = self._shelf.library.exercises
        changed = {
            id
            for id, exercise in {**self._exercises, **exercises}.items()
            if exercise != self._exercises.get(id) or exercise.is_own
        }
        self._exercises = exercises
        self._motions = {id: each for id, each in self._motions.items() if id not in changed}
        self._thumbnails = {
            key: each for key, each in self._thumbnails.items() if key[0] not in changed
        }

    def motion(self, exercise_id: str) -> "Motion | None":
        """How that exercise moves; where that cannot be read, its position, standing still.

        None where not even that can be shown.
        """
        if exercise_id not in self._motions:
            try:
                self._motions[exercise_id] = self._read(exercise_id)
            except (KnownError, OSError) as error:
                self._motions[exercise_id] = self._stand_in(exercise_id, error)
        return self._motions[exercise_id]

    def _stand_in(self, exercise_id: str, error: Exception) -> "Motion | None":
        exercise = self._shown_by(exercise_id)
        if exercise is not None and "figure" in exercise.lacks:  # it never had one
            return self._read_fallback(exercise_id)
        log.info("no figure for %s: %s", exercise_id, error)
        try:
            last_good: Motion | None = self._read_last_good(exercise_id)
        except (KnownError, OSError):
            last_good = None
        if last_good is not None:
            text = _("The figure moves as it did before: {why}")
        else:
            text = _("The figure stands still here: {why}")
        self.problem.emit(text.format(why=error))
        return last_good or self._read_fallback(exercise_id)

    def _read(self, exercise_id: str) -> "Motion":
        from backcompanion.figure.model.motion import motion_from_mapping
        from backcompanion.figure.model.still_motion import check_phases

        motion = motion_from_mapping(self._source.mapping(exercise_id), f"{exercise_id}.toml")
        exercise = self._shown_by(exercise_id)
        if exercise is not None:
            check_phases(motion, exercise)
        self._source.keep_own(exercise_id)
        return motion

    def _read_last_good(self, exercise_id: str) -> "Motion":
        from backcompanion.figure.model.motion import motion_from_mapping

        return motion_from_mapping(self._source.last_good(exercise_id), f"{exercise_id}.toml")

    def _shown_by(self, motion_id: str) -> Exercise | None:
        """Of that id, or the one that a health remark shows otherwise, or that borrows it."""
        exercise = self._exercises.get(motion_id)
        if exercise is not None:
            return exercise
        return next(
            (
                each
                for each in self._exercises.values()
                if motion_id == each.figure or motion_id in (each.remark_figures or {}).values()
            ),
            None,
        )

    def _read_fallback(self, exercise_id: str) -> "Motion | None":
        exercise = self._shown_by(exercise_id)
        return self.still_in(exercise.position if exercise is not None else "standing")

    def mapping(self, motion_id: str) -> "MotionMapping":
        """A motion as its file has it. Raises LibraryError."""
        return self._source.mapping(motion_id)

    def still_in(self, position: str) -> "Motion | None":
        """A figure that stands still in that position: how an exercise that is shipped begins.

        None where none of them can be read.
        """
        from backcompanion.figure.model.still_motion import StillMotion
        from backcompanion.library.exercise_drafts import PLAIN_STARTS

        plain = PLAIN_STARTS.get(position, "")
        others = (each.id for each in self._exercises.values() if each.position == position)
        for id in (plain, *others):
            if id in self._exercises and not self._exercises[id].is_own:
                try:
                    return StillMotion(self._read(id))
                except (KnownError, OSError):
                    continue
        return None

    def colours(self) -> "FigureColours":
        """Of the theme in force and of what was chosen in Settings."""
        from backcompanion.figure.paint.colours import figure_colours

        dark, skin, clothes, build, hair_style, hair_colour = self._look()
        return figure_colours(
            dark=dark,
            skin=skin,
            clothes=clothes,
            build=build,
            hair_style=hair_style,
            hair_colour=hair_colour,
        )

    def _look(self) -> tuple[bool, str, str, str, str, str]:
        """What the colours are made of; a first page has no figure yet, and asks for no more."""
        now = self._live.now
        return (
            theme.colours().dark,
            now.skin,
            now.clothes,
            now.build,
            now.hair_style,
            now.hair_colour,
        )

    def first_frame_looks(self, motion_id: str) -> tuple[object, ...]:
        """What a figure looks like that begins to move so, without its being read: a picture of it
        may be kept. Raises LibraryError.
        """
        motion = (motion_id, *self._source.checksum(motion_id))
        return (*motion, self._look(), self._live.now.lit_muscles, self.reduced_motion)

    @property
    def reduced_motion(self) -> bool:
        """Less motion is wanted, by the setting or by the system."""
        system_wants = self._motion_preference is not None and self._motion_preference.enabled
        return self._live.now.still_figure or system_wants

    def follow_motion_preference(self, preference: "MotionPreference") -> None:
        """From now on what the system wants counts too; `reduced_motion_changed` tells."""
        self._motion_preference = preference
        preference.changed.connect(self.reduced_motion_changed)
        preference.query()

    def lit(self, exercise_id: str, level: Level) -> frozenset[str]:
        """The muscles to show at work, if they are to be shown."""
        motion = self.motion(exercise_id)
        if motion is None or not self._live.now.lit_muscles:
            return frozenset()
        return motion.lit(level)

    def thumbnail(self, step: PlannedStep, ratio: float) -> QPixmap | None:
        """The pose of a step; None until it is painted, which happens between two events."""
        return self._pixmap(_Picture(step.exercise, step.motion, step.level, step.held), ratio)

    def picture(self, exercise_id: str, ratio: float) -> QPixmap | None:
        """The same of an exercise as it is usually done."""
        exercise = self._exercises.get(exercise_id)
        motion_id = exercise.motion if exercise is not None else exercise_id
        return self._pixmap(_Picture(exercise_id, motion_id, "standard", ()), ratio)

    def _pixmap(self, wanted: "_Picture", ratio: float) -> QPixmap | None:
        key = (wanted.motion, wanted.level, wanted.held, ratio, self._look())
        pixmap = self._thumbnails.get(key)
        if pixmap is None and key not in self._queue:
            self._queue[key] = replace(wanted, ratio=ratio)
            self._timer.start()
        return pixmap

    def _on_timeout(self) -> None:
        if not self._queue:
            return
        if self.paints_later:
            self._timer.start(_LATER_MILLISECONDS)
            return
        from backcompanion.ui.widgets.figure_pixmap import figure_pixmap

        key, wanted = next(iter(self._queue.items()))
        del self._queue[key]
        motion = self.motion(wanted.motion)
        if motion is None:
            self._thumbnails[key] = QPixmap()
        else:
            size = (PICTURE_WIDTH, PICTURE_HEIGHT)
            self._thumbnails[key] = figure_pixmap(
                motion,
                wanted.level,
                size,
                wanted.ratio,
                self.colours(),
                held=frozenset(wanted.held),
            )
        self.thumbnail_ready.emit(wanted.exercise)
        if self._queue:
            self._timer.start(0)

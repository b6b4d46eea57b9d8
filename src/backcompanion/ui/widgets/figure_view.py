"""The figure in the window: it shows a motion, by itself or led by the player."""

from dataclasses import replace
from math import inf
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.figure.model.scene import Camera
from backcompanion.figure.model.viewpoints import camera_for, seen_from
from backcompanion.figure.paint.colours import FigureColours, figure_colours
from backcompanion.training.exercise.exercise import Tempo
from backcompanion.training.exercise.terms import Level, Side
from backcompanion.ui.widgets.accessibility import announce, set_role
from backcompanion.ui.widgets.figure_frames import FigureFrames, Seen, effort_of
from backcompanion.ui.widgets.figure_inset import FigureInset, inset_rect
from backcompanion.ui.widgets.figure_playback import FigurePlayback
from backcompanion.ui.widgets.figure_turning import (
    TURNS,
    VIEWS,
    View,
    is_turning_key,
    seen_sentence,
)
from backcompanion.ui.widgets.painted import paint_focus
from backcompanion.ui.widgets.shown_pose import Course, PerformedMotion, Shown

TURN_PER_PIXEL = 0.45
# Logical ones: where a phase begins as the one before ended, a pose that near is not painted again.
# With it nothing jumps from frame to frame by more than three, but what goes on so quickly that
# every frame of the display is painted anyway.
NEAR_PIXELS = 0.2
FOCUS_RADIUS = 14


class FigureView(QWidget):
    """Transparent: what is below shows. Drag to turn, double click to turn back;
    Shift with arrows, Home, End and the Page keys does it too.

    Where less motion is wanted it stands still in the key pose that a phase leads to.
    `clicked`: pressed and let go, not turned.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "Graphic")
        self.setObjectName("figure")
        self.setAccessibleName(_("Figure"))
        self.setToolTip(
            _("Drag or Shift with the arrow keys turns the figure, double click turns it back")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._performed: PerformedMotion | None = None
        self._colours = figure_colours()
        self._lit: frozenset[str] = frozenset()
        self._camera: Camera | None = None
        self._shown, self._keeps = Shown(), False
        self._inset = FigureInset()
        self._ground: QColor | None = None
        self._frames = FigureFrames()
        self._reduced = False
        self._dragged_from: QPointF | None = None
        self._pressed_at = QPointF()
        self._playback = FigurePlayback(self, self._show_course)

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 110)

    def show_motion(
        self, motion: Motion, level: Level, held: frozenset[str], colours: FigureColours
    ) -> None:
        """Changes what is shown; a camera that was turned stays turned for the same motion."""
        before = self._performed
        if before is None or motion is not before.motion:
            self._camera = None
            self._frames.begin_motion()
            self._shown = Shown()
        if before is None or not before.is_of(motion, level, held):
            self._performed = PerformedMotion(motion, level, held)
            self._performed.is_reduced = self._reduced
        self._colours = colours
        self.update()

    def clear_motion(self) -> None:
        self.stop()
        self._performed = None
        self.update()

    def set_lit(self, lit: frozenset[str]) -> None:
        """Regions of muscles that glow."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        if reduced != self._reduced:
            self._reduced = reduced
            if self._performed is not None:
                self._performed.is_reduced = reduced
            self._playback.set_reduced_motion(reduced)
            self.update()

    def keep_frames_in(self, folder: Path) -> None:
        self._frames.keep_in(folder)
        self._inset.keep_in(folder)

    def set_ground(self, colour: QColor | None) -> None:
        """The one colour of all that lies behind it; None, as at first: whatever is there shows."""
        if colour != self._ground:
            self._ground = colour
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, colour is not None)
            self.update()

    def show_moment(self, shown: Shown) -> None:
        """A moment by itself; `Shown()` is the start."""
        self.stop()
        if self._performed is not None:
            self._show(self._performed.plain(shown), comes_again=shown.comes_again)

    def show_course(self, course: Course, position: float) -> float:
        """So many frames of a course that somebody else leads: the player, in step with its
        countdown. Seconds of the course until it is seen to differ.
        """
        self.stop()
        return self._show_course(course, position)

    def play(self, tempo: Tempo, side: Side | None = None) -> None:
        """Performs that tempo over and over in true time, as long as it can be seen."""
        self._playback.play(tempo, side)

    def stop(self) -> None:
        """Stands still where it is."""
        self._playback.stop()

    @property
    def camera(self) -> Camera:
        """Where it is looked at from now."""
        if self._camera is not None or self._performed is None:
            return self._camera or Camera()
        return self._performed.motion.camera(self._performed.level, self._shown.side)

    def look_from(self, view: View) -> None:
        """A view that has a name; `own`: the one that the motion begins with. It is said."""
        performed = self._performed
        if performed is None:
            return
        own = performed.motion.camera(performed.level, self._shown.side)
        start = performed.motion.start_pose(performed.level)
        self._camera = None if view == "own" else camera_for(view, start, own)
        self._tell_turned()

    def turn_by_key(self, key: int) -> None:
        """Shift with that key: a step round the figure, or a view that has a name. It is said."""
        if key in VIEWS:
            self.look_from(VIEWS[key])
        elif self._performed is not None:
            self._camera = self.camera.turned(*TURNS[key])
            self._tell_turned()

    def _tell_turned(self) -> None:
        performed = self._performed
        if performed is None:
            return
        start = performed.motion.start_pose(performed.level)
        sentence = seen_sentence(seen_from(self.camera, start))
        self.setAccessibleDescription(sentence)
        announce(self, sentence)
        self.update()

    def pose(self) -> Pose | None:
        """What is shown now."""
        return None if self._performed is None else self._performed.pose(self._shown)

    def _show_course(self, course: Course, position: float) -> float:
        performed = self._performed
        if performed is None or not self.updatesEnabled():  # nothing of it would be painted
            return inf
        scale = self._seen(performed)[0].view.scale
        shown, begins, left = performed.frame_at(course, position, scale)
        self._show(shown, comes_again=course.comes_again, least=NEAR_PIXELS if begins else 0.0)
        return left

    def _show(self, shown: Shown, *, comes_again: bool = False, least: float = NEAR_PIXELS) -> None:
        """Where something has moved by `least` pixels, or glows otherwise."""
        performed = self._performed
        if performed is None or shown == self._shown:
            return
        self._keeps, self._shown = comes_again, shown
        seen, corner = self._seen(performed)
        if not self._frames.has_changed(shown, performed.pose, seen.glow, least):
            return
        # Only where the figure was and is: mat, wall and what lies over the view stay.
        moved = self._frames.changed_rect(shown, performed.pose, seen.view)
        places = (moved, corner) if not moved.isEmpty() else (QRectF(self.rect()),)
        for rect in (each.toAlignedRect() for each in places if not each.isEmpty()):
            self.update(rect.adjusted(-1, -1, 1, 1) & self.rect())

    def _seen(self, performed: PerformedMotion) -> tuple[Seen, QRectF]:
        """What the frame of now depends on, and the place of its second view."""
        motion, level, phase = performed.motion, performed.level, self._shown.phase
        room, corner = self._places(performed)
        lit = self._lit & motion.lit_in(level, phase)
        seen = Seen(
            performed=(motion, level, performed.held, self._lit),
            camera=self.camera,
            colours=self._colours,
            room=room,
            scene=motion.scene(level),
            lit=lit,
            effort=effort_of(phase),
            keep=self._keeps,
            ground=self._ground,
        )
        return seen, corner

    def _places(self, performed: PerformedMotion) -> tuple[QRectF, QRectF]:
        """Of the figure and of its second view, which is empty where there is none."""
        bounds = QRectF(self.rect())
        inset = performed.motion.inset(performed.level)
        if inset is None or min(self.width(), self.height()) <= 200:
            return bounds, QRectF()
        corner = inset_rect(bounds)
        # A wide reach must not run under the corner.
        return bounds.adjusted(0, 0, -corner.width() * 0.6, 0), corner

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._playback.follow_window()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._playback.leave_window()
        self._frames.clear()
        self._inset.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_turning_key(event.key(), event.modifiers()):
            self.turn_by_key(event.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._performed is not None:
            self._dragged_from = self._pressed_at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        way, self._dragged_from = event.position() - self._dragged_from, event.position()
        self._camera = self.camera.turned(-way.x() * TURN_PER_PIXEL, way.y() * TURN_PER_PIXEL)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed = self._dragged_from is not None
        self._dragged_from = None
        self.unsetCursor()
        way = event.position() - self._pressed_at
        if was_pressed and way.manhattanLength() < QApplication.startDragDistance():
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._camera = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        performed = self._performed
        painter = QPainter(self)
        if performed is None:
            if self._ground is not None:
                painter.fillRect(event.rect(), self._ground)
            return
        seen, corner = self._seen(performed)
        pose_of = performed.pose
        self._frames.paint(painter, self._shown, pose_of, seen, event.region())
        inset = performed.motion.inset(performed.level)
        if inset is not None and not corner.isEmpty():
            self._inset.paint(painter, corner, self._shown, pose_of, replace(seen, camera=inset))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), FOCUS_RADIUS)
        painter.end()

"""The figure in the window: it shows a motion, by itself or led by the player."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
from backcompanion.ui.widgets.figure_frames import FigureFrames, Seen
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
from backcompanion.ui.widgets.shown_pose import PoseCache, Shown, effort_of

TURN_PER_PIXEL = 0.45
# Logical ones: what moves by less is painted later. From frame to frame nothing jumps by more than
# three pixels but what goes on so quickly that every frame of the display is painted anyway.
VISIBLE_PIXELS = 1.5
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
        self._motion: Motion | None = None
        self._level: Level = "standard"
        self._held: frozenset[str] = frozenset()
        self._colours = figure_colours()
        self._lit: frozenset[str] = frozenset()
        self._camera: Camera | None = None
        self._shown, self._keeps = Shown(), False
        self._inset = FigureInset()
        self._poses = PoseCache()
        self._frames = FigureFrames(VISIBLE_PIXELS)
        self._reduced = False
        self._dragged_from: QPointF | None = None
        self._pressed_at = QPointF()
        self._playback = FigurePlayback(self)
        self._playback.shown.connect(self._show)

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 110)

    def show_motion(
        self, motion: Motion, level: Level, held: frozenset[str], colours: FigureColours
    ) -> None:
        """Changes what is shown; a camera that was turned stays turned for the same motion."""
        if motion is not self._motion:
            self._camera = None
            self._frames.begin_motion()
            self._shown = Shown()
        self._motion, self._level = motion, level
        self._held, self._colours = held, colours
        self.update()

    def clear_motion(self) -> None:
        """There is no motion to show."""
        self.stop()
        self._motion = None
        self.update()

    def set_lit(self, lit: frozenset[str]) -> None:
        """Regions of muscles that glow."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        if reduced != self._reduced:
            self._reduced = reduced
            self._playback.set_reduced_motion(reduced)
            self.update()

    def show_start(self, side: Side | None = None, progress: float = 0.0) -> bool:
        """The position before the first repetition, or `progress` (0 to 1) of the way into that.

        Whether it is seen to differ from what is there.
        """
        self.stop()
        return self._show(Shown("", progress, side))

    def show_moment(self, shown: Shown) -> bool:
        """A moment that somebody else tells: the player, in step with its countdown.

        Whether it is seen to differ from what is there.
        """
        self.stop()
        return self._show(shown)

    def play(self, tempo: Tempo, side: Side | None = None) -> None:
        """Performs that tempo over and over in true time, as long as it can be seen."""
        self._playback.play(tempo, side)

    def stop(self) -> None:
        """Stands still where it is."""
        self._playback.stop()

    @property
    def camera(self) -> Camera:
        """Where it is looked at from now."""
        if self._camera is not None or self._motion is None:
            return self._camera or Camera()
        return self._motion.camera(self._level, self._shown.side)

    def look_from(self, view: View) -> None:
        """A view that has a name; `own`: the one that the motion begins with. It is said."""
        if self._motion is None:
            return
        own, start = (
            self._motion.camera(self._level, self._shown.side),
            self._motion.start_pose(self._level),
        )
        self._camera = None if view == "own" else camera_for(view, start, own)
        self._tell_turned()

    def turn_by_key(self, key: int) -> None:
        """Shift with that key: a step round the figure, or a view that has a name. It is said."""
        if key in VIEWS:
            self.look_from(VIEWS[key])
        elif self._motion is not None:
            self._camera = self.camera.turned(*TURNS[key])
            self._tell_turned()

    def _tell_turned(self) -> None:
        if self._motion is None:
            return
        sentence = seen_sentence(seen_from(self.camera, self._motion.start_pose(self._level)))
        self.setAccessibleDescription(sentence)
        announce(self, sentence)
        self.update()

    def pose(self) -> Pose | None:
        """What is shown now."""
        return None if self._motion is None else self._pose_now()

    def _show(self, shown: Shown) -> bool:
        if self._motion is None:
            return False
        fraction = shown.fraction
        if not shown.phase:
            fraction = 0.0 if self._reduced else fraction
        elif self._reduced or not self._moves(shown.phase):
            fraction = 1.0
        breath = None if self._reduced else shown.breath
        repetition = self._motion.repetition_in_cycle(self._level, shown.repetition)
        self._keeps = shown.comes_again
        shown = replace(
            shown, fraction=fraction, breath=breath, repetition=repetition, comes_again=False
        )
        if shown == self._shown:
            return False
        glows_otherwise = bool(self._lit) and shown.phase != self._shown.phase
        self._shown = shown
        glow = self._lit & self._motion.lit_in(self._level, shown.phase), effort_of(shown.phase)
        changed = self._frames.has_changed(shown, self._pose_now, glow)
        if changed or glows_otherwise:
            self._update_figure(self._motion)
        return changed or glows_otherwise

    def _update_figure(self, motion: Motion) -> None:
        """Only where the figure was and is: mat, wall and what lies over the view stay."""
        seen, corner = self._seen(motion)
        moved = self._frames.changed_rect(self._shown, self._pose_now, seen.view)
        if moved.isEmpty():
            self.update()
            return
        self.update(moved.toAlignedRect().adjusted(-1, -1, 1, 1))
        if not corner.isEmpty():
            self.update(corner.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _seen(self, motion: Motion) -> tuple[Seen, QRectF]:
        """What the frame of now depends on, and the place of its second view."""
        room, corner = self._places(motion)
        phase = self._shown.phase
        seen = Seen(
            (motion, self._level, self._held, self._lit),
            self.camera,
            self._colours,
            room,
            motion.scene(self._level),
            self._lit & motion.lit_in(self._level, phase),
            effort_of(phase),
            self._keeps,
        )
        return seen, corner

    def _pose_now(self) -> Pose:
        assert self._motion is not None
        return self._poses.pose(self._motion, self._level, self._held, self._shown)

    def _places(self, motion: Motion) -> tuple[QRectF, QRectF]:
        """Of the figure and of its second view, which is empty where there is none."""
        bounds = QRectF(self.rect())
        if motion.inset(self._level) is None or min(self.width(), self.height()) <= 200:
            return bounds, QRectF()
        corner = inset_rect(bounds)
        # A wide reach must not run under the corner.
        return bounds.adjusted(0, 0, -corner.width() * 0.6, 0), corner

    def _moves(self, phase: str) -> bool:
        return self._motion is not None and self._motion.has_movement(self._level, phase)

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
        if event.button() == Qt.MouseButton.LeftButton and self._motion is not None:
            self._dragged_from = self._pressed_at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        way = event.position() - self._dragged_from
        self._dragged_from = event.position()
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
        motion = self._motion
        if motion is None:
            return
        painter = QPainter(self)
        seen, corner = self._seen(motion)
        pose = self._frames.paint(painter, self._shown, self._pose_now, seen)
        inset = motion.inset(self._level)
        if inset is not None and not corner.isEmpty():
            self._inset.paint(painter, corner, self._shown, pose, replace(seen, camera=inset))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), FOCUS_RADIUS)
        painter.end()

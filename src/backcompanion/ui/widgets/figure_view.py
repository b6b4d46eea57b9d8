"""The figure in the window: it shows a motion, by itself or led by the player."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
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
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.scene import Camera
from backcompanion.figure.model.viewpoints import camera_for, seen_from
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.colours import FigureColours, figure_colours
from backcompanion.figure.paint.figure_painter import figure_rect, paint_figure, projection_for
from backcompanion.figure.paint.paint_memory import PaintMemory
from backcompanion.training.exercise.exercise import Tempo
from backcompanion.training.exercise.terms import Level, Side
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
# What moves by less than this is not seen, and painting the figure is not cheap.
VISIBLE_PIXELS = 0.5
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
        self._shown = Shown()
        self._inset = FigureInset()
        self._poses = PoseCache()
        self._painted: Pose | None = None
        self._memory = PaintMemory()  # from frame to frame, so that no limb flips
        self._pixels = 1.0  # of the device to a metre, as painted last
        self._painted_view: Projection | None = None
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
            self._memory = PaintMemory()
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

    def show_start(self, side: Side | None = None, progress: float = 0.0) -> None:
        """The position before the first repetition, or `progress` (0 to 1) of the way into that."""
        self.stop()
        self._show(Shown("", progress, side))

    def show_moment(self, shown: Shown) -> None:
        """A moment that somebody else tells: the player, in step with its countdown."""
        self.stop()
        self._show(shown)

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
        said = seen_sentence(seen_from(self.camera, self._motion.start_pose(self._level)))
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def pose(self) -> Pose | None:
        """What is shown now."""
        motion, level, held = self._motion, self._level, self._held
        if motion is None:
            return None
        return self._poses.pose(motion, level, held, self._shown)

    def _show(self, shown: Shown) -> None:
        fraction = shown.fraction
        if not shown.phase:
            fraction = 0.0 if self._reduced else fraction
        elif self._reduced or not self._moves(shown.phase):
            fraction = 1.0
        breath = None if self._reduced else shown.breath
        shown = replace(shown, fraction=fraction, breath=breath)
        if shown != self._shown:
            glows_otherwise = bool(self._lit) and shown.phase != self._shown.phase
            self._shown = shown
            if glows_otherwise or self._has_visibly_moved():
                self._update_figure()

    def _update_figure(self) -> None:
        """Only where the figure was and is: mat, wall and what lies over the view stay."""
        pose, painted, motion = self.pose(), self._painted, self._motion
        if pose is None or painted is None or motion is None:
            self.update()
            return
        room, corner = self._places(motion)
        view = self._projection(motion, room)
        if view is not self._painted_view:
            self.update()
            return
        moved = figure_rect(view, painted) | figure_rect(view, pose)
        self.update(moved.toAlignedRect().adjusted(-1, -1, 1, 1))
        if not corner.isEmpty():
            self.update(corner.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _places(self, motion: Motion) -> tuple[QRectF, QRectF]:
        """Of the figure and of its second view, which is empty where there is none."""
        bounds = QRectF(self.rect())
        if motion.inset(self._level) is None or min(self.width(), self.height()) <= 200:
            return bounds, QRectF()
        corner = inset_rect(bounds)
        # A wide reach must not run under the corner.
        return bounds.adjusted(0, 0, -corner.width() * 0.6, 0), corner

    def _projection(self, motion: Motion, room: QRectF) -> Projection:
        return projection_for(motion.scene(self._level), self.camera, room, self._colours.girth)

    def _has_visibly_moved(self) -> bool:
        pose, painted = self.pose(), self._painted
        if pose is None or painted is None:
            return True
        return pose_distance(painted, pose) * self._pixels >= VISIBLE_PIXELS

    def _moves(self, phase: str) -> bool:
        return self._motion is not None and self._motion.has_movement(self._level, phase)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._playback.follow_window()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._playback.leave_window()

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
        pose = self.pose()
        if pose is None or self._motion is None:
            return
        painter = QPainter(self)
        self._painted = pose
        scene, inset = self._motion.scene(self._level), self._motion.inset(self._level)
        room, corner = self._places(self._motion)
        self._painted_view, camera = self._projection(self._motion, room), self.camera
        self._pixels = self._painted_view.scale * self.devicePixelRatioF()
        colours, memory, phase = self._colours, self._memory, self._shown.phase
        lit, effort = self._lit & self._motion.lit_in(self._level, phase), effort_of(phase)
        paint_figure(
            painter, pose, camera, colours, room, lit=lit, effort=effort, scene=scene, memory=memory
        )
        if inset is not None and not corner.isEmpty():
            ratio = self.devicePixelRatioF()
            self._inset.paint(painter, corner, ratio, pose, inset, colours, lit, effort, scene)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), FOCUS_RADIUS)
        painter.end()

"""The figure in one pose, with marks on it that are dragged, or moved by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_handles import (
    Handle,
    contact_of,
    handles_of,
    is_joint,
    place_of,
    seen_handle,
)
from backcompanion.figure.model.pose_moves import pose_in_room, pose_of
from backcompanion.figure.model.props import Props
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.model.space import Vec, add, scaled
from backcompanion.figure.model.viewpoints import camera_for
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.colours import FigureColours
from backcompanion.figure.paint.figure_painter import paint_figure, projection_for
from backcompanion.ui.routines.handle_marks import RADIUS, paint_labels, paint_mark
from backcompanion.ui.routines.pose_pictures import GHOST_OPACITY, PoseGhost
from backcompanion.ui.routines.pose_words import contact_text, shown_text
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.figure_turning import TURNS, VIEWS, View, is_turning_key
from backcompanion.ui.widgets.painted import paint_focus

STEP, FINE_STEP, FAR_STEP = 0.01, 0.001, 0.05
_GRASP = RADIUS + 7.0  # pixels round a mark in which it is taken
_LOOKS_DOWN = 18.0  # degrees: from lower, nothing is dragged along the floor into the depth
_TURN_PER_PIXEL = 0.45
_ALL_LABELS_FROM = 620
_EDGE = 24
_K = Qt.Key


class PoseCanvas(QWidget):
    """`handle_chosen`: another one is in hand. `moved`: that one should go there; `dropped`: the
    mouse let it go, or a key did one step. `view_changed`: it is looked at from elsewhere.
    """

    handle_chosen = Signal(str)
    moved = Signal(str, object)
    dropped = Signal()
    view_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.chosen: Handle = "left-hand"
        self.view: View | None = "own"  # None: turned by hand
        self._key: KeyPose | None = None
        self._before: KeyPose | None = None
        self._ghost = PoseGhost()
        self._pose: Pose | None = None
        self._props: Props | None = None
        self._scene: Scene | None = None
        self._own, self._turned = Camera(), Camera()
        self._colours: FigureColours | None = None
        self._dragged: tuple[QPointF, Vec] | None = None
        self._turning: QPointF | None = None

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def show_room(self, scene: Scene, props: Props, own: Camera, colours: FigureColours) -> None:
        """What fixes the size; `own`: where the motion is looked at from."""
        self._scene, self._props, self._colours = scene, props, colours
        if own != self._own:
            self._own = own
            self._turn(own, "own")
        self.update()

    def show_pose(self, key: KeyPose, before: KeyPose | None = None) -> None:
        """`before`: the one it comes from, seen faintly behind it."""
        self._key, self._pose, self._before = key, pose_of(key), before
        self.chosen = seen_handle(self.chosen, key)
        self._describe()
        self.update()

    def choose(self, handle: Handle) -> None:
        if self._key is not None:
            handle = seen_handle(handle, self._key)
        if handle != self.chosen:
            self.chosen = handle
            self._describe()
            self.handle_chosen.emit(handle)
            self.update()

    def look_from(self, view: View) -> None:
        if self._pose is None:
            return
        camera = self._own if view == "own" else camera_for(view, self._pose, self._own)
        self._turn(camera, view)

    def _turn(self, camera: Camera, view: View | None = None) -> None:
        self._turned, self.view = camera, view
        self.view_changed.emit()
        self.update()

    def say(self, text: str) -> None:
        """For a screen reader, at once."""
        announce(self, text)

    def place(self, handle: Handle) -> QPointF:
        """Where its mark is, in pixels."""
        assert self._key is not None
        assert self._pose is not None
        return self._projection().point(place_of(handle, self._key, self._pose))

    @property
    def handles(self) -> tuple[Handle, ...]:
        """What can be taken hold of on the pose that is seen."""
        return handles_of(self._key) if self._key is not None else ()

    @property
    def shows_all(self) -> bool:
        """No part has gone out of the picture."""
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        return all(room.contains(self.place(handle)) for handle in self.handles)

    def _describe(self) -> None:
        if self._key is None or self._pose is None or self._props is None:
            return
        x, y, z = (round(n * 100) for n in place_of(self.chosen, self._key, self._pose))
        contact = contact_of(self.chosen, self._key, self._props)
        touches = contact_text(contact)
        self.setAccessibleName(_("Pose: {part}").format(part=shown_text(self.chosen, contact)))
        text = _("{x} cm forward, {y} cm up, {z} cm to the left; touches {what}")
        self.setAccessibleDescription(text.format(x=x, y=y, z=-z, what=touches))

    # --- painting ----------------------------------------------------------------------------

    def _projection(self) -> Projection:
        assert self._scene is not None
        return projection_for(self._scene, self._turned, QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        key, pose, props = self._key, self._pose, self._props
        if key is None or pose is None or props is None or self._colours is None:
            return
        painter = QPainter(self)
        room = QRectF(self.rect())
        shown = pose_in_room(key, props)
        look = (painter, shown, self._turned, self._colours, room)
        paint_figure(*look, scene=self._scene, layer="room")
        if self._before is not None and self._before != key:
            before = pose_in_room(self._before, props)
            faint = self._ghost.picture(self, before, self._turned, self._colours, self._scene)
            painter.setOpacity(GHOST_OPACITY)
            painter.drawPixmap(0, 0, faint)
            painter.setOpacity(1.0)
        paint_figure(*look, scene=self._scene, layer="body")
        last_on_top = [handle for handle in self.handles if handle != self.chosen]
        last_on_top.append(self.chosen)
        labels: list[tuple[QPointF, str]] = []
        for handle in last_on_top:
            contact, at = contact_of(handle, key, props), self.place(handle)
            chosen, small = handle == self.chosen, is_joint(handle)
            paint_mark(painter, at, held=contact != "free", chosen=chosen, small=small)
            if chosen or (self.width() >= _ALL_LABELS_FROM and not small):
                labels.append((at, shown_text(handle, contact)))
        paint_labels(painter, labels, room)
        if self.hasFocus():
            paint_focus(painter, room, 14)
        painter.end()

    # --- the mouse ---------------------------------------------------------------------------

    def _handle_at(self, point: QPointF) -> Handle | None:
        def away(handle: Handle) -> float:
            way = self.place(handle) - point
            return float((way.x() ** 2 + way.y() ** 2) ** 0.5)

        near = [handle for handle in self.handles if away(handle) <= _GRASP]
        if self.chosen in near:
            return self.chosen
        return min(near, key=away, default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._key is None or self._pose is None:
            return
        handle = self._handle_at(event.position())
        if handle is None:
            self._turning = event.position()
            return
        self.choose(handle)
        self._dragged = event.position(), place_of(handle, self._key, self._pose)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            begin, place = self._dragged
            way = event.position() - begin
            self.moved.emit(self.chosen, add(place, self._in_room(way)))
        elif self._turning is not None:
            way = event.position() - self._turning
            self._turning = event.position()
            x, y = -way.x() * _TURN_PER_PIXEL, way.y() * _TURN_PER_PIXEL
            self._turn(self._turned.turned(x, y))
        elif self._key is not None:
            near = self._handle_at(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.dropped.emit()
        self._turning = None

    def _in_room(self, way: QPointF) -> Vec:
        """A way on the screen: in its plane or, of what stands on the floor, along that."""
        view = self._projection()
        right, up, eye = view.right, view.up, view.eye
        across, high = way.x() / view.scale, -way.y() / view.scale
        flat = add(scaled(right, across), scaled(up, high))
        if self._is_on_floor() and self._turned.pitch >= _LOOKS_DOWN:
            return add(flat, scaled(eye, -flat[1] / eye[1]))
        return flat

    def _is_on_floor(self) -> bool:
        if self._key is None or self._props is None:
            return False
        on_floor = ("floor", "forearm", "kneel", "instep")
        return contact_of(self.chosen, self._key, self._props) in on_floor

    # --- the keyboard ------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the parts, and on from the last one."""
        handles = self.handles
        index = handles.index(self.chosen) + (1 if next else -1) if handles else -1
        if self.hasFocus() and 0 <= index < len(handles):
            self.choose(handles[index])
            self.say(f"{self.accessibleName()}. {self.accessibleDescription()}")
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason and self.handles:
            self.choose(self.handles[0])
        elif event.reason() == Qt.FocusReason.BacktabFocusReason and self.handles:
            self.choose(self.handles[-1])
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = FAR_STEP if ctrl else FINE_STEP if shift else STEP
        way = self._way_of(event.key())
        if is_turning_key(event.key(), event.modifiers()) and event.key() in VIEWS:
            self.look_from(VIEWS[event.key()])
        elif event.key() in TURNS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._turn(self._turned.turned(*TURNS[event.key()]))
        elif way is not None and self._key is not None and self._pose is not None:
            place = place_of(self.chosen, self._key, self._pose)
            self.moved.emit(self.chosen, add(place, scaled(way, step)))
            self.dropped.emit()
            self.say(self.accessibleDescription())
        else:
            super().keyPressEvent(event)

    def _way_of(self, key: int) -> Vec | None:
        """Along the mat, across it or up, as it looks on the screen."""
        right, up, eye = self._turned.axes()
        across = _nearest_axis((right[0], 0.0, right[2]))
        away = scaled(_nearest_axis((eye[0], 0.0, eye[2])), -1.0)
        higher = away if self._is_on_floor() or up[1] < 0.5 else (0.0, 1.0, 0.0)
        deeper = (0.0, 1.0, 0.0) if higher != (0.0, 1.0, 0.0) else away
        ways = {
            _K.Key_Right: across,
            _K.Key_Left: scaled(across, -1.0),
            _K.Key_Up: higher,
            _K.Key_Down: scaled(higher, -1.0),
            _K.Key_PageUp: deeper,
            _K.Key_PageDown: scaled(deeper, -1.0),
        }
        return ways.get(_K(key)) if key in list(ways) else None


def _nearest_axis(way: Vec) -> Vec:
    if abs(way[0]) >= abs(way[2]):
        return (1.0 if way[0] >= 0 else -1.0, 0.0, 0.0)
    return (0.0, 0.0, 1.0 if way[2] >= 0 else -1.0)

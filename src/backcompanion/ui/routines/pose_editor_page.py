"""The pose editor: a figure whose parts are dragged, from two to six poses, and their times."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcompanion.application.pose_editing import PoseEditing
from backcompanion.application.pose_sequence import PoseSequence
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_handles import Contact, Handle
from backcompanion.figure.model.pose_limits import Stop
from backcompanion.figure.model.pose_moves import pose_in_room
from backcompanion.figure.model.pose_numbers import Number
from backcompanion.figure.model.scene import read_camera, scene_of
from backcompanion.figure.model.space import Vec
from backcompanion.training.exercise.terms import Sides
from backcompanion.ui import theme
from backcompanion.ui.routines.key_page import KeyPage
from backcompanion.ui.routines.pose_chip import PICTURE
from backcompanion.ui.routines.pose_panel import PosePanel
from backcompanion.ui.routines.pose_pictures import pose_picture
from backcompanion.ui.routines.pose_stage import PoseStage
from backcompanion.ui.routines.pose_strip import PoseStrip
from backcompanion.ui.routines.pose_words import stop_text
from backcompanion.ui.widgets.accessibility import name_page
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.scroll_page import ScrollPage

_PANEL_WIDTH, _NARROW_PANEL, _PICTURES_FROM = 300, 250, 640


class PoseEditorPage(KeyPage):
    """`done`: the poses are to be taken; `left`: they are not."""

    done = Signal()
    left = Signal()

    def __init__(self, figures: FigureProvider) -> None:
        super().__init__()
        name_page(self, _("Pose editor"))
        self._figures = figures
        self._editing: PoseEditing | None = None
        self._sides: Sides | str = ""
        self.stage, self.panel, self.strip = PoseStage(figures), PosePanel(), PoseStrip()
        self.canvas, self.stop_label = self.stage.canvas, self.stage.stop_label
        self._title = ElidedLabel("", 27, theme.BOLD)
        self.back_button = Button("", kind="quiet", icon="arrow-left")
        self.back_button.setAccessibleName(_("Back without these poses"))
        self.undo_button, self.redo_button = Button("", icon="undo-2"), Button("", icon="redo-2")
        self.undo_button.setAccessibleName(_("Undo"))
        self.redo_button.setAccessibleName(_("Redo"))
        self.play_button = Button(_("Play"), icon="play", key=_("Ctrl+P"))
        self.done_button = Button(_("Take these poses"), kind="primary", key=_("Ctrl+S"))
        self._build()
        self._connect()

    @property
    def editing(self) -> PoseEditing:
        assert self._editing is not None
        return self._editing

    def show_poses(self, sequence: PoseSequence, name: str, sides: Sides | str) -> None:
        """`sides`: whether repetitions go to the other side by turns."""
        self._editing, self._sides = PoseEditing(sequence), sides
        self._title.setText(name or _("New exercise"))
        self.editing.changed.connect(self._show)
        self.editing.stopped.connect(self._on_stopped)
        self.stage.stop()
        self._show_room()
        self._show()
        self._show_pictures()
        self.canvas.look_from("own")

    def take_focus(self) -> None:
        """Once it is seen."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how it is built ---------------------------------------------------------------------

    def _build(self) -> None:
        self._column_layout = column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back_button)
        head.addWidget(self._title, 1)
        for button in (self.undo_button, self.redo_button, self.play_button, self.done_button):
            head.addWidget(button)
        column.addLayout(head)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addWidget(self.stage, 1)
        card = Card()
        inside = QVBoxLayout(card)
        set_margins(inside, 14, 10, 4, 10)
        inside.addWidget(ScrollPage(self.panel))
        self._panel_card = card
        halves.addWidget(card)
        column.addLayout(halves, 1)
        foot = Card()
        below = QVBoxLayout(foot)
        below.setContentsMargins(14, 8, 14, 8)
        below.addWidget(self.strip)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.done_button.clicked.connect(self.done)
        self.undo_button.clicked.connect(self._on_undo)
        self.redo_button.clicked.connect(self._on_redo)
        self.play_button.clicked.connect(self.play_or_stop)
        self.stage.before_chip.clicked.connect(self._show)
        self.canvas.moved.connect(self._on_moved)
        self.canvas.dropped.connect(self._on_dropped)
        self.stage.views.chosen.connect(self.canvas.look_from)
        self.canvas.view_changed.connect(self._on_view_changed)
        self.canvas.handle_chosen.connect(self._on_handle_chosen)
        self.panel.handle_chosen.connect(self.canvas.choose)
        self.panel.contact_chosen.connect(self._on_contact_chosen)
        self.panel.number_changed.connect(self._on_number_changed)
        self.panel.wall_chosen.connect(self._on_wall_chosen)
        self.panel.ball_chosen.connect(self._on_ball_chosen)
        self.panel.number_finished.connect(self._on_dropped)
        self.strip.pose_chosen.connect(self._on_pose_chosen)
        self.strip.way_changed.connect(self._on_way_changed)
        self.strip.hold_changed.connect(self._on_hold_changed)
        self.strip.added.connect(self._on_added)
        self.strip.removed.connect(self._on_removed)
        self.strip.mirrored.connect(self._on_mirrored)
        self.strip.moved.connect(self._on_pose_moved)

    # --- what is seen ------------------------------------------------------------------------

    def _show_room(self) -> None:
        """Fits what is seen to all poses: not while something is dragged."""
        sequence = self.editing.sequence
        poses = [pose_in_room(pose.key, sequence.props) for pose in sequence.poses]
        own = read_camera(sequence.around.get("camera", {}), "", "camera")
        scene = scene_of(poses, sequence.props)
        self.canvas.show_room(scene, sequence.props, own, self._figures.colours())

    def _show(self) -> None:
        editing = self.editing
        self.canvas.show_pose(editing.key, self._pose_before())
        self.panel.show_part(self.canvas.chosen, editing.key, editing.sequence.props)
        self.strip.show_sequence(editing.sequence, editing.chosen)
        self.undo_button.setEnabled(editing.can_undo)
        self.redo_button.setEnabled(editing.can_redo)

    def _pose_before(self) -> KeyPose | None:
        """Of the first one, the last: a repetition goes round."""
        if not self.stage.before_chip.isChecked():
            return None
        return self.editing.sequence.poses[self.editing.chosen - 1].key

    def _show_pictures(self) -> None:
        """Where there is room for them."""
        roomy = self.height() >= _PICTURES_FROM and self._editing is not None
        self.strip.show_pictures(self._picture if roomy else None)

    def _picture(self, key: KeyPose, ratio: float) -> QPixmap:
        sequence = self.editing.sequence
        pose = pose_in_room(key, sequence.props)
        own = read_camera(sequence.around.get("camera", {}), "", "camera")
        scene = scene_of([pose], sequence.props)
        return pose_picture(pose, own, self._figures.colours(), scene, PICTURE, ratio)

    def _on_stopped(self, handle: Handle, stop: Stop | None) -> None:
        text = stop_text(handle, stop) if stop else ""
        if text != self.stop_label.text():
            self.stop_label.setText(text)
            if text:
                self.canvas.say(text)

    def play_or_stop(self) -> None:
        if self.stage.is_playing:
            self.stage.stop()
            self.play_button.set_text_and_icon(_("Play"), "play")
            return
        self.stage.play(self.editing.sequence, self._sides)
        self.play_button.set_text_and_icon(_("Stop"), "pause")

    # --- what happens ------------------------------------------------------------------------

    def _on_view_changed(self) -> None:
        self.stage.views.show_view(self.canvas.view)

    def _on_moved(self, handle: Handle, to: Vec) -> None:
        self.editing.move(handle, to)

    def _on_dropped(self) -> None:
        self.editing.commit()
        if not self.canvas.shows_all:  # else nothing jumps under the mouse
            self._show_room()

    def _on_handle_chosen(self, handle: Handle) -> None:
        self.stop_label.setText("")
        self.panel.show_part(handle, self.editing.key, self.editing.sequence.props)

    def _on_contact_chosen(self, contact: Contact) -> None:
        self.editing.set_contact(self.canvas.chosen, contact)

    def _on_number_changed(self, name: Number, value: float) -> None:
        self.editing.set_number(self.canvas.chosen, name, value)

    def _on_pose_chosen(self, index: int) -> None:
        self.stop_label.setText("")
        self.editing.choose(index)

    def _on_way_changed(self, index: int, seconds: float) -> None:
        self.editing.set_times(index, way=seconds)

    def _on_hold_changed(self, index: int, seconds: float) -> None:
        self.editing.set_times(index, hold=seconds)

    def _on_added(self) -> None:
        editing = self.editing
        editing.change(editing.sequence.with_copy(editing.chosen), editing.chosen + 1)

    def _on_removed(self) -> None:
        editing = self.editing
        editing.change(editing.sequence.without(editing.chosen), editing.chosen)

    def _on_mirrored(self) -> None:
        editing = self.editing
        editing.change(editing.sequence.mirrored(editing.chosen), editing.chosen)

    def _on_pose_moved(self, by: int) -> None:
        editing = self.editing
        to = editing.chosen + by
        if 0 <= to < len(editing.sequence.poses):
            editing.change(editing.sequence.moved(editing.chosen, to), to)

    def _on_wall_chosen(self, there: bool) -> None:
        self.editing.change(self.editing.sequence.with_wall(there), self.editing.chosen)
        self._show_room()

    def _on_ball_chosen(self, there: bool) -> None:
        self.editing.change(self.editing.sequence.with_ball(there), self.editing.chosen)
        self._show_room()

    def _on_undo(self) -> None:
        self.editing.undo()
        self._show_room()

    def _on_redo(self) -> None:
        self.editing.redo()
        self._show_room()

    # --- keys --------------------------------------------------------------------------------

    def action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._on_undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self._on_redo
        if event.matches(QKeySequence.StandardKey.Save):
            return self.done.emit
        if event.matches(QKeySequence.StandardKey.Print):
            return self.play_or_stop
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.play_or_stop if self.stage.is_playing else self.left.emit
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._editing is not None:
            self._show_room()
            self._show_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.width() < 1000 or self.height() < 640
        margin = 14 if small else 26
        self._column_layout.setContentsMargins(margin, 12 if small else 22, margin, 12)
        self._column_layout.setSpacing(8 if small else 14)
        self._show_pictures()
        self._panel_card.setFixedWidth(_NARROW_PANEL if small else _PANEL_WIDTH)

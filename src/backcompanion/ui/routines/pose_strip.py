"""The poses in order, with the seconds on the way to each and the seconds that it is held."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.pose_sequence import (
    LEAST_POSES,
    LEAST_SECONDS,
    MOST_POSES,
    MOST_SECONDS,
    PoseSequence,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.ui import theme
from backcompanion.ui.routines.pose_chip import PoseChip
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout
from backcompanion.ui.widgets.number_edit import NumberEdit

_PICTURE_MILLISECONDS = 150


class PoseStrip(QWidget):
    """`pose_chosen`: another one is to be seen. `way_changed`, `hold_changed`: of one, in seconds.

    `added`, `removed`, `mirrored`, `moved` (by so many places): of the one that is seen.
    """

    pose_chosen = Signal(int)
    way_changed = Signal(int, float)
    hold_changed = Signal(int, float)
    added = Signal()
    removed = Signal()
    mirrored = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[PoseChip] = []
        self._picture: Callable[[KeyPose, float], QPixmap] | None = None
        self._painted: dict[int, KeyPose] = {}
        self._sequence: PoseSequence | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_PICTURE_MILLISECONDS)
        self._timer.timeout.connect(self.paint_pictures)
        self.fields: dict[tuple[str, int], _Seconds] = {}
        self._whole = Label("", 13, role=theme.MUTED)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8)
        self.add_button = Button(_("One more pose"), icon="plus", pixels=13, height=32)
        self.remove_button = Button(_("Take it away"), icon="trash-2", pixels=13, height=32)
        self.mirror_button = Button(_("Mirror it"), icon="redo-2", pixels=13, height=32)
        self.earlier_button = Button("", icon="chevron-left", pixels=13, height=32)
        self.later_button = Button("", icon="chevron-right", pixels=13, height=32)
        self.earlier_button.setAccessibleName(_("This pose earlier"))
        self.later_button.setAccessibleName(_("This pose later"))
        self.buttons = QWidget()
        buttons = FlowLayout(self.buttons, gap=8)
        for button in (
            self.add_button,
            self.mirror_button,
            self.earlier_button,
            self.later_button,
            self.remove_button,
        ):
            buttons.addWidget(button)
        buttons.addWidget(self._whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self.buttons)
        self.add_button.clicked.connect(self.added)
        self.remove_button.clicked.connect(self.removed)
        self.mirror_button.clicked.connect(self.mirrored)
        self.earlier_button.clicked.connect(self._on_earlier_clicked)
        self.later_button.clicked.connect(self._on_later_clicked)

    def show_sequence(self, sequence: PoseSequence, chosen: int) -> None:
        self._sequence = sequence
        if len(self.chips) != len(sequence.poses):
            self._build(len(sequence.poses))
            self.paint_pictures()
        elif self._picture is not None:
            self._timer.start()  # what is dragged is painted once it rests
        for number, pose in enumerate(sequence.poses):
            self.chips[number].setChecked(number == chosen)
            self.fields["way", number].show_seconds(pose.way)
            hold = self.fields["hold", number]
            hold.show_seconds(pose.hold)
            hold.edit.setEnabled(sequence.may_hold(number))
        self.add_button.setEnabled(len(sequence.poses) < MOST_POSES)
        self.remove_button.setEnabled(len(sequence.poses) > LEAST_POSES)
        self.earlier_button.setEnabled(chosen > 0)
        self.later_button.setEnabled(chosen < len(sequence.poses) - 1)
        seconds = formats.plain_number(round(sequence.seconds, 1))
        self._whole.setText(_("{n} s a repetition").format(n=seconds))

    def show_pictures(self, picture: Callable[[KeyPose, float], QPixmap] | None) -> None:
        """How a pose is painted small, at that ratio of pixels; None: there is no room for it."""
        self._picture = picture
        self._painted = {}
        self.paint_pictures()

    def paint_pictures(self) -> None:
        """Of the poses that are others than they were painted."""
        self._timer.stop()
        for number, chip in enumerate(self.chips):
            key = self._sequence.poses[number].key if self._sequence is not None else None
            if self._picture is None or key is None:
                chip.show_picture(None)
            elif self._painted.get(number) != key:
                chip.show_picture(self._picture(key, self.devicePixelRatioF()))
                self._painted[number] = key

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _build(self, count: int) -> None:
        clear_layout(self._flow)
        self.chips, self.fields, self._painted = [], {}, {}
        for number in range(count):
            if number:
                self._add_seconds("way", number, _("then"), _("Seconds on the way to pose {n}"))
            chip = PoseChip(_("Pose {n}").format(n=number + 1))
            chip.setProperty("number", number)
            chip.clicked.connect(self._on_chip_clicked)
            self.chips.append(chip)
            self._flow.addWidget(chip)
            self._add_seconds("hold", number, _("held"), _("Seconds that pose {n} is held"))
        self._add_seconds("way", 0, _("and back"), _("Seconds on the way back to pose {n}"))
        self._row.updateGeometry()

    def _add_seconds(self, kind: str, number: int, word: str, name: str) -> None:
        field = _Seconds(kind, number, word, name.format(n=number + 1))
        field.changed.connect(self._on_seconds_changed)
        self.fields[kind, number] = field
        self._flow.addWidget(field)

    def _on_seconds_changed(self, kind: str, number: int, seconds: float) -> None:
        (self.way_changed if kind == "way" else self.hold_changed).emit(number, seconds)

    def _on_chip_clicked(self) -> None:
        self.pose_chosen.emit(self.sender().property("number"))

    def _on_earlier_clicked(self) -> None:
        self.moved.emit(-1)

    def _on_later_clicked(self) -> None:
        self.moved.emit(1)


class _Seconds(QWidget):
    """A word, a field, and the unit."""

    changed = Signal(str, int, float)

    def __init__(self, kind: str, number: int, word: str, name: str) -> None:
        super().__init__()
        self._kind, self._number = kind, number
        self.edit = NumberEdit()
        self.edit.setFixedWidth(48)
        self.edit.setAccessibleName(name)
        self.edit.value_changed.connect(self._on_value_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(Label(word, 13, role=theme.MUTED), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit)
        row.addWidget(Label(_("s"), 13, role=theme.MUTED), 0, Qt.AlignmentFlag.AlignVCenter)

    def show_seconds(self, seconds: float) -> None:
        if not self.edit.hasFocus():
            least = 0.0 if self._kind == "hold" else LEAST_SECONDS
            self.edit.show_number(formats.plain_number(seconds), MOST_SECONDS, least)

    def _on_value_changed(self, seconds: float) -> None:
        self.changed.emit(self._kind, self._number, seconds)

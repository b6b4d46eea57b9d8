"""One part of the body in words and numbers: which, what it touches, and where it is."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.key_pose import KeyPose
from backcompanion.figure.model.pose_handles import HANDLES, Handle, contact_of, contacts_for
from backcompanion.figure.model.pose_moves import pose_of
from backcompanion.figure.model.pose_numbers import IN_CENTIMETRES, HandleNumber, numbers_of
from backcompanion.figure.model.props import Props
from backcompanion.ui import theme
from backcompanion.ui.routines.pose_words import contact_text, handle_text, number_text, unit_text
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.number_edit import NumberEdit

_MOST_CM, _MOST_DEGREES = 300.0, 360.0
_NARROWEST_BOX = 120


class PosePanel(QWidget):
    """`handle_chosen`: another part. `contact_chosen`: what it is to touch. `number_changed`: the
    name of one and its value, in centimetres or degrees. `number_finished`: it is typed.
    `wall_chosen`, `ball_chosen`: whether one is in the room.
    """

    handle_chosen = Signal(object)
    contact_chosen = Signal(object)
    number_changed = Signal(str, float)
    number_finished = Signal()
    wall_chosen = Signal(bool)
    ball_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.handle_box = ComboBox([(handle, handle_text(handle)) for handle in HANDLES])
        self.handle_box.set_label(_("Part"))
        self.contact_box = ComboBox(())
        self.contact_box.set_label(_("It touches"))
        for box in (self.handle_box, self.contact_box):
            box.setMinimumWidth(_NARROWEST_BOX)
        self._touches = Label(_("It touches"), 13, role=theme.MUTED)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self.fields: dict[str, _NumberField] = {}
        self._shown: tuple[Handle, tuple[str, ...]] | None = None
        column = QVBoxLayout(self)
        set_margins(column, 2, 2, 8, 2)
        column.setSpacing(6)
        column.addWidget(Label(_("Part"), 13, role=theme.MUTED))
        column.addWidget(self.handle_box)
        column.addWidget(self._touches)
        column.addWidget(self.contact_box)
        column.addLayout(self._grid)
        self.wall_chip, self.ball_chip = Chip(_("A wall")), Chip(_("A ball"))
        self.wall_chip.clicked.connect(self.wall_chosen)
        self.ball_chip.clicked.connect(self.ball_chosen)
        room = QWidget()
        things = FlowLayout(room, gap=6)
        for chip in (self.wall_chip, self.ball_chip):
            things.addWidget(chip)
        column.addWidget(Label(_("In the room"), 13, role=theme.MUTED))
        column.addWidget(room)
        text = _("Arrow keys 1 cm, with Shift 1 mm, with Ctrl 5 cm. Tab: the next part.")
        column.addWidget(Label(text, 12, role=theme.MUTED, wrap=True))
        column.addStretch(1)
        self.handle_box.chosen.connect(self.handle_chosen)
        self.contact_box.chosen.connect(self.contact_chosen)

    def show_part(self, handle: Handle, key: KeyPose, props: Props) -> None:
        self.handle_box.show_value(handle)
        self.wall_chip.setChecked(props.wall is not None)
        self.ball_chip.setChecked(bool(props.ball))
        contacts = contacts_for(handle, props)
        for widget in (self._touches, self.contact_box):
            widget.setVisible(bool(contacts))
        numbers = numbers_of(handle, key, pose_of(key), props)
        kind = handle, (*contacts, *(number.name for number in numbers))
        if kind != self._shown:
            self._shown = kind
            self.contact_box.set_options([(each, contact_text(each)) for each in contacts])
            with laid_out_once(self):
                self._build(handle, numbers)
        if contacts:
            self.contact_box.show_value(contact_of(handle, key, props))
        for number in numbers:
            self.fields[number.name].show_value(number.value)

    def _build(self, handle: Handle, numbers: list[HandleNumber]) -> None:
        clear_layout(self._grid)
        for field in self.fields.values():
            field.deleteLater()
        self.fields = {}
        for row, number in enumerate(numbers):
            field = _NumberField(handle, number, self)
            field.changed.connect(self.number_changed)
            field.edit.editingFinished.connect(self.number_finished)
            self.fields[number.name] = field
            self._grid.addWidget(Label(number_text(number.name), 13, wrap=True), row, 0)
            self._grid.addWidget(field.edit, row, 1)
            self._grid.addWidget(Label(unit_text(number.name), 13, role=theme.MUTED), row, 2)
        self._grid.setColumnStretch(0, 1)


class _NumberField(QObject):
    """A field that shows its number to the tenth, so that a look at it changes nothing."""

    changed = Signal(str, float)

    def __init__(self, handle: Handle, number: HandleNumber, parent: QObject) -> None:
        super().__init__(parent)
        self._name = number.name
        self._most = _MOST_CM if number.name in IN_CENTIMETRES else _MOST_DEGREES
        self.edit = NumberEdit()
        name = _("{part}: {number}").format(
            part=handle_text(handle), number=number_text(number.name)
        )
        self.edit.setAccessibleName(f"{name}, {unit_text(number.name)}")
        self.edit.value_changed.connect(self._on_value_changed)

    def show_value(self, value: float) -> None:
        if not self.edit.hasFocus():
            self.edit.show_number(formats.plain_number(round(value, 1)), self._most, -self._most)

    def _on_value_changed(self, value: float) -> None:
        self.changed.emit(self._name, value)

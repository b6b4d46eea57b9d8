"""The tempo of an exercise: a row for each part of a repetition, with its word and its seconds."""

import re
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.exercise_form import PhaseFields
from backcompanion.base.i18n import gettext as _
from backcompanion.training.coaching.sentences import phase_word
from backcompanion.training.exercise.terms import Breath, Side, side_word, with_side
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.number_edit import NumberEdit

MOST_PARTS = 8
_LONGEST_SECONDS = 600
_LONGEST_WORD = 40
_WORD_WIDTH, _LEAST_WORD_WIDTH = 180, 110
_UNKNOWN_WIDTH = 10_000
_GAP = 8
# As a word is spoken at first; at the other side's turn it names that one.
_SHOWN_SIDE: Side = "right"


class TempoRows(QWidget):
    """`changed`: something is otherwise, or is not a number.

    Where the figure says which parts there are, none can be added or taken away.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._phases: tuple[PhaseFields, ...] = ()
        self._rows: list[_PhaseRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add_button = Button(_("Add a part"), icon="plus", pixels=13, height=32)
        self.add_button.clicked.connect(self._on_added)
        column.addLayout(self._list)
        column.addWidget(self.add_button)

    @property
    def phases(self) -> tuple[PhaseFields, ...]:
        return self._phases

    @property
    def is_wrong(self) -> bool:
        return any(row.seconds.is_wrong for row in self._rows)

    def show_phases(self, phases: tuple[PhaseFields, ...], *, fixed: bool) -> None:
        self._phases = phases
        self._rows = [_PhaseRow(n, phase, fixed) for n, phase in enumerate(phases)]
        with laid_out_once(self):
            clear_layout(self._list)
            for row in self._rows:
                row.changed.connect(self._on_row_changed)
                row.removed.connect(self._on_removed)
                self._list.addWidget(row)
        self.add_button.setVisible(not fixed and len(phases) < MOST_PARTS)

    def _on_row_changed(self, number: int) -> None:
        phases = list(self._phases)
        phases[number] = self._rows[number].phase
        self._phases = tuple(phases)
        self.changed.emit()

    def _on_added(self) -> None:
        names = {phase.name for phase in self._phases}
        numbers = range(1, MOST_PARTS + 2)
        usual = ("reach", "hold", "return", *(f"part-{n}" for n in numbers))
        name = next(each for each in usual if each not in names)
        self.show_phases((*self._phases, PhaseFields(name, 2)), fixed=False)
        self._rows[-1].word.setFocus()
        self.changed.emit()

    def _on_removed(self, number: int) -> None:
        left = tuple(phase for n, phase in enumerate(self._phases) if n != number)
        self.show_phases(left, fixed=False)
        self.add_button.setFocus()
        self.changed.emit()


class _PhaseRow(QWidget):
    changed = Signal(int)
    removed = Signal(int)

    def __init__(self, number: int, phase: PhaseFields, fixed: bool) -> None:
        super().__init__()
        self.phase, self._number = phase, number
        usual = phase_word(phase.name)
        self.word, self.seconds = LineEdit(), NumberEdit()
        self.word.setMaxLength(_LONGEST_WORD)
        self._written = phase.word
        self.word.setText(with_side(phase.word, _SHOWN_SIDE))
        self.word.setPlaceholderText(usual)
        self.seconds.show_number(formats.plain_number(phase.seconds), _LONGEST_SECONDS)
        breaths: list[tuple[Breath | None, str]] = [
            (None, _("breath free")),
            ("in", _("breathe in")),
            ("out", _("breathe out")),
        ]
        self.breath = ComboBox(breaths)
        self.breath.show_value(phase.breath)
        part = _("Part {n}").format(n=number + 1)
        self.word.setAccessibleName(_("{part}: word").format(part=part))
        self.seconds.setAccessibleName(_("{part}: seconds").format(part=part))
        self.breath.set_label(_("{part}: breath").format(part=part))
        # Longer words of another language take a second line, with the button at their end.
        row, end = FlowLayout(self, gap=_GAP), QWidget()
        ending = QHBoxLayout(end)
        ending.setContentsMargins(0, 0, 0, 0)
        ending.setSpacing(_GAP)
        ending.addWidget(self.breath)
        if not fixed:
            remove = Button("", kind="quiet", icon="x", height=32)
            remove.setAccessibleName(_("{part}: take away").format(part=part))
            remove.clicked.connect(self._on_remove_clicked)
            ending.addWidget(remove)
        self._beside = (self.seconds, Label(_("s"), 13, role=theme.MUTED), end)
        self._fit_word(_UNKNOWN_WIDTH)
        for widget in (self.word, *self._beside):
            row.addWidget(widget)
        self.word.textEdited.connect(self._on_word_edited)
        self.seconds.value_changed.connect(self._on_seconds_changed)
        self.seconds.wrong_changed.connect(self._on_wrong_changed)
        self.breath.chosen.connect(self._on_breath_chosen)

    def _fit_word(self, width: int) -> None:
        """It gives way, so that a part stands in one line as long as it can."""
        taken = sum(widget.sizeHint().width() + _GAP for widget in self._beside)
        self.word.setFixedWidth(max(_LEAST_WORD_WIDTH, min(_WORD_WIDTH, width - taken)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_word(self.width())

    def _on_word_edited(self, text: str) -> None:
        self._change(replace(self.phase, word=_word_of(text.strip(), self._written)))

    def _on_seconds_changed(self, seconds: float) -> None:
        self._change(replace(self.phase, seconds=seconds))

    def _on_wrong_changed(self, _wrong: bool) -> None:
        self.changed.emit(self._number)

    def _on_breath_chosen(self, breath: Breath | None) -> None:
        self._change(replace(self.phase, breath=breath))

    def _change(self, phase: PhaseFields) -> None:
        self.phase = phase
        self.changed.emit(self._number)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._number)


def _word_of(text: str, written: str) -> str:
    """The word as it is kept. Where what was `written` names the side by turns, the two sides that
    are named in what is typed go on doing so.
    """
    if "{" not in written:
        return text
    if text == with_side(written, _SHOWN_SIDE):
        return written
    for word, placeholder in ((side_word("right"), "{side}"), (side_word("left"), "{other}")):
        text = re.sub(rf"\b{re.escape(word)}\b", placeholder, text)
    return text

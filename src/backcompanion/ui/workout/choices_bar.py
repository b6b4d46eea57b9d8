"""What holds today: equipment, rounds, already warm, level; chips that write the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings import OFFERED_EQUIPMENT, SETTINGS
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Equipment, Level
from backcompanion.ui import theme
from backcompanion.ui.text import training_text
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.label import Label

_ROUNDS = range(int(SETTINGS["rounds"].low), int(SETTINGS["rounds"].high) + 1)


class ChoicesBar(QWidget):
    """Every chip takes effect at once.

    `rounds_chosen`, `level_chosen`: by the person, whatever a plan or the day's advice says.
    """

    rounds_chosen = Signal()
    level_chosen = Signal()

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._things, self._how = QWidget(), QWidget()
        row = _row(self._things)
        self._lead = Label(_("What you have today"), 13, role=theme.MUTED)
        row.addWidget(self._lead)
        row.addSpacing(2)
        self._equipment: dict[Equipment, Chip] = {}
        for name in OFFERED_EQUIPMENT:
            chip = Chip(training_text.equipment(name))
            chip.clicked.connect(self._on_equipment_changed)
            self._equipment[name] = chip
            row.addWidget(chip)
        row.addStretch(1)
        row = _row(self._how)
        self._warm = Chip(_("Already warm"))
        self._warm.setToolTip(_("Leaves the warm-up out"))
        self._warm.clicked.connect(self._on_warm_changed)
        row.addWidget(self._warm)
        row.addSpacing(6)
        self._rounds_word = Label(_("Rounds"), 13, role=theme.MUTED)
        row.addWidget(self._rounds_word)
        self._rounds = ChoiceGroup(self)
        for n in _ROUNDS:
            chip = Chip(str(n))
            chip.setAccessibleName(training_text.rounds(n))
            self._rounds.addButton(chip, n)
            row.addWidget(chip)
        self._rounds.idClicked.connect(self._on_rounds_changed)
        row.addSpacing(6)
        self._level_word = Label(_("Level"), 13, role=theme.MUTED)
        row.addWidget(self._level_word)
        self._levels = ChoiceGroup(self)
        for n, level in enumerate(LEVELS):
            chip = Chip(training_text.level(level))
            chip.setAccessibleName(labelled(_("Level"), chip.text()))
            self._levels.addButton(chip, n)
            row.addWidget(chip)
        self._levels.idClicked.connect(self._on_level_changed)
        row.addStretch(1)
        self._rows.addWidget(self._things, 1)
        self._rows.addWidget(self._how)
        for chip in self.findChildren(Chip):
            # By Tab only: after a click, Space still starts.
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        live.changed.connect(self._show)
        self._show("")

    def set_width(self, width: int) -> None:
        """Where all of it does not fit into a line, words that explain themselves are left out;
        where it still does not, it stands on two lines.
        """
        self._set_narrow(False)
        if self._needed_width() > width:
            self._set_narrow(True)
        one_line = self._needed_width() <= width
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        )

    def _needed_width(self) -> int:
        hints = (self._things.sizeHint().width(), self._how.sizeHint().width())
        return sum(hints) + self._rows.spacing()

    def _set_narrow(self, narrow: bool) -> None:
        for text in (self._lead, self._rounds_word, self._level_word):
            text.setVisible(not narrow)
        self._rounds_word.setVisible(True)
        spacing = 5 if narrow else 8
        for row in (self._things.layout(), self._how.layout(), self._rows):
            assert row is not None
            row.setSpacing(spacing)
        name = _("Ball and wall") if narrow else training_text.equipment("physio-ball")
        self._equipment["physio-ball"].setText(name)
        self._equipment["physio-ball"].updateGeometry()

    def show_today(self, rounds: int, most: int, level: Level) -> None:
        """What is prescribed; beyond `most` rounds none can be chosen. With 0 there is no work."""
        for n in _ROUNDS:
            self._rounds.button(n).setEnabled(n <= most)
        _check_only(self._rounds, min(rounds, most) if rounds else None)
        _check_only(self._levels, LEVELS.index(level) if rounds else None)

    def _show(self, changed: str) -> None:
        now = self._live.now
        for name, chip in self._equipment.items():
            chip.setChecked(name in now.equipment)
        self._warm.setChecked(now.already_warm)

    def _on_equipment_changed(self) -> None:
        # What is not offered here (a cushion) stays as it was.
        kept = [name for name in self._live.now.equipment if name not in self._equipment]
        ticked = [name for name, chip in self._equipment.items() if chip.isChecked()]
        self._live.change(equipment=(*ticked, *kept))

    def _on_warm_changed(self, on: bool) -> None:
        self._live.change(already_warm=on)

    def _on_rounds_changed(self, rounds: int) -> None:
        self._live.change(rounds=rounds, minutes=0)  # which had said how many
        # Told as well where it is no change: a plan may have shown another number.
        self.rounds_chosen.emit()

    def _on_level_changed(self, index: int) -> None:
        self._live.change(level=LEVELS[index])
        self.level_chosen.emit()


def _check_only(group: QButtonGroup, id: int | None) -> None:
    """None: not one of them, which a group that is exclusive does not do by itself."""
    group.setExclusive(False)
    for button in group.buttons():
        button.setChecked(group.id(button) == id)
    group.setExclusive(True)


def _row(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return row

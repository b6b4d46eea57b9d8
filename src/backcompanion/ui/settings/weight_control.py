"""Body weight: optional, typed in the unit that the person thinks in, kept in kilograms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings import SETTINGS
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import SettingBinding, setting_chips
from backcompanion.ui.text import formats
from backcompanion.ui.text.number_input import parse_number
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit

# Less is a slip of the hand, or still being typed.
LIGHTEST_KG = 20.0
HEAVIEST_KG = float(SETTINGS["weight_kg"].high)
# 44.1 lb are a little less than 20 kg.
_TOLERANCE_KG = 0.05
# Nobody weighs so many times more, or less, than when it was last said.
_FAR_FACTOR = 1.3


class WeightControl(QWidget):
    """Follows the settings `weight_kg` (0: not given) and `weight_unit` by itself."""

    chosen = Signal(object)

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._storing = False
        self._has_problem = False
        self._valid_kg = 0.0  # what holds again if the typing ends in something that is no weight
        self._field = LineEdit()
        self._field.setFixedWidth(96)
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.setPlaceholderText(_("not given"))
        self._unit = setting_chips("weight_unit", {"kg": _("kg"), "lb": _("lb")})
        self._unit.set_label(_("Unit of weight"))
        SettingBinding(live, "weight_unit", self._unit)
        self._hint = Label("", 13, role=theme.DANGER, wrap=True)
        self._hint.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._field)
        line.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._hint)
        self.setFocusProxy(self._field)
        self._show()
        self._field.textEdited.connect(self._on_text_edited)
        self._field.editingFinished.connect(self._on_editing_finished)
        live.changed.connect(self._on_setting_changed)

    def show_value(self, value: float) -> None:
        self._show()

    def set_label(self, label: str) -> None:
        self._field.setAccessibleName(label)

    def focus_target(self) -> QWidget:
        return self._field

    @property
    def problem(self) -> str:
        return self._hint.text() if self._has_problem else ""

    @property
    def question(self) -> str:
        """What is asked about a weight that is far from the one before; else empty."""
        return "" if self._has_problem else self._hint.text()

    def _show(self) -> None:
        kg, unit = self._live.now.weight_kg, self._live.now.weight_unit
        self._valid_kg = kg
        self._field.setText(formats.editable_number(formats.kg_to_unit(kg, unit)) if kg else "")
        self._has_problem = False
        self._show_hint("")

    def _on_setting_changed(self, name: str) -> None:
        if name == "weight_unit" or (name == "weight_kg" and not self._storing):
            self._show()

    def _on_text_edited(self, text: str) -> None:
        """A number that fits holds at once; one that is still too small may be on its way."""
        kg = self._parse_kg(text)
        if kg is not None and (kg == 0 or _is_plausible(kg)):
            self._has_problem = False
            self._show_hint("")
            self._store(kg)
        elif kg is None or kg > HEAVIEST_KG:
            self._reject_input()

    def _on_editing_finished(self) -> None:
        kg = self._parse_kg(self._field.text())
        if kg is None or not (kg == 0 or _is_plausible(kg)):
            self._reject_input()
        elif kg != self._valid_kg or self._has_problem:
            before, self._has_problem = self._valid_kg, False
            self._show()
            if kg and before and not before / _FAR_FACTOR <= kg <= before * _FAR_FACTOR:
                self._show_question(kg, before)

    def _parse_kg(self, text: str) -> float | None:
        if not text.strip():
            return 0.0
        value = parse_number(text)
        if value is None or value < 0:
            return None
        return formats.unit_to_kg(value, self._live.now.weight_unit)

    def _store(self, kg: float) -> None:
        self._storing = True  # what stands in the field is left to the person
        self._live.change(weight_kg=kg)
        self._storing = False

    def _reject_input(self) -> None:
        self._store(self._valid_kg)
        unit = self._live.now.weight_unit
        low, high = (
            formats.plain_number(round(formats.kg_to_unit(kg, unit), 1))
            for kg in (LIGHTEST_KG, HEAVIEST_KG)
        )
        template = _("Please type a number from {low} to {high} {unit}, or leave it empty.")
        self._has_problem = True
        self._show_hint(template.format(low=low, high=high, unit=formats.weight_unit(unit)))

    def _show_question(self, kg: float, before: float) -> None:
        unit = self._live.now.weight_unit
        self._show_hint(
            _("{weight}? It was {usual} before.").format(
                weight=formats.weight(kg, unit), usual=formats.weight(before, unit)
            )
        )

    def _show_hint(self, text: str) -> None:
        """What is wrong, or what is asked; empty takes it away."""
        self._hint.setForegroundRole(theme.DANGER if self._has_problem else theme.TEXT)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._field.setAccessibleDescription(text)


def _is_plausible(kg: float) -> bool:
    return LIGHTEST_KG - _TOLERANCE_KG <= kg <= HEAVIEST_KG

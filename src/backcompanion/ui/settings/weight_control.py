"""Body weight: optional, typed in the unit that the person thinks in, kept in kilograms."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings import SETTINGS
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import SettingBinding, setting_chips
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit

KG_PER_LB = 0.45359237
# Less is a slip of the hand, or still being typed.
LIGHTEST_KG = 20.0
HEAVIEST_KG = float(SETTINGS["weight_kg"].high)


def kg_to_unit(kg: float, unit: str) -> float:
    """To one decimal: what was typed comes back, since kilograms are kept unrounded."""
    return round(kg / KG_PER_LB if unit == "lb" else kg, 1)


def unit_to_kg(value: float, unit: str) -> float:
    return value * KG_PER_LB if unit == "lb" else value


def parse_number(text: str, locale: QLocale) -> float | None:
    """A point and a comma both stand for the decimal sign, wherever one lives; None: no number."""
    value, is_number = QLocale.c().toDouble(text.replace(",", "."))
    if not is_number:
        value, is_number = locale.toDouble(text)
    return value if is_number and value == value and abs(value) < 1e6 else None


class WeightControl(QWidget):
    """Follows the settings `weight_kg` (0: not given) and `weight_unit` by itself."""

    chosen = Signal(object)

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._storing = False
        self._valid_kg = 0.0  # what holds again if the typing ends in something that is no weight
        self._field = LineEdit()
        self._field.setFixedWidth(96)
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.setMaxLength(8)
        self._field.setPlaceholderText(_("not given"))
        self._unit = setting_chips("weight_unit", {"kg": _("kg"), "lb": _("lb")})
        self._unit.set_label(_("Unit of weight"))
        SettingBinding(live, "weight_unit", self._unit)
        self._error = Label("", 13, role=theme.DANGER, wrap=True)
        self._error.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._field)
        line.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._error)
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
        return "" if self._error.isHidden() else self._error.text()

    def _show(self) -> None:
        kg, unit = self._live.now.weight_kg, self._live.now.weight_unit
        self._valid_kg = kg
        self._field.setText(self._number_text(kg_to_unit(kg, unit)) if kg else "")
        self._show_error("")

    def _number_text(self, value: float) -> str:
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(value, "f", 0 if value == int(value) else 1)

    def _on_setting_changed(self, name: str) -> None:
        if name == "weight_unit" or (name == "weight_kg" and not self._storing):
            self._show()

    def _on_text_edited(self, text: str) -> None:
        """A number that fits holds at once; one that is still too small may be on its way."""
        kg = self._parse_kg(text)
        if kg is not None and (kg == 0 or _is_plausible(kg)):
            self._show_error("")
            self._store(kg)
        elif kg is None or kg > HEAVIEST_KG:
            self._reject_input()

    def _on_editing_finished(self) -> None:
        kg = self._parse_kg(self._field.text())
        if kg is not None and (kg == 0 or _is_plausible(kg)):
            self._show()
        else:
            self._reject_input()

    def _parse_kg(self, text: str) -> float | None:
        if not text.strip():
            return 0.0
        value = parse_number(text.strip(), QLocale())
        if value is None or value < 0:
            return None
        return unit_to_kg(value, self._live.now.weight_unit)

    def _store(self, kg: float) -> None:
        self._storing = True  # what stands in the field is left to the person
        self._live.change(weight_kg=kg)
        self._storing = False

    def _reject_input(self) -> None:
        self._store(self._valid_kg)
        unit = self._live.now.weight_unit
        low, high = (
            self._number_text(kg_to_unit(LIGHTEST_KG, unit)),
            self._number_text(kg_to_unit(HEAVIEST_KG, unit)),
        )
        template = _("Please type a number from {low} to {high} {unit}, or leave it empty.")
        self._show_error(template.format(low=low, high=high, unit=unit))

    def _show_error(self, problem: str) -> None:
        self._error.setText(problem)
        self._error.setVisible(bool(problem))
        self._field.setAccessibleDescription(problem)


def _is_plausible(kg: float) -> bool:
    return LIGHTEST_KG <= kg <= HEAVIEST_KG

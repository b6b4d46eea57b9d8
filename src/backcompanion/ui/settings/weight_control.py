"""Body weight: optional, typed in the unit that the person thinks in, kept in kilograms."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import Binding
from backcompanion.ui.widgets.choice_chips import Choice
from backcompanion.ui.widgets.label import Text
from backcompanion.ui.widgets.line_edit import Field

KG_PER_LB = 0.45359237
LIGHTEST_KG, HEAVIEST_KG = 20.0, 400.0


def in_unit(kg: float, unit: str) -> float:
    """To one decimal: what was typed comes back, since kilograms are kept unrounded."""
    return round(kg / KG_PER_LB if unit == "lb" else kg, 1)


def in_kg(value: float, unit: str) -> float:
    return value * KG_PER_LB if unit == "lb" else value


def number_of(text: str, locale: QLocale) -> float | None:
    """A point and a comma both stand for the decimal sign, wherever one lives; None: no number."""
    value, good = QLocale.c().toDouble(text.replace(",", "."))
    if not good:
        value, good = locale.toDouble(text)
    return value if good and value == value and abs(value) < 1e6 else None


class WeightControl(QWidget):
    """Follows the settings `weight_kg` (0: not given) and `weight_unit` by itself."""

    chosen = Signal(object)

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._typing = False
        self._held = 0.0  # what holds again if the typing ends in something that is no weight
        self._field = Field()
        self._field.setFixedWidth(96)
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.setMaxLength(8)
        self._field.setPlaceholderText(_("not given"))
        self._unit = Choice([("kg", _("kg")), ("lb", _("lb"))])
        self._unit.name_as(_("Unit of weight"))
        Binding(live, "weight_unit", self._unit)
        self._error = Text("", 13, role=theme.DANGER, wrap=True)
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
        self._field.textEdited.connect(self._typed)
        self._field.editingFinished.connect(self._left)
        live.changed.connect(self._follow)

    def show_value(self, value: float) -> None:
        self._show()

    def name_as(self, label: str) -> None:
        self._field.setAccessibleName(label)

    def first(self) -> QWidget:
        return self._field

    @property
    def problem(self) -> str:
        return "" if self._error.isHidden() else self._error.text()

    def _show(self) -> None:
        kg, unit = self._live.now.weight_kg, self._live.now.weight_unit
        self._held = kg
        self._field.setText(self._words(in_unit(kg, unit)) if kg else "")
        self._say("")

    def _words(self, value: float) -> str:
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(value, "f", 0 if value == int(value) else 1)

    def _follow(self, name: str) -> None:
        if name == "weight_unit" or (name == "weight_kg" and not self._typing):
            self._show()

    def _typed(self, text: str) -> None:
        """A number that fits holds at once; one that is still too small may be on its way."""
        kg = self._kg_of(text)
        if kg is not None and (kg == 0 or _fits(kg)):
            self._say("")
            self._put(kg)
        elif kg is None or kg > HEAVIEST_KG:
            self._complain()

    def _left(self) -> None:
        kg = self._kg_of(self._field.text())
        if kg is not None and (kg == 0 or _fits(kg)):
            self._show()
        else:
            self._complain()

    def _kg_of(self, text: str) -> float | None:
        if not text.strip():
            return 0.0
        value = number_of(text.strip(), QLocale())
        if value is None or value < 0:
            return None
        return in_kg(value, self._live.now.weight_unit)

    def _put(self, kg: float) -> None:
        self._typing = True  # what stands in the field is left to the person
        self._live.change(weight_kg=kg)
        self._typing = False

    def _complain(self) -> None:
        self._put(self._held)
        unit = self._live.now.weight_unit
        low, high = self._words(in_unit(LIGHTEST_KG, unit)), self._words(in_unit(HEAVIEST_KG, unit))
        wanted = _("Please type a number from {low} to {high} {unit}, or leave it empty.")
        self._say(wanted.format(low=low, high=high, unit=unit))

    def _say(self, problem: str) -> None:
        self._error.setText(problem)
        self._error.setVisible(bool(problem))
        self._field.setAccessibleDescription(problem)


def _fits(kg: float) -> bool:
    return LIGHTEST_KG <= kg <= HEAVIEST_KG

"""How long there is today: so many minutes, or the routine as written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import pgettext
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label

OFFERED = (5, 10, 15, 25)
# In the menu of the one chip, and of "Other…".
# What is asked for instead of a length.
_TYPED = -1
OTHERS = (4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40)
HEIGHT = 30


class MinutesBar(QWidget):
    """A row of chips with what is left out beside it. In a small window it gives way to `folded`,
    one chip with a menu, which stands elsewhere.

    Empty until `create_chips`, though it takes its room at once: a launch paints without them.
    """

    def __init__(self, live: LiveSettings) -> None:
        super().__init__()
        self._live = live
        self._line = ""
        self._is_folded = False
        self._chips: dict[int, Chip] = {}
        self._group = ChoiceGroup(self)
        self._text: ElidedLabel | None = None
        self.folded: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.setFixedHeight(HEIGHT)

    def create_chips(self) -> Chip:
        """The chips, and the one that stands for all of them in a small window, for its place."""
        self._row.addWidget(Label(_("How long?"), 13, role=theme.MUTED))
        for minutes in OFFERED:
            self._add_chip(minutes, formats.number(minutes), formats.minutes(60 * minutes))
        self._add_chip(0, pgettext("minutes", "as written"), _("As written"))
        self._other = Chip(_("Other…"), checkable=True)
        self._other.setAccessibleName(_("Other lengths"))
        self._other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._other.clicked.connect(self._on_other_clicked)
        self._row.addWidget(self._other)
        self._text = ElidedLabel("", 13, role=theme.MUTED)
        self._row.addSpacing(8)
        self._row.addWidget(self._text, 1)
        self._group.idClicked.connect(self._on_chosen)
        self.folded = Chip("", checkable=False)
        self.folded.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.folded.clicked.connect(self._on_folded_clicked)
        self._show()
        return self.folded

    def _add_chip(self, minutes: int, text: str, name: str) -> None:
        chip = Chip(text)
        chip.setAccessibleName(_("How long? {length}").format(length=name))
        # By Tab only: after a click, Space still starts.
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._chips[minutes] = chip
        self._group.addButton(chip, minutes)
        self._row.addWidget(chip)

    def set_folded(self, folded: bool) -> None:
        self._is_folded = folded
        self.setVisible(not folded)
        if self.folded is not None:
            self.folded.setVisible(folded)

    def show_left_out(self, line: str) -> None:
        self._line = line
        self._show()

    def _show(self) -> None:
        if self.folded is None or self._text is None:
            return
        minutes = self._live.now.minutes
        self._group.setExclusive(False)
        for of, chip in self._chips.items():
            chip.setChecked(of == minutes)
        self._group.setExclusive(True)
        other = minutes not in self._chips
        self._other.setChecked(other)
        self._other.setText(formats.minutes(60 * minutes) if other else _("Other…"))
        self._other.updateGeometry()
        self._text.setText(self._line)
        length = formats.minutes(60 * minutes) if minutes else _("As written")
        self.folded.setText(length)
        self.folded.setAccessibleName(_("How long? {length}").format(length=length))
        self.folded.setAccessibleDescription(self._line)
        self.folded.updateGeometry()
        self.folded.setVisible(self._is_folded)

    def _on_chosen(self, minutes: int) -> None:
        self._live.change(minutes=minutes)
        self._show()

    def _on_other_clicked(self) -> None:
        self._show()  # what is checked is what holds, until one is chosen
        self._open_menu(self._other)

    def _on_folded_clicked(self) -> None:
        if self.folded is not None:
            self._open_menu(self.folded)

    def _open_menu(self, below: Chip) -> None:
        from backcompanion.ui.widgets.menu import Menu

        menu = Menu(below)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add_entry(_("As written")).setData(0)
        for minutes in OTHERS:
            menu.add_entry(formats.minutes(60 * minutes)).setData(minutes)
        menu.add_entry(_("Another length…")).setData(_TYPED)
        menu.triggered.connect(self._on_triggered)
        menu.open_below(below)
        chosen = [entry for entry in menu.actions() if entry.data() == self._live.now.minutes]
        menu.setActiveAction((chosen or menu.actions())[0])

    def _on_triggered(self, action: QAction) -> None:
        minutes: int | None = action.data()
        if minutes == _TYPED:
            from backcompanion.training.session.fitting import LEAST_MINUTES, MOST_MINUTES
            from backcompanion.ui.widgets.ask_number import ask_number

            now = self._live.now.minutes or OFFERED[-1]
            bounds = LEAST_MINUTES, MOST_MINUTES
            minutes = ask_number(self.window(), _("How long?"), _("Minutes"), now, bounds)
        if minutes is not None:
            self._on_chosen(minutes)

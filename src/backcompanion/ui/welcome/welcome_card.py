"""The one card of the first start: what you have, what to know, and whether you hear it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.todays_choices import PRESCRIPTION_SETTINGS
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.equipment_chips import EquipmentChips
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.remark_chips import RemarkChips
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.tab_order import put_after

_WIDTH = 520
_HIGHEST = 420
# Room for the scroll bar beside the words.
_BAR = 12


class WelcomeCard(Card):
    """Nothing has to be pressed here before a workout; where it is too small, it scrolls inside.

    `help_requested` names the topic of Help. `closed` comes after the setting `welcomed` was set.
    `sound_check`: whether there are sounds to be tried. `nothing_heard`: the person's answer to it.
    `changed_exercises`: the names of those that the settings of now change. A click leaves the
    focus where it is: Space still does what Start promises.
    """

    help_requested = Signal(str)
    sound_check_requested = Signal()
    nothing_heard = Signal()
    closed = Signal()

    def __init__(
        self,
        live: LiveSettings,
        *,
        sound_check: bool = True,
        changed_exercises: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._live, self._changed_exercises = live, changed_exercises
        self.setAccessibleName(_("Welcome"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        close = Button("", kind="quiet", icon="x", height=32)
        close.setAccessibleName(_("Close the welcome"))
        close.setToolTip(_("Close. You find it again in Help, under First steps."))
        close.clicked.connect(self._on_close_clicked)
        top = QHBoxLayout()
        top.addWidget(Label(_("Good to have you here"), 18, theme.BOLD), 1)
        top.addWidget(close)
        self._inside = _inside(live)
        self._scroll = _LineSnappingScrollPage(self._inside)
        self._scroll.setMinimumHeight(80)
        self._check_result = Label("", 13, role=theme.MUTED, wrap=True)
        self._check_result.hide()
        self._changes = Label("", 13, theme.SEMIBOLD, role=theme.ACCENT, wrap=True)
        self._changes.hide()
        self._answers = self._create_answers()
        live.changed.connect(self._on_setting_changed)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        if sound_check:
            check = Button(_("Check the sound"), icon="volume-2", height=36, pixels=13)
            check.clicked.connect(self._on_check_clicked)
            foot.addWidget(check)
        more = Button(_("Read more"), icon="circle-question-mark", height=36, pixels=13)
        more.setAccessibleName(_("Read more about safety in Help"))
        more.clicked.connect(self._on_more_clicked)
        done = Button(_("Got it"), height=36, pixels=13)
        done.clicked.connect(self._on_close_clicked)
        foot.addWidget(more)
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        set_margins(column, 20, 12, 12, 14)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._changes)
        column.addWidget(self._check_result)
        column.addWidget(self._answers)
        column.addLayout(foot)
        set_margins(foot, 0, 6, 8, 0)
        for button in self.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def come_after(self, start: QAbstractButton) -> None:
        """Tab leads from there to here, and a screen reader, which is at Start, says so."""
        put_after(start, self)
        lead = _("Welcome: Tab leads to what you have and what to be careful with.")
        start.setAccessibleDescription(f"{start.toolTip()} {lead}".strip())
        self.closed.connect(partial(start.setAccessibleDescription, ""))

    def sizeHint(self) -> QSize:
        """As high as its words at that width, up to a limit."""
        layout = self.layout()
        assert layout is not None
        frame = layout.contentsMargins()
        words = self._inside.heightForWidth(_WIDTH - frame.left() - frame.right() - _BAR)
        rest = layout.minimumSize().height() - self._scroll.minimumHeight()
        return QSize(_WIDTH, min(_HIGHEST, rest + words))

    def show_check(self, text: str) -> None:
        """What the sound check plays, says or has found; empty takes it away."""
        self._check_result.setText(text)
        self._check_result.setVisible(bool(text))

    def _create_answers(self) -> QWidget:
        answers = QWidget()
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        button = Button(_("I heard it"), icon="check", height=32, pixels=13)
        button.clicked.connect(self._on_heard)
        nothing = Button(_("I heard nothing"), icon="volume-x", height=32, pixels=13)
        nothing.clicked.connect(self._on_nothing_heard)
        row.addWidget(button)
        row.addWidget(nothing)
        row.addStretch(1)
        answers.hide()
        return answers

    def _on_setting_changed(self, name: str) -> None:
        if self._changed_exercises is None or name not in PRESCRIPTION_SETTINGS:
            return
        names = self._changed_exercises()
        text = ngettext(
            "{n} exercise changed for you: {names}. You can undo it in Settings.",
            "{n} exercises changed for you: {names}. You can undo it in Settings.",
            len(names),
        ).format(n=len(names), names=", ".join(names))
        self._changes.setText(text)
        self._changes.setVisible(bool(names))
        announce(self, text if names else "")

    def _on_check_clicked(self) -> None:
        self._answers.show()
        self.sound_check_requested.emit()

    def _on_heard(self) -> None:
        self._answers.hide()
        self.show_check(_("Good. How loud it is, and how much is said, is in Settings."))

    def _on_nothing_heard(self) -> None:
        self._answers.hide()
        self.nothing_heard.emit()

    def _on_more_clicked(self) -> None:
        self.help_requested.emit("safety")

    def _on_close_clicked(self) -> None:
        self._live.change(welcomed=True)
        self.hide()
        self.closed.emit()


class _LineSnappingScrollPage(ScrollPage):
    """Where not all has room, it ends below a whole line, so that none is cut through."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.viewportMargins()
        height = self.viewport().height() + margins.bottom()
        bottom_margin = height - self._snapped_height(height)
        if bottom_margin != margins.bottom():
            self.setViewportMargins(0, 0, 0, bottom_margin)

    def _snapped_height(self, height: int) -> int:
        """Where to end within `height`: above the line that would be cut through, if any is."""
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is None or layout is None:
            return height
        layout.activate()
        for label in inside.findChildren(Label):
            top = label.y()
            if top < height < top + label.height():
                return height - (height - top) % label.fontMetrics().lineSpacing()
        return height


def _inside(live: LiveSettings) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    set_margins(column, 0, 0, 8, 0)
    column.setSpacing(4)
    intro = _("Press Space and follow along. You can change all of it.")
    column.addWidget(Label(intro, 14, role=theme.MUTED, wrap=True))
    column.addSpacing(8)
    column.addWidget(Label(_("What do you have?"), 14, theme.SEMIBOLD))
    chips = EquipmentChips(live)
    chips.set_label(_("What do you have?"))
    column.addSpacing(2)
    column.addWidget(chips)
    missing = _("Something missing? You will see what to do instead.")
    column.addWidget(Label(missing, 13, role=theme.MUTED, wrap=True))
    column.addSpacing(8)
    column.addWidget(Label(_("Anything to be careful with?"), 14, theme.SEMIBOLD))
    remarks = RemarkChips(live, explained=False)
    remarks.set_label(_("Anything to be careful with?"))
    column.addSpacing(2)
    column.addWidget(remarks)
    column.addSpacing(8)
    column.addWidget(Label(_("Before you start"), 14, theme.SEMIBOLD))
    for words in (
        _(
            "Stop at once if you feel pressure in your chest, arm or jaw, can hardly get your "
            "breath, feel faint, suddenly weak or numb, or if pain shoots down a leg."
        ),
        _(
            "Ask a doctor or physiotherapist first if you have heart trouble, high blood "
            "pressure, dizziness, osteoporosis, disc trouble, a back operation behind you, "
            "anaemia or another long illness, or are pregnant."
        ),
        _("This is general fitness information and no medical advice."),
    ):
        column.addWidget(Label(words, 13, role=theme.MUTED, wrap=True))
    column.addStretch(1)
    return inside

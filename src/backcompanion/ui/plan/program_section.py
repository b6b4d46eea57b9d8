"""The plan itself: where it stands, and what the person may do with it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from backcompanion.application.planned_workouts import week_number, week_requirements
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.program import PlanWeek
from backcompanion.training.planning.program_changes import PlanOffer
from backcompanion.ui import theme
from backcompanion.ui.plan.plan_section import PlanSection, move_focus_to
from backcompanion.ui.plan.stages_strip import StagesStrip
from backcompanion.ui.text import plan_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label


class ProgramSection(PlanSection):
    """`week_requested` carries the number of the week that was offered."""

    start_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    repeat_requested = Signal()
    leave_requested = Signal()
    week_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("The plan"))
        self.strip = StagesStrip()
        self.week_text = Label("", 14, wrap=True)
        self.remark = Label("", 13, role=theme.MUTED, wrap=True)
        self._offered_week = 0
        self._offer_row = QWidget()
        self.offer_text = Label("", 14, theme.SEMIBOLD, wrap=True)
        self.offer_button = Button("", kind="primary", height=34, pixels=13)
        offer = QHBoxLayout(self._offer_row)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(12)
        offer.addWidget(self.offer_text, 1)
        offer.addWidget(self.offer_button)
        self.begin_button = Button(_("Start the plan"), kind="primary", height=38, pixels=14)
        self.pause_button = Button(_("Pause"), icon="pause", height=34, pixels=13)
        self.go_on_button = Button(_("Go on"), kind="primary", icon="play", height=34, pixels=13)
        self.repeat_button = Button("", icon="undo-2", height=34, pixels=13)
        self.leave_button = Button(_("Leave the plan"), kind="quiet", height=34, pixels=13)
        self._buttons: list[Button] = []
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for name, button in (
            ("beginPlan", self.begin_button),
            ("goOnPlan", self.go_on_button),
            ("pausePlan", self.pause_button),
            ("repeatWeek", self.repeat_button),
            ("leavePlan", self.leave_button),
        ):
            button.setObjectName(name)
            flow.addWidget(button)
            self._buttons.append(button)
        self.offer_button.setObjectName("takeOffer")
        for widget in (self.strip, self.week_text, self._offer_row, self.remark, buttons):
            self.column.addWidget(widget)
        self.begin_button.clicked.connect(self._on_start_clicked)
        self.pause_button.clicked.connect(self._on_pause_clicked)
        self.go_on_button.clicked.connect(self._on_resume_clicked)
        self.repeat_button.clicked.connect(self._on_repeat_clicked)
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.offer_button.clicked.connect(self._on_offer_clicked)

    # --- what is shown -----------------------------------------------------------------------

    def show_none(self, first_day: date, today: date) -> None:
        """No plan; one could begin on `first_day`."""
        self.note.setText("")
        self.strip.show_week(None)
        self.week_text.setText(
            _(
                "Eight weeks to build up, three days a week; after that, once a week keeps it."
                " Your weekdays are yours to choose."
            )
        )
        self.remark.setText(
            _("{begins} Without a plan, two rounds as written.").format(
                begins=plan_text.start_sentence(first_day, today)
            )
        )
        self._show_buttons(self.begin_button)

    def show_waiting(self, first_day: date, today: date) -> None:
        """One that is still to begin."""
        self.note.setText(plan_text.start_sentence(first_day, today).rstrip("."))
        self.strip.show_week(None)
        self.week_text.setText(_("You can train before as you like: it counts."))
        self.remark.setText("")
        self._show_buttons(self.leave_button)

    def show_week(
        self, week: PlanWeek, offer: PlanOffer | None, *, paused: bool, repeats_next: bool
    ) -> None:
        """`paused`: a break goes on. `repeats_next`: the next week has the same number."""
        self.note.setText(week_number(week.number))
        self.strip.show_week(week)
        week_text = week_requirements(week)
        self.week_text.setText(week_text[:1].upper() + week_text[1:])
        self.remark.setText(_remark(week, paused=paused, repeats_next=repeats_next))
        self.repeat_button.set_text_and_icon(
            _("Week {n} once more").format(n=week.number), "undo-2"
        )
        buttons = [self.go_on_button] if paused else [self.pause_button]
        if not week.keeping and not repeats_next and not paused:
            buttons.append(self.repeat_button)
        self._show_buttons(*buttons, self.leave_button, offer=offer)

    def _show_buttons(self, *shown: Button, offer: PlanOffer | None = None) -> None:
        if offer is not None:
            self._offered_week = offer.number
            self.offer_text.setText(plan_text.offer_text(offer))
            self.offer_button.set_text_and_icon(_("Do week {n}").format(n=offer.number), "")
        hidden_buttons = [button for button in self._buttons if button not in shown]
        if offer is None:
            hidden_buttons.append(self.offer_button)
        for button in shown:
            button.show()
        if QApplication.focusWidget() in hidden_buttons:
            # Before its button goes: Qt would hand the keyboard on to somewhere else on the page.
            move_focus_to(shown[0])
        for button in hidden_buttons:
            button.hide()
        self._offer_row.setVisible(offer is not None)
        self.offer_button.setVisible(offer is not None)
        self.remark.setVisible(bool(self.remark.text()))

    # --- slots that drop what `clicked` carries ----------------------------------------------

    def _on_start_clicked(self) -> None:
        self.start_requested.emit()

    def _on_pause_clicked(self) -> None:
        self.pause_requested.emit()

    def _on_resume_clicked(self) -> None:
        self.resume_requested.emit()

    def _on_repeat_clicked(self) -> None:
        self.repeat_requested.emit()

    def _on_leave_clicked(self) -> None:
        self.leave_requested.emit()

    def _on_offer_clicked(self) -> None:
        self.week_requested.emit(self._offered_week)


def _remark(week: PlanWeek, *, paused: bool, repeats_next: bool) -> str:
    if paused:
        return _("Paused. The plan waits, and your streak with it.")
    if week.keeping:
        return _(
            "Once a week keeps what you have. Health services advise strength work of any kind on"
            " two days a week or more; a third round is there if you want it."
        )
    if week.stands_still:
        return _("A break takes most of this week: the plan does it again in the next.")
    if repeats_next:
        return _("Next week is week {n} once more.").format(n=week.number)
    return ""

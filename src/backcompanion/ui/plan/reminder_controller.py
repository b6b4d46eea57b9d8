"""Reminders on this computer: switched on and off, and moved to another hour."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.context import AppContext
from backcompanion.base.i18n import gettext as _
from backcompanion.history.values.plan_store import Reminders
from backcompanion.system.reminders.daily_timer import DailyTimer


class ReminderController(QObject):
    """`failed` carries a sentence; the setting is then as it was, or switched off if the system
    could not be told that it is.

    The system may take its time to answer, so it is asked in a thread; what is chosen meanwhile
    is done afterwards, the latest only.
    """

    failed = Signal(str)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._timer: DailyTimer | None = None
        self._task: BackgroundTask | None = None
        self._next: Reminders | None = None

    def switch(self, on: bool, reminders: Reminders) -> None:
        """The system is asked then; where it cannot, the switch goes back."""
        self._context.live.change(reminders=on)
        self._apply(reminders)

    def move(self, reminders: Reminders) -> None:
        if self._context.live.now.reminders:
            self._apply(reminders)

    def _apply(self, reminders: Reminders) -> None:
        if self._task is not None:
            self._next = reminders
            return
        if self._timer is None:
            self._timer = self._context.desktop.create_daily_timer(self._context.folders)
        on = self._context.live.now.reminders
        work = (
            partial(self._timer.set_daily, reminders.told_at_minutes) if on else self._timer.remove
        )
        self._task = BackgroundTask(self, "reminders", abortable=False, daemon=False)
        self._task.ended.connect(self._on_ended)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(partial(self._on_failed, on))
        self._task.start(work)

    def _on_ended(self) -> None:
        self._task = None
        if self._next is not None:
            reminders, self._next = self._next, None
            self._apply(reminders)

    def _on_succeeded(self, why: object) -> None:
        """`why`: of a timer that was taken away and the system not told; else nothing."""
        if why:
            self.failed.emit(
                _("The reminders are off, but may still come until you log in again: {why}").format(
                    why=_whole(str(why))
                )
            )

    def _on_failed(self, on: bool, why: str) -> None:
        if on == self._context.live.now.reminders:
            self._context.live.change(reminders=not on)
        sentence = (
            _("This computer cannot remind you: {why} A calendar can: “Export to calendar…”.")
            if on
            else _("The reminders could not be switched off: {why}")
        )
        self.failed.emit(sentence.format(why=_whole(why)))


def _whole(why: str) -> str:
    """The system's own words have no full stop."""
    return why if why.endswith(".") else f"{why}."

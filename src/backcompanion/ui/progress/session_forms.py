"""A session is opened, put right, added or deleted: forms, what comes of them, the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.session_entry import SessionEntry, entry_from_session, new_session
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.painted import Painted

USUAL_MINUTES = 25


class SessionForms(QObject):
    """`written`: something was changed, added or deleted.

    `show_undoable` tells what was done, with a way back; `message_requested` what could not be.
    """

    written = Signal()
    message_requested = Signal(str)

    def __init__(
        self,
        page: QWidget,
        history_model: HistoryModel,
        queries: ProgressQueries,
        show_undoable: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._page, self._history_model, self._queries = page, history_model, queries
        self._show_undoable = show_undoable

    def open_session(self, session_id: str) -> None:
        from backcompanion.ui.progress.session_dialog import DELETE

        session = self._history_model.session(session_id)
        if session is None:  # by another process
            self.written.emit()
            self.message_requested.emit(_("That session is no longer in the history."))
            return
        answer, changed = self._ask(session, is_new=False)
        if answer == DELETE:
            self.delete_sessions((session_id,))
        elif answer == QDialog.DialogCode.Accepted and changed != session:
            day = formats.full_day(changed.local_date)
            text = _("Changed the session of {day}.").format(day=day)
            self._history_model.edit(changed, text)
            self.written.emit()
            announce(self._page, text)  # others see it

    def delete_sessions(self, session_ids: Sequence[str]) -> None:
        """In one change, at once: with a way back for some seconds on screen, longer by Ctrl+Z."""
        ids = set(session_ids)
        sessions = [each for each in self._history_model.history().sessions if each.id in ids]
        if not sessions:
            return
        text = deletion_text(sessions)
        try:
            self._history_model.delete(*session_ids, text=text)
        except KnownError as error:  # they went away meanwhile
            self.message_requested.emit(str(error))
            self.written.emit()
            return
        self.written.emit()
        self._show_undoable(text)

    def add_as_planned(self) -> None:
        """Today's session as it would be done now, and over by now."""
        session = self._queries.session_as_planned()
        day = formats.full_day(session.local_date)
        self._add(session, _("Added a session on {day}.").format(day=day))
        count = 1 + sum(
            other.local_date == session.local_date and other.id != session.id
            for other in self._history_model.history().sessions
        )
        time = formats.minutes(session.active_seconds)
        text = _("Added today’s session as planned, {time}.").format(time=time)
        if count > 1:
            more = ngettext(
                "There is {n} session of that day now.",
                "There are {n} sessions of that day now.",
                count,
            )
            text = f"{text} {more.format(n=count)}"
        self._show_undoable(text)

    def add_in_full(self) -> None:
        """The same to begin with, to be put right before it is kept."""
        answer, session = self._ask(self._queries.session_as_planned(), is_new=True)
        if answer == QDialog.DialogCode.Accepted:
            self._add_from_form(session)

    def add_time_only(self) -> None:
        from backcompanion.ui.progress.session_dialog import SessionDialog

        wall_time = self._history_model.now().replace(tzinfo=None, second=0, microsecond=0)
        form = SessionDialog(
            SessionEntry(wall_time, USUAL_MINUTES, True, None, None, None, ""), self._page
        )
        answer = form.exec()
        form.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._add_from_form(
                new_session(form.entry(), self._history_model.new_id(), self._day_starts)
            )

    def _ask(self, session: SessionRecord, *, is_new: bool) -> tuple[int, SessionRecord]:
        """The answer, and the session as it stands in the form then."""
        from backcompanion.ui.progress.session_dialog import SessionDialog
        from backcompanion.ui.text.conflict_text import conflict_lines

        form = SessionDialog(
            entry_from_session(session),
            self._page,
            session=session,
            is_new=is_new,
            library=self._queries.library_of(session),
            usual_kg=self._queries.usual_loads(session.id),
            weight_unit=self._queries.weight_unit,
            planned_steps=self._planned_steps if not session.steps else None,
            remark="" if is_new else conflict_lines(self._queries.conflicts(session.id)),
        )
        answer = form.exec()
        form.deleteLater()
        return answer, form.corrected(self._day_starts) or session

    def _planned_steps(self) -> Sequence[StepRecord]:
        return self._queries.session_as_planned().steps

    def _add_from_form(self, session: SessionRecord) -> None:
        day = formats.full_day(session.local_date)
        text = _("Added a session on {day}.").format(day=day)
        self._add(session, text)
        announce(self._page, text)

    def _add(self, session: SessionRecord, text: str) -> None:
        self._history_model.add(session, text)
        self.written.emit()

    @property
    def _day_starts(self) -> int:
        return self._history_model.preferences().day_starts_minutes


class WayBack:
    """Where the keyboard was before a list or a form was opened."""

    def __init__(self) -> None:
        self._came_from: QWidget | None = None
        self._came_by_keys = False

    def remember(self) -> None:
        self._came_from = origin = QApplication.focusWidget()
        self._came_by_keys = isinstance(origin, Painted) and origin.shows_focus

    def return_focus(self) -> None:
        """Once; and with a ring where there was one."""
        if self._came_from is not None and isValid(self._came_from):
            reason = Qt.FocusReason
            # The ring is to be seen again where it was; Qt has given it the focus, without one.
            self._came_from.clearFocus()
            self._came_from.setFocus(
                reason.ShortcutFocusReason if self._came_by_keys else reason.OtherFocusReason
            )
        self._came_from = None


def deletion_text(sessions: Sequence[SessionRecord]) -> str:
    if len(sessions) == 1:
        day = formats.full_day(sessions[0].local_date)
        return _("Deleted the session of {day}.").format(day=day)
    count = len(sessions)
    return ngettext("Deleted {n} session.", "Deleted {n} sessions.", count).format(
        n=formats.number(count)
    )

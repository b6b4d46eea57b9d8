"""The Progress page: reads the history, shows it, and passes on what the person wants."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from backcompanion.application.session_entry import SessionEntry, added, corrected, entry_of
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.stats import stats
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui.charts.pyqtgraph_loader import PlotLoading
from backcompanion.ui.progress.actions_protocol import ProgressIntents
from backcompanion.ui.progress.chart_views import SetsDone
from backcompanion.ui.progress.details_protocol import Details
from backcompanion.ui.progress.overview import Overview
from backcompanion.ui.progress.picture_export import save_picture, with_ending
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from backcompanion.ui.progress.empty_state import Invitation
    from backcompanion.ui.progress.session_list import AllSessions

USUAL_MINUTES = 25


def _wall_clock() -> datetime:
    return datetime.now().astimezone()


class ProgressPage(QWidget):
    """`history_source` is asked at every `refresh`; `now` gives an aware moment, for today's date.

    `sets_done` gives the sets done of each exercise since a date (None: ever), in the order to be
    shown; without it there is no view of exercises, and without `details` none of what is beyond.

    The page refreshes itself when it is shown and after each intent; whoever saves later than the
    intent returns calls `refresh` when it is done.
    """

    def __init__(
        self,
        history_source: Callable[[], History],
        intents: ProgressIntents,
        now: Callable[[], datetime] = _wall_clock,
        sets_done: SetsDone | None = None,
        details: Details | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("progressPage")
        self._history_source = history_source
        self._intents = intents
        self._now = now
        self._history = History()
        self._latest_first: tuple[SessionRecord, ...] = ()
        self.loading = PlotLoading(self)
        self._details = details
        self.overview = Overview(self.loading, sets_done, details)
        self._all_sessions: AllSessions | None = None
        self._invitation: Invitation | None = None
        self._scroll = ScrollPage(self.overview)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._toast = Toast(self)
        self._deleted = ""
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        self._connect()

    def _connect(self) -> None:
        overview = self.overview
        overview.recent.opened.connect(self.open_session)
        overview.recent.see_all.connect(self._see_all)
        overview.recent.add.connect(self.add_session)
        overview.export_picture.connect(self._ask_for_picture)
        overview.export_file.connect(self._ask_for_file)

    # Made when they are first wanted, so that the page opens without a wait.

    def _whole_history(self) -> "AllSessions":
        if self._all_sessions is None:
            from backcompanion.ui.progress.session_list import AllSessions

            page = self._all_sessions = AllSessions()
            page.back.connect(self._leave_all)
            page.add.connect(self.add_session)
            page.opened.connect(self.open_session)
            page.unwanted.connect(self.delete_session)
            self._stack.addWidget(page)
        return self._all_sessions

    def _inviting(self) -> "Invitation":
        if self._invitation is None:
            from backcompanion.ui.progress.empty_state import Invitation

            page = self._invitation = Invitation()
            page.begin.connect(self._intents.go_to_workout)
            page.add.connect(self.add_session)
            self._stack.addWidget(page)
        return self._invitation

    # What is shown

    def refresh(self) -> None:
        """Reads the history once more and shows it."""
        self._history = history = self._history_source()
        today = local_date_of(self._now(), history.preferences.day_starts_minutes)
        latest_first = tuple(
            sorted(
                history.sessions,
                key=lambda session: (session.started_at, session.id),
                reverse=True,
            )
        )
        if not latest_first:
            self._stack.setCurrentWidget(self._inviting())
            return
        if self._stack.currentWidget() is self._invitation:
            self._stack.setCurrentWidget(self._scroll)
        self._latest_first = latest_first
        if self._all_sessions is not None:
            self._all_sessions.show_sessions(latest_first)
        self.overview.show_history(history, stats(history, today), latest_first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            self.loading.want()

    def _see_all(self) -> None:
        page = self._whole_history()
        page.show_sessions(self._latest_first)
        self._stack.setCurrentWidget(page)
        page.take_focus()

    def _leave_all(self) -> None:
        self._stack.setCurrentWidget(self._scroll)

    # What is wanted

    def open_session(self, session_id: str) -> None:
        from backcompanion.ui.progress.session_dialog import DELETE, SessionForm
        from backcompanion.ui.text.session_rounds import rounds_told

        session = self._intents.session(session_id)
        if session is None:
            self.refresh()
            return
        told = rounds_told(session, self._details.exercise_name) if self._details else []
        form = SessionForm(entry_of(session), self, existing=session, told=told)
        answer = form.exec()
        form.deleteLater()
        if answer == DELETE:
            self.delete_session(session_id)
        elif answer == SessionForm.DialogCode.Accepted:
            day_starts = self._history.preferences.day_starts_minutes
            changed = corrected(session, form.entry(), day_starts)
            if changed != session:
                self._intents.edit(changed)
                self.refresh()

    def add_session(self) -> None:
        from backcompanion.ui.progress.session_dialog import SessionForm

        wall = self._now().replace(tzinfo=None, second=0, microsecond=0)
        form = SessionForm(SessionEntry(wall, USUAL_MINUTES, True, None, None, None, ""), self)
        answer = form.exec()
        form.deleteLater()
        if answer == SessionForm.DialogCode.Accepted:
            day_starts = self._history.preferences.day_starts_minutes
            self._intents.add(added(form.entry(), self._intents.new_id(), day_starts))
            self.refresh()

    def delete_session(self, session_id: str) -> None:
        """At once, with a way back: for some seconds on screen, and longer by Ctrl+Z."""
        gone = next((one for one in self._history.sessions if one.id == session_id), None)
        if gone is None:
            return
        self._intents.delete(session_id)
        self._deleted = session_id
        self.refresh()
        self._toast.say(
            _("Deleted the session of {day}.").format(day=formats.full_day(gone.local_date)),
            _("Undo"),
            self.undo,
        )

    def undo(self) -> None:
        """Brings back the session that was deleted last, once."""
        if self._deleted:
            deleted, self._deleted = self._deleted, ""
            self._intents.restore(deleted)
            self._toast.hide()
            self.refresh()

    def _ask_for_picture(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export the picture"), "back-companion.png", _("Pictures (*.png)")
        )
        if chosen:
            self.save_picture(with_ending(chosen, ".png"))

    def save_picture(self, path: Path) -> None:
        try:
            save_picture(self.overview, path)
        except OSError as error:
            self._toast.say(_("The picture was not saved: {why}").format(why=error))
        else:
            self._toast.say(_("Saved {name}").format(name=path.name))

    def _ask_for_file(self, ending: str) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export the history"), f"back-companion{ending}", f"*{ending}"
        )
        if chosen:
            self.save_file(with_ending(chosen, ending))

    def save_file(self, path: Path) -> None:
        """In a thread: ten years are more than the window can wait for."""
        from backcompanion.ui.widgets.progress_overlay import LongWork

        work = LongWork(self, _("Exporting"))
        work.setObjectName(path.name)
        work.done.connect(self._file_saved)
        work.failed.connect(self._file_not_saved)
        work.called_off.connect(self._file_called_off)
        work.begin(partial(self._intents.export, path))

    def _file_saved(self, _nothing: object) -> None:
        self._toast.say(_("Saved {name}").format(name=self.sender().objectName()))

    def _file_not_saved(self, why: str) -> None:
        self._toast.say(_("Nothing was exported: {why}").format(why=why))

    def _file_called_off(self) -> None:
        self._toast.say(_("Called off; nothing was written."))

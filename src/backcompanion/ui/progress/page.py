"""The Progress page: reads the history, shows it, and passes on what the person wants."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QRegion, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.slices import Slices
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.progress.overview import Overview
from backcompanion.ui.progress.progress_exports import ProgressExports
from backcompanion.ui.progress.session_forms import SessionForms, WayBack
from backcompanion.ui.progress.session_list_imports import SessionListImports
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.tab_order import tab_as_laid_out
from backcompanion.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from backcompanion.ui.progress.empty_state import EmptyState
    from backcompanion.ui.progress.report_controller import ReportController
    from backcompanion.ui.progress.session_list import SessionListView


class ProgressPage(QWidget):
    """Shows the history anew when it is shown itself, and whenever something was written."""

    workout_requested = Signal()
    help_requested = Signal(str)

    def __init__(
        self,
        history_model: HistoryModel,
        queries: ProgressQueries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("progressPage")
        self._history_model = history_model
        self._queries = queries
        self._history = History()
        self._latest_first: tuple[SessionRecord, ...] = ()
        self.overview = Overview(queries)
        self._session_list: SessionListView | None = None
        self._empty_state: EmptyState | None = None
        self._report: ReportController | None = None
        self._way_back = WayBack()
        self._is_prepared = False
        self._slices = Slices(self)
        self._scroll = ScrollPage(self.overview)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._toast = Toast(self)
        self._forms = SessionForms(self, history_model, queries, self._show_undoable)
        self._forms.written.connect(self.refresh)
        self._forms.message_requested.connect(self._toast.show_message)
        SessionListImports(self, self.overview.loading)
        ProgressExports(self, self.overview, history_model, self._toast)
        history_model.changed.connect(self._on_history_changed)
        self._connect()

    def _connect(self) -> None:
        overview = self.overview
        undo_stack = self._history_model.undo_stack
        undo_stack.undone.connect(self._on_undone)
        undo_stack.changed.connect(self._show_undo)
        overview.undo_requested.connect(undo_stack.undo_until)
        overview.report_requested.connect(self._on_report_requested)
        overview.help_requested.connect(self.help_requested)
        overview.open_requested.connect(self._on_open_requested)
        overview.session_requested.connect(self.open_session)
        overview.see_all_requested.connect(self._on_see_all_requested)
        overview.add_requested.connect(self.add_session)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self._on_add_shortcut)

    # Made when they are first wanted, so that the page opens without a wait.

    def _ensure_session_list(self) -> "SessionListView":
        if self._session_list is None:
            from backcompanion.ui.progress.session_list import SessionListView

            page = self._session_list = SessionListView(
                self._queries.exercise_texts, self._queries.routine_name, self._queries.conflicted
            )
            page.back_requested.connect(self._on_back_requested)
            page.add_requested.connect(self.add_session)
            page.open_requested.connect(self.open_session)
            page.delete_requested.connect(self._forms.delete_sessions)
            page.acting.connect(self._slices.finish)
            page.undo_requested.connect(self._history_model.undo_stack.undo)
            page.redo_requested.connect(self._history_model.undo_stack.redo)
            self._stack.addWidget(page)
            self._show_undo()
        return self._session_list

    def _ensure_empty_state(self) -> "EmptyState":
        from backcompanion.ui.progress.empty_state import EmptyState

        if self._empty_state is None:
            page = self._empty_state = EmptyState()
            page.workout_requested.connect(self.workout_requested)
            page.history_requested.connect(self._on_see_all_requested)
            page.add_requested.connect(self.add_session)
            self._stack.addWidget(page)
        return self._empty_state

    def _on_report_requested(self) -> None:
        from backcompanion.ui.progress.report_controller import ReportController

        if self._report is None:
            self._report = ReportController(self, self._queries, self._history_model, self._toast)
        self._report.ask()

    # What is shown

    def refresh(self) -> None:
        """In pieces where it is seen."""
        self._is_prepared = False
        model = self._history_model
        if self.overview.is_drawn and self.overview.isVisible():
            self._slices.start(model.history, model.stats, self._show_anew)
            return
        is_list_seen = self._session_list is not None and self._session_list.isVisible()
        if self.overview.is_drawn and is_list_seen:
            self._slices.start(model.history, self._read_sessions, model.stats, self._show_numbers)
            return
        self._slices.stop()
        self._show_anew()

    def finish(self) -> None:
        """Shows what is still to come, at once."""
        self._slices.finish()
        self.overview.finish()

    def flush(self) -> None:
        """A milestone that is being typed is kept."""
        if (card := self.findChild(MilestoneCard)) is not None:
            card.flush()

    def _show_anew(self) -> None:
        self._read_sessions()
        self._show_numbers()

    def _show_numbers(self) -> None:
        if not self._latest_first:
            self._show_empty()
            return
        self._leave_empty_state()
        stats = self._history_model.stats()
        self.overview.show_history(self._history, stats, self._latest_first)

    def _leave_empty_state(self) -> None:
        if self._stack.currentWidget() is self._empty_state:
            self._stack.setCurrentWidget(self._scroll)

    def _read_sessions(self) -> None:
        self._history = history = self._history_model.history()
        latest_first = tuple(
            sorted(
                history.sessions,
                key=lambda session: (session.started_at, session.id),
                reverse=True,
            )
        )
        self._latest_first = latest_first
        if self._session_list is not None:
            self._session_list.show_sessions(latest_first)

    def preparation(self) -> tuple[Callable[[], None], ...]:
        """What `refresh` does, in pieces, for as long as it is not seen; then it shows at once."""
        if self.isVisible():
            return ()
        return (
            self.overview.create_cards,
            self._take,
            *self.overview.preparation(),
            self._lay_out,
        )

    def _take(self) -> None:
        self._read_sessions()
        if self._latest_first:
            stats = self._history_model.stats()
            self.overview.take(self._history, stats, self._latest_first)

    def _lay_out(self) -> None:
        """As wide as it will be; otherwise the turn in which it is shown would do that, too."""
        if not self._latest_first:
            return
        if (parent := self.parentWidget()) is not None:
            self.resize(parent.size())
        # Painted nowhere: it brings layouts and sizes of what is hidden up to date.
        self.render(QPixmap(1, 1), QPoint(), QRegion(0, 0, 1, 1))
        self._is_prepared = True

    def _show_empty(self) -> None:
        """Unless one looks at what could not be read, which only History shows."""
        unreadable = self._history_model.unreadable()
        empty_state = self._ensure_empty_state()
        empty_state.show_unreadable(len(unreadable))
        if not unreadable or self._stack.currentWidget() is not self._session_list:
            self._stack.setCurrentWidget(empty_state)

    def _on_history_changed(self) -> None:
        # What is not looked at is read when it is.
        self._is_prepared = False
        if self.isVisible():
            self.refresh()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Cards come one by one, and tables and rows when they are wanted."""
        tab_as_laid_out(self.overview)
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The viewport has its new width later.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.overview.fit(self.width() - bar)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_prepared and self._history is self._history_model.history():
            self._is_prepared = False
            self._leave_empty_state()
            self.overview.show_below()
        elif not event.spontaneous():
            self.refresh()
        self.overview.loading.request_load()

    def _on_see_all_requested(self) -> None:
        self._show_list((), "")

    def _on_open_requested(self, session_ids: Sequence[str], name: str) -> None:
        """One is opened, several are listed; and then one is back where one was."""
        self._way_back.remember()
        if len(session_ids) == 1:
            self.open_session(session_ids[0])
        elif session_ids:
            self._show_list(session_ids, name)

    def _show_list(self, session_ids: Sequence[str], name: str) -> None:
        page = self._ensure_session_list()
        page.show_only(session_ids, name, self._latest_first)
        # After the list is there: each step of each session is looked at.
        page.unreadable.look_through(self._history_model.unreadable_in_portions())
        self._stack.setCurrentWidget(page)
        page.take_focus()

    def _on_back_requested(self) -> None:
        overview = self._scroll if self._latest_first else self._ensure_empty_state()
        self._stack.setCurrentWidget(overview)
        self._way_back.return_focus()

    # What is wanted

    def open_session(self, session_id: str) -> None:
        self._forms.open_session(session_id)

    def add_session(self, kind: str = "time") -> None:
        """`kind`: an `AddKind`."""
        if kind == "planned":
            self._forms.add_as_planned()
        elif kind == "full":
            self._forms.add_in_full()
        else:
            self._forms.add_time_only()

    def _on_add_shortcut(self) -> None:
        for button in self.findChildren(AddSessionButton):
            if button.isVisible():
                button.open_menu()
                return

    def _show_undoable(self, text: str) -> None:
        self._toast.show_message(text, _("Undo"), self._history_model.undo_stack.undo)

    def _show_undo(self) -> None:
        undo_stack = self._history_model.undo_stack
        self.overview.show_undo(undo_stack.texts())
        if self._session_list is not None:
            latest = next(iter(undo_stack.texts()), "")
            self._session_list.show_undo(latest, undo_stack.redo_text())

    def _on_undone(self) -> None:
        """By whatever key or button: the way back that is offered has been taken."""
        self._toast.hide()
        self.refresh()

"""The Player: the whole window while a session runs."""

from math import inf

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.running_session import RunningSession
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import Moment
from backcompanion.ui import theme
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.keys import action_for_event
from backcompanion.ui.player.marks import session_marks
from backcompanion.ui.player.moment_text import describe_moment
from backcompanion.ui.player.pace import FRAME_MILLISECONDS, wait_milliseconds
from backcompanion.ui.player.player_controller import PlayerController
from backcompanion.ui.player.player_face import PlayerFace
from backcompanion.ui.player.session_announcer import SessionAnnouncer
from backcompanion.ui.player.step_bar import kind_colour
from backcompanion.ui.qt_guard import run_guarded
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.figure_provider import FIGURE_LOOKS, FigureProvider

# With the window hidden nothing is painted; the look goes on, for the sound, which is told of a
# sentence a quarter of a second before, and for the journal.
HIDDEN_MILLISECONDS = 200
CONTROLS_MILLISECONDS = 3000


class PlayerPage(PlayerFace):
    """Shows a RunningSession and hands what is asked for to `controller`. Nothing else."""

    help_requested = Signal()
    full_screen_requested = Signal()

    def __init__(self, library: Library, live: LiveSettings, figures: FigureProvider) -> None:
        super().__init__(library, live, figures)
        self._library = library
        self._running: RunningSession | None = None
        self._missing: tuple[str, ...] = ()
        self._told: tuple[object, ...] = ()
        self._colour = self._ring_caption = ""
        self.setAccessibleName(_("Workout: space pauses and goes on, ? lists the keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.controller = PlayerController(self, library, live)
        self.controls.action_requested.connect(self._on_control_pressed)
        self._stage.clicked.connect(self.controller.end_waiting)
        self.controller.help_requested.connect(self.help_requested)
        self.controller.full_screen_requested.connect(self.full_screen_requested)
        self._controls_timer = QTimer(self, singleShot=True)
        self._announcer = SessionAnnouncer(self)
        self._has_voice = True
        self._controls_timer.setInterval(CONTROLS_MILLISECONDS)
        self._controls_timer.timeout.connect(self._on_controls_timeout)
        for button in self.controls.buttons.values():
            button.installEventFilter(self)
        live.changed.connect(self._on_setting_changed)
        figures.reduced_motion_changed.connect(self._on_look_changed)

    @property
    def running(self) -> RunningSession | None:
        return self._running

    def attach(self, running: RunningSession) -> None:
        """Shows that session from now on."""
        self._running = running
        self._caption.setText("")
        self._announcer.begin()
        self.controller.attach(running)
        running.ticked.connect(self._on_ticked)
        running.changed.connect(self._on_session_changed)
        # Whatever is wrong with what is shown: keys and sound lead through a session as well.
        run_guarded(self._on_session_changed, self._update_frame)
        # Back, Pause and Skip are what one tabs for first. In the window: before, Qt forgets it.
        self._stage.follow_in_tab_order(list(self.controls.buttons.values())[-1])
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def detach(self) -> None:
        """The session is over; nothing is shown any more."""
        if self._running is not None:
            # Whatever is connected: where a fault came in between, not everything is.
            self._running.disconnect(self)
        self._running = None
        self.controller.detach()

    def show_missing(self, texts: tuple[str, ...], *, is_spoken: bool = True) -> None:
        """What does not work though it is wanted ("No voice"): stands there for as long.
        `is_spoken`: there is a voice.
        """
        self._missing, self._has_voice = texts, is_spoken
        self._update_frame()

    def show_caption(self, text: str) -> None:
        """What is being said."""
        self._caption.setText(text)

    # --- a frame -----------------------------------------------------------------------------

    def _on_session_changed(self) -> None:
        running = self._running
        if running is None:
            return
        self.controls.show_going(running.session.in_progress)
        self._update_interval()
        self._update_frame()

    def _update_interval(self) -> None:
        if self._running is None:
            return
        if self._running.session.state == "paused":
            # Nothing goes on; whatever is asked for makes it look.
            self._running.stop_polling()
        elif self.isVisible() and not self.window().isMinimized():
            self._running.set_interval(FRAME_MILLISECONDS)
        else:
            self._running.set_interval(HIDDEN_MILLISECONDS)

    def _on_ticked(self) -> None:
        """A look: the figure and the ring; the words only where they may be others."""
        running = self._running
        if running is None or not self.isVisible() or self.window().isMinimized():
            return
        session, moment = running.session, running.session.moment
        shown: tuple[object, ...] = (
            *(session.state, session.timeline, self._live.now, self.controller.is_muted),
            *(moment.step, moment.repetition, moment.phase, moment.side, moment.breath),
            # Twice a second, for what goes by shares of time; and with the second that is counted.
            *(moment.getting_ready, int(2 * session.position), -int(-moment.left // 1)),
        )
        if shown != self._told or session.state != "running":
            self._told = shown
            self._update_words(session, moment)
        self._update_figure(session, moment)

    def _update_frame(self) -> None:
        """Everything, as something else than the time has changed."""
        self._told = ()
        self._on_ticked()

    def _update_figure(self, session: Session, moment: Moment) -> None:
        figure = self._stage.show_moment(moment)
        if session.state == "leading-in":
            figure = inf  # it stands until then
        ring = self._show_ring(session, moment)
        if self._running is not None and session.in_progress:
            self._running.set_interval(wait_milliseconds(session, figure, ring))

    def _show_ring(self, session: Session, moment: Moment) -> float:
        """Training seconds until it is seen to differ."""
        whole = max(moment.end - moment.start, 0.001)
        edge, share = QColor(), moment.left / whole
        if session.state == "leading-in":
            lead = max(session.lead_in, 0.001)
            caption = _("go on in") if session.position > 0 else _("starts in")
            whole, left = lead, session.lead_in_left
            self._ring.show_time(left, left / lead, caption, self._colour)
        elif session.state == "paused":
            self._ring.show_time(moment.left, share, _("paused"), theme.colours().muted)
        elif moment.waits:
            self._ring.show_passed(moment.elapsed, self._ring_caption, self._colour)
        else:
            self._ring.show_time(moment.left, share, self._ring_caption, self._colour)
            if 0 < moment.left <= 3:
                edge = QColor(self._colour)
                # In steps: it is a wide frame to paint.
                edge.setAlphaF(0.25 + 0.7 * round(moment.left % 1.0 * 20) / 20)
        self.show_edge(edge)
        return self._ring.seconds_until_painted(whole)

    def _update_words(self, session: Session, moment: Moment) -> None:
        self.controller.expire_undo(moment)
        c = theme.colours()
        moment_text = describe_moment(
            moment, self._library, session.prescription.rounds, self._live.now.weight_unit
        )
        self._colour = colour = kind_colour(moment.planned.block, moment.getting_ready, c)
        self._ring_caption, kind = moment_text.caption, moment_text.kind
        left = max(0.0, session.timeline.seconds - session.position)
        time = _("{done} done · {left} left").format(
            done=formats.clock(int(session.position)), left=formats.clock(-int(-left // 1))
        )
        self.show_texts(moment_text, time, strong=not moment.getting_ready)
        self._bar.show_position(session.timeline, session.position)
        if session.state == "paused":
            kind, colour = self.controller.pause_text(), c.muted
        self.show_kind(kind, colour)
        self.controls.show_waiting(moment.waits)
        self.controls.show_levels(moment.can_be_easier, moment.can_be_harder)
        self._show_marks(moment)
        name = f"{moment_text.name}. {moment_text.place}"
        spoken = self._has_voice and self._live.now.voice and not self.controller.is_muted
        paused = self.controller.pause_text()
        self._announcer.update(session, moment_text.kind, name, paused, is_spoken=spoken)

    def _show_marks(self, moment: Moment) -> None:
        now = self._live.now
        self.show_marks(
            session_marks(
                moment,
                sounds=now.sounds,
                voice=now.voice,
                muted=self.controller.is_muted,
                missing=self._missing,
            )
        )

    # --- keys and the mouse ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_for_event(event)
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not event.isAutoRepeat() and self.controller.end_waiting():
            return
        if action is None:
            super().keyPressEvent(event)
        elif action is PlayerAction.TURN:
            self._stage.turn_by_key(event.key())
        elif not event.isAutoRepeat():
            self.controller.trigger(action, pressed=event.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that has the focus keeps Space, Enter and Tab; all else is the Player's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keep = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.key() not in keep + tabs:
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Hovering comes here from over the figure and the words as well, moving does not."""
        if event.type() == QEvent.Type.HoverMove and self.window().isFullScreen():
            self.controls.show()
            self._controls_timer.start()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.controller.end_waiting()

    def _on_control_pressed(self, action: PlayerAction) -> None:
        """The button that says so pauses, also where Space would say that one is done."""
        going = self._running is not None and self._running.session.in_progress
        pauses = action is PlayerAction.TOGGLE and going
        self.controller.trigger(PlayerAction.PAUSE if pauses else action)

    def _on_controls_timeout(self) -> None:
        if self.window().isFullScreen():
            self.controls.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_full_screen(self, on: bool) -> None:
        """Full screen hides what does not help; the mouse brings the buttons back."""
        self.controls.setVisible(not on)
        self._stage.show_buttons(not on)
        self.arrange()

    def _on_setting_changed(self, name: str) -> None:
        if name in ("voice", "sounds"):
            self.controls.show_voice(self._live.now.voice)
            self._update_frame()
        elif name == "text_percent":
            self.arrange()
        elif name in (*FIGURE_LOOKS, "lit_muscles", "still_figure", "theme"):
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        """The figure, also where a pause looks at nothing."""
        self._stage.refresh()
        self._update_frame()

    # --- shown and hidden --------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.controls.show_voice(self._live.now.voice)
        self._update_interval()
        self._update_frame()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._update_interval()

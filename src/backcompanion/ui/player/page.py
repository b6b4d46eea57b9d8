"""The Player: the whole window while a session runs."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.running_session import RunningSession
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.timeline import Moment
from backcompanion.ui import theme
from backcompanion.ui.player.control_bar import Controls
from backcompanion.ui.player.countdown_ring import Ring
from backcompanion.ui.player.edge_light import edge_rects, paint_edge
from backcompanion.ui.player.figure_panel import Stage
from backcompanion.ui.player.font_fitting import fitting_lines, fitting_name
from backcompanion.ui.player.keys import act_of
from backcompanion.ui.player.moment_text import tell
from backcompanion.ui.player.pills import Pills
from backcompanion.ui.player.player_controller import Acts
from backcompanion.ui.player.player_layout import arranged
from backcompanion.ui.player.step_bar import StepBar, kind_colour
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.figure_provider import Figures
from backcompanion.ui.widgets.label import Text
from backcompanion.ui.widgets.toast import Toast

FRAME_MILLISECONDS = 16
# With the window hidden nothing is painted; the look goes on, for the sound, which is told of a
# sentence a quarter of a second before, and for the journal.
HIDDEN_MILLISECONDS = 200
CONTROLS_MILLISECONDS = 3000


class PlayerPage(QWidget):
    """Shows a RunningSession and hands what is asked for to `acts`. Nothing else lives here."""

    help_wanted = Signal()
    full_screen_wanted = Signal()

    def __init__(self, library: Library, live: LiveSettings, figures: Figures) -> None:
        super().__init__()
        self._library, self._live = library, live
        self._running: RunningSession | None = None
        self.setAccessibleName(_("Workout: space pauses and goes on, ? lists the keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._place = Text("", 15, role=theme.MUTED, parent=self)
        self._coming = Text("", 20, theme.SEMIBOLD, parent=self)
        self._time = Text("", 15, role=theme.MUTED, parent=self)
        self._kind = Text("", 20, theme.SEMIBOLD, parent=self)
        self._stage = Stage(figures, library, live)
        self._stage.setParent(self)
        self._caption = Text("", 17, role=theme.MUTED, wrap=True, parent=self)
        self._ring = Ring()
        self._ring.setParent(self)
        self._name = Text("", 52, theme.BOLD, parent=self)
        self._cue = Text("", 27, wrap=True, parent=self)
        self._pills = Pills()
        self._pills.setParent(self)
        self._bar = StepBar()
        self._bar.setParent(self)
        self.controls = Controls()
        self.controls.setParent(self)
        self.toast = Toast(self)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for text in (self._coming, self._name, self._cue):
            text.setAlignment(centred)
        self._coming.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.acts = Acts(self, library, live)
        self.controls.asked.connect(self.acts.do)
        self.acts.help_wanted.connect(self.help_wanted)
        self.acts.full_screen_wanted.connect(self.full_screen_wanted)
        self._hide_controls = QTimer(self, singleShot=True, interval=CONTROLS_MILLISECONDS)
        self._hide_controls.timeout.connect(self._controls_away)
        self._edge = QColor()
        self._name_text = ""
        self._places = arranged(1280, 800, 100, full_screen=False)
        for button in self.controls.buttons.values():
            button.installEventFilter(self)
        live.changed.connect(self._setting_changed)
        figures.stilled.connect(self._show_anew)

    @property
    def running(self) -> RunningSession | None:
        return self._running

    def follow(self, running: RunningSession) -> None:
        """Shows that session from now on."""
        self._running = running
        self._caption.setText("")
        self.acts.follow(running)
        running.looked.connect(self._frame)
        running.changed.connect(self._changed)
        self._changed()
        self._frame()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The session is over; nothing is shown any more."""
        if self._running is not None:
            self._running.looked.disconnect(self._frame)
            self._running.changed.disconnect(self._changed)
        self._running = None
        self.acts.leave()

    def show_caption(self, text: str) -> None:
        """What is being said."""
        self._caption.setText(text)

    # --- a frame -----------------------------------------------------------------------------

    def _changed(self) -> None:
        running = self._running
        if running is None:
            return
        self.controls.show_going(running.session.going)
        self._pace()
        self._frame()

    def _pace(self) -> None:
        if self._running is None:
            return
        if self._running.session.state == "paused":
            # Nothing goes on; whatever is asked for makes it look.
            self._running.rest()
        elif self.isVisible() and not self.window().isMinimized():
            self._running.set_pace(FRAME_MILLISECONDS)
        else:
            self._running.set_pace(HIDDEN_MILLISECONDS)

    def _frame(self) -> None:
        running = self._running
        if running is None or not self.isVisible() or self.window().isMinimized():
            return
        session = running.session
        moment = session.moment
        self.acts.keep_undo_to(moment)
        c = theme.colours()
        told = tell(moment, self._library, session.prescription.rounds)
        colour = kind_colour(moment.planned.block, moment.ready, c)
        _set(self._place, told.place)
        _set(self._coming, told.coming)
        left = max(0.0, session.timeline.seconds - session.position)
        _set(
            self._time,
            _("{done} done · {left} left").format(
                done=training_text.clock(int(session.position)),
                left=training_text.clock(-int(-left // 1)),
            ),
        )
        self._set_name(told.name)
        self._set_cue(told.cue)
        self._pills.show_texts(told.pills, strong=not moment.ready)
        self._stage.show_moment(moment)
        self._bar.show_position(session.timeline, session.position)
        edge = QColor()
        if session.state == "leading-in":
            lead = max(session.lead_in, 0.001)
            caption = _("go on in") if session.position > 0 else _("starts in")
            self._ring.show_time(session.lead_in_left, session.lead_in_left / lead, caption, colour)
            kind = told.kind
        elif session.state == "paused":
            share = moment.left / max(moment.end - moment.start, 0.001)
            self._ring.show_time(moment.left, share, _("paused"), c.muted)
            kind = self.acts.pause_word()
            colour = c.muted
        else:
            share = moment.left / max(moment.end - moment.start, 0.001)
            self._ring.show_time(moment.left, share, told.caption, colour)
            kind = told.kind
            if 0 < moment.left <= 3:
                edge = QColor(colour)
                edge.setAlphaF(0.25 + 0.7 * (moment.left % 1.0))
        self._show_kind(kind, colour)
        self._show_levels(moment)
        if edge != self._edge:
            self._edge = edge
            # What stands in the middle need not be painted for it.
            for rect in edge_rects(self.rect()):
                self.update(rect)

    def _show_kind(self, kind: str, colour: str) -> None:
        _set(self._kind, kind)
        palette = self._kind.palette()
        if palette.color(theme.TEXT).name().upper() != colour.upper():
            palette.setColor(theme.TEXT, QColor(colour))
            self._kind.setPalette(palette)

    def _show_levels(self, moment: Moment) -> None:
        easier, harder = self.acts.levels(moment)
        self.controls.show_levels(easier, harder)

    def _set_name(self, name: str) -> None:
        if name != self._name_text:
            self._name_text = name
            self._name.setText(name)
            self._fit_name()

    def _set_cue(self, cue: str) -> None:
        if cue != self._cue.text():
            self._cue.setText(cue)
            self._fit_cue()

    # --- keys and the mouse ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event.key(), event.modifiers(), event.text())
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.acts.do(act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that has the focus keeps Space, Enter and Tab; all else is the Player's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keep = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.key() not in keep + tabs:
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.window().isFullScreen():
            self.controls.show()
            self._hide_controls.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _controls_away(self) -> None:
        if self.window().isFullScreen():
            self.controls.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_full_screen(self, on: bool) -> None:
        """Full screen hides what does not help; the mouse brings the buttons back."""
        self.controls.setVisible(not on)
        self._arrange()

    def _setting_changed(self, name: str) -> None:
        if name == "voice":
            self.controls.show_voice(self._live.now.voice)
        elif name == "text_percent":
            self._arrange()
        elif name in ("skin", "clothes", "lit_muscles", "still_figure", "theme"):
            self._show_anew()

    def _show_anew(self) -> None:
        """The figure, also where a pause looks at nothing."""
        self._stage.refresh()
        self._frame()

    # --- where everything stands -------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.controls.show_voice(self._live.now.voice)
        self._pace()
        self._frame()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pace()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        full = self.window().isFullScreen()
        percent = self._live.now.text_percent
        a = self._places = arranged(self.width(), self.height(), percent, full_screen=full)
        for widget, place in (
            (self._place, a.place),
            (self._coming, a.coming),
            (self._time, a.time),
            (self._kind, a.kind),
            (self._stage, a.figure),
            (self._caption, a.caption),
            (self._ring, a.ring),
            (self._name, a.name),
            (self._cue, a.cue),
            (self._pills, a.pills),
            (self._bar, a.bar),
            (self.controls, a.controls),
        ):
            widget.setGeometry(place)
        self._place.setFont(theme.font(a.small_type))
        self._time.setFont(theme.font(a.small_type, tabular=True))
        self._coming.setFont(theme.font(a.coming_type, theme.SEMIBOLD))
        self._kind.setFont(theme.font(a.kind_type, theme.SEMIBOLD))
        self._caption.setFont(theme.font(a.caption_type))
        self._pills.set_pixels(a.pills_type)
        self.toast.set_top(8)
        self._fit_name()
        self._fit_cue()

    def _fit_cue(self) -> None:
        room, pixels = self._cue.rect(), self._places.cue_type
        self._cue.setFont(fitting_lines(self._cue.text(), room, pixels))

    def _fit_name(self) -> None:
        width, a = self._name.width(), self._places
        self._name.setFont(fitting_name(self._name.text(), width, a.name_type, a.least_name_type))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().background))
        if self._edge.alpha() and self._edge.isValid():
            paint_edge(painter, self.rect(), self._edge)


def _set(label: Text, text: str) -> None:
    if label.text() != text:
        label.setText(text)

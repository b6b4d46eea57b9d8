"""A figure that moves by itself: in true time, and only as long as somebody may be looking."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from backcompanion.training.exercise.exercise import Tempo, phase_at
from backcompanion.training.exercise.terms import Side
from backcompanion.training.session.prescription import phase_side
from backcompanion.ui.widgets.shown_pose import Course, course_of

FRAME_MILLISECONDS = 40
# Where less motion is wanted there are only key poses to change; and what stands still is looked
# at no more often.
STEP_MILLISECONDS = 200
SHORTEST_MILLISECONDS = 10
# So long it has played before its frames are kept: whoever looks through the exercises sees less of
# most, and a launch has what comes first behind it.
SETTLED_MILLISECONDS = 1000
# So long after the last key or move of the mouse, nobody is taken to be looking any more.
IDLE_MILLISECONDS = 60_000

_INPUT = frozenset(
    (
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.FocusIn,
    )
)


class FigurePlayback(QObject):
    """Performs a tempo over and over.

    It halts while `view` cannot be seen, and at the next end of a phase once nobody has touched a
    key or the mouse over the window for a minute; it goes on from there.
    """

    def __init__(self, view: QWidget, show: Callable[[Course, float], float]) -> None:
        """`show`: so many frames of a course have passed; seconds of it until something differs."""
        super().__init__(view)
        self._view, self._show = view, show
        self._is_reduced = False
        self._tempo: Tempo | None = None
        self._leads: Side | None = None
        self._phase = ""
        self._is_idle = False
        self._clock = QElapsedTimer()
        self._milliseconds_before = 0  # played before it halted
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._idle_timer = QTimer(self, singleShot=True)
        self._idle_timer.timeout.connect(self._on_idle)

    def set_reduced_motion(self, reduced: bool) -> None:
        self._is_reduced = reduced
        self._timer.setInterval(STEP_MILLISECONDS if reduced else FRAME_MILLISECONDS)

    def play(self, tempo: Tempo, side: Side | None = None) -> None:
        self._tempo, self._leads = tempo, side
        self._milliseconds_before = 0
        self._clock.start()
        self._tick()
        self._on_input()

    def stop(self) -> None:
        if self._tempo is not None:
            self._tempo = None
            self._halt()

    def follow_window(self) -> None:
        """To be called when the view is shown."""
        for each in self._watched():
            each.installEventFilter(self)
        self._on_input()

    def leave_window(self) -> None:
        """To be called when it is hidden."""
        for each in self._watched():
            each.removeEventFilter(self)
        self._update_timer()

    def _watched(self) -> tuple[QObject, ...]:
        """The window, for its state, and what the system sends its input to."""
        window = self._view.window()
        handle = window.windowHandle()
        return (window,) if handle is None else (window, handle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT:
            self._on_input()
        elif kind == QEvent.Type.WindowStateChange:
            self._update_timer()
        return False

    def _on_input(self) -> None:
        self._idle_timer.start(IDLE_MILLISECONDS)
        self._is_idle = False
        self._update_timer()

    def _on_idle(self) -> None:
        self._is_idle = True

    def _update_timer(self) -> None:
        """Runs the frames exactly while there is something to play and somebody can see it."""
        seen = self._view.isVisible() and not self._view.window().isMinimized()
        if self._tempo is None or not seen:
            self._halt()
        elif not self._timer.isActive() and not self._is_idle:
            self._clock.start()
            self._timer.start()

    def _halt(self) -> None:
        if self._timer.isActive():
            self._milliseconds_before += self._clock.elapsed()
            self._timer.stop()

    def _tick(self) -> None:
        tempo = self._tempo
        if tempo is None:
            return
        played = self._milliseconds_before + self._clock.elapsed()
        seconds = played / 1000 % tempo.seconds
        repetition, phase, fraction = phase_at(tempo, seconds)
        if self._is_idle and phase.name != self._phase:
            self._halt()
            return
        self._phase = phase.name
        side = phase_side(self._leads or "left", tempo, repetition, phase) or self._leads
        course, position = course_of(
            tempo,
            seconds,
            phase,
            fraction,
            side,
            repetition,
            comes_again=played >= SETTLED_MILLISECONDS,
            frames_a_second=1000 // FRAME_MILLISECONDS,
        )
        left = min(self._show(course, position), (1.0 - fraction) * phase.seconds)
        wait = min(max(ceil(1000 * left), SHORTEST_MILLISECONDS), STEP_MILLISECONDS)
        if not self._is_reduced and wait != self._timer.interval():
            self._timer.setInterval(wait)

"""The program as it is started, led through a session from outside: `led_player`.

It says on a line of its own which step it is at and goes five steps on when a line is sent to it,
so that whoever measures it takes no part in what is measured.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from benchmarks.driven_program import DrivenProgram, driven_program

STEPS_APART = 5

_PARTS = """
class Leader(Led):
    def leave(self):
        self.notifier.setEnabled(False)
        running = self.window.flow.running
        if running is not None:
            running.discard()
            self.window.flow.forget_running()
    def on_start(self, screen):
        # Until the window has the size that it is to be measured at, nobody trains in it.
        if screen == "full":
            self.window.showFullScreen()
        self.window.home.workout.start_button.click()
        QTimer.singleShot(4500, self, self.tell)
    def on_skip(self, steps):
        for _step in range(int(steps)):
            self.window.flow.running.session.skip()
        QTimer.singleShot(500, self, self.tell)
    def tell(self):
        moment = self.window.flow.running.session.moment
        ready = ", getting ready" if moment.getting_ready else ""
        self.say("at", moment.planned.exercise + ready)
"""


class LedPlayer(DrivenProgram):
    """Which is said what to train."""

    def start(self, *, full_screen: bool = False) -> None:
        self.ask("start full" if full_screen else "start window")

    def skip(self, steps: int = STEPS_APART) -> str:
        """So many steps on; the name of the one that it is at then."""
        return self.ask(f"skip {steps}").removeprefix("at ")


@contextmanager
def led_player(folder: str, more: Mapping[str, str] | None = None) -> Iterator[LedPlayer]:
    """The program with its first page shown, over that folder. `more`: of the environment."""
    with driven_program(LedPlayer, _PARTS, folder, more) as player:
        yield player

"""The program as it is started, led through a session from outside: `led_player`.

It says on a line of its own which step it is at and goes five steps on when a line is sent to it,
so that whoever measures it takes no part in what is measured.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

STEPS_APART = 5

_CODE = """
import sys
full_screen = sys.argv.pop(1) == "full"
import backcompanion.app
from backcompanion.cli.main import main
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
populate = backcompanion.app.populate

class Leader(QObject):
    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.notifier.activated.connect(self.obey)
        QTimer.singleShot(2500, self, lambda: print("ready", flush=True))
    def obey(self):
        words = sys.stdin.readline().split()
        if not words or words == ["end"]:
            self.notifier.setEnabled(False)
            running = self.window.flow.running
            if running is not None:
                running.discard()
                self.window.flow.forget_running()
            sys.stdout.flush()
            import os
            os._exit(0)
        getattr(self, words[0])(*words[1:])
    def start(self):
        # Until the window has the size that it is to be measured at, nobody trains in it.
        if full_screen:
            self.window.showFullScreen()
        self.window.home.workout.start_button.click()
        QTimer.singleShot(4500, self, self.tell)
    def skip(self, steps):
        for _step in range(int(steps)):
            self.window.flow.running.session.skip()
        QTimer.singleShot(500, self, self.tell)
    def tell(self):
        moment = self.window.flow.running.session.moment
        ready = ", getting ready" if moment.getting_ready else ""
        print("at", moment.planned.exercise + ready, flush=True)

def populate_and_lead(window, *arguments, **more):
    populate(window, *arguments, **more)
    Leader(window)
backcompanion.app.populate = populate_and_lead
sys.exit(main(sys.argv[1:]))
"""


class LedPlayer:
    """A process of the program and what is said to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.pid = process.pid

    def say(self, line: str) -> str:
        """Sends it and waits for the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self.answer()

    def answer(self, seconds: float = 60.0) -> str:
        stdout = self._process.stdout
        assert stdout is not None
        if not select.select([stdout], [], [], seconds)[0]:
            raise SystemExit("the program does not answer")
        return stdout.readline().strip()

    def start(self) -> None:
        self.say("start")

    def skip(self, steps: int = STEPS_APART) -> str:
        """So many steps on; the name of the one that it is at then."""
        return self.say(f"skip {steps}").removeprefix("at ")


@contextmanager
def led_player(
    folder: str, environment: Mapping[str, str] | None = None, *, full_screen: bool = False
) -> Iterator[LedPlayer]:
    """The program with its first page shown, over that folder."""
    mode = "full" if full_screen else "window"
    process = subprocess.Popen(
        [sys.executable, "-c", _CODE, mode, "--data-dir", folder],
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    player = LedPlayer(process)
    try:
        player.answer()
        yield player
    finally:
        with suppress(OSError, AssertionError):
            assert process.stdin is not None
            process.stdin.write("end\n")
            process.stdin.close()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

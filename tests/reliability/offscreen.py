"""A session in a window without a screen, from the command line on; for strace and others.

Run with a data folder. Ends the session in the middle, and closes once it is saved.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from backcompanion import app
from backcompanion.ui.shell.main_window import MainWindow
from support.present import present

SPEED = 240.0


def close(window: MainWindow) -> None:
    """Again where a slow disk has not taken everything yet and the window asks what to do."""
    if not window.close():
        QTimer.singleShot(500, window, lambda: close(window))


def train(window: MainWindow) -> None:
    """For as long on a slow machine as on a quick one: what is over at once is not kept."""
    window.home.workout.start_button.click()
    QTimer.singleShot(2200, window, lambda: present(window.flow.running).end())


def main(folder: Path) -> int:
    populate = app.populate

    def furnished(window: MainWindow, *arguments: object, **named: object) -> None:
        populate(window, *arguments, **named)  # type: ignore[arg-type]
        QTimer.singleShot(300, window, window.home.workout.start_button.click)
        QTimer.singleShot(2500, window, lambda: present(window.flow.running).end())
        window.flow.saved.connect(lambda: QTimer.singleShot(200, window, lambda: close(window)))

    app.populate = furnished
    return app.run(folder, speed=SPEED, debug=False, file="", begin=False)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

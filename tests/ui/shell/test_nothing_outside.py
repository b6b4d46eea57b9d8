"""A whole window in a test starts no process, asks no bus and loads nothing that would."""

import os
import subprocess
import sys
from pathlib import Path

from support.places import SOURCE, TESTS

SCRIPT = """
import sys
from pathlib import Path
import psutil
from PySide6.QtWidgets import QApplication
from support.window import Window

app = QApplication([])
window = Window(Path(sys.argv[1]))
window.main.fill_page()
window.main.finish_page()
window.main.start_services()
sound = window.main.scenes.sound_controller()
sound.coach.start_processes()
sound.sound_check()
window.start()
window.go(30)
window.main.scenes.player().controller.trigger("pause")
window.settle()
window.running.end()
window.settle()
for index in range(5):
    window.main.show_page(index)
    window.settle()
children = [child.name() for child in psutil.Process().children()]
assert not children, children
window.close()
outside = ("PySide6.QtDBus", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech", "wakepy")
outside += ("backcompanion.system.media_keys", "backcompanion.system.reduced_motion")
print(*(name for name in outside if name in sys.modules))
"""


def test_a_whole_window_reaches_nothing_outside(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((SOURCE, str(TESTS)))},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "\n"

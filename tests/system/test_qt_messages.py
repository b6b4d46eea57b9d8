"""What Qt has to say stands in the log, by its level."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qDebug, qInfo, qWarning
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from support.child_process import run_python


@pytest.mark.expects_log
def test_each_by_its_level(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for say in (qDebug, qInfo, qWarning, qCritical):
            say(f"by {say.__name__}, 100 % of it")
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.DEBUG, "by qDebug, 100 % of it"),
        (logging.INFO, "by qInfo, 100 % of it"),
        (logging.WARNING, "by qWarning, 100 % of it"),
        (logging.ERROR, "by qCritical, 100 % of it"),
    ]
    assert {record.name for record in caplog.records} == {"qt"}


@pytest.mark.expects_log
def test_what_is_wrong_in_the_window_is_told(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setMinimumHeight(-1)
    assert "minimum" in caplog.text.lower()


def test_what_means_nothing_is_no_warning(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with caplog.at_level(logging.DEBUG, "qt"):
        widget.raise_()
        widget.show()
        widget.raise_()
    assert {record.levelno for record in caplog.records if record.name == "qt"} == {logging.DEBUG}


@pytest.mark.expects_log
def test_a_log_that_makes_qt_talk_does_not_go_on_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    class Talking(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            qWarning("from within the log")

    talking = Talking()
    logging.getLogger().addHandler(talking)
    try:
        qWarning("once")
    finally:
        logging.getLogger().removeHandler(talking)
    assert [record.getMessage() for record in caplog.records] == ["once"]


IN_THE_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import qWarning
from backcompanion import app
from backcompanion.ui.shell.main_window import MainWindow

def finish_page(window):
    qWarning("a word of warning")
    window.close()

MainWindow.finish_page = finish_page
sys.exit(app.run(Path(sys.argv[1]), speed=1.0, debug=False, file="", begin=False))
"""


def test_the_window_s_are_in_the_file_on_disk(tmp_path: Path) -> None:
    done = run_python("-c", IN_THE_WINDOW, str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    (file,) = tmp_path.rglob("backcompanion.log")
    assert "WARNING qt a word of warning" in file.read_text(encoding="utf-8")


def test_the_last_words_reach_the_person_too() -> None:
    """Qt ends the process after them, and what is on disk nobody looks at."""
    done = run_python(
        "-c",
        "from PySide6.QtCore import qFatal\n"
        "from backcompanion.system.qt_messages import log_qt_messages\n"
        "log_qt_messages()\n"
        "qFatal('no way on')\n",
    )
    assert done.returncode != 0
    assert "no way on" in done.stderr


def test_it_ends_before_the_interpreter_does() -> None:
    done = run_python(
        "-c",
        "import atexit\n"
        "from PySide6.QtCore import qWarning\n"
        "atexit.register(qWarning, 'at the very end')\n"
        "from backcompanion.system.qt_messages import log_qt_messages\n"
        "log_qt_messages()\n",
    )
    assert (done.returncode, done.stderr.strip()) == (0, "at the very end")

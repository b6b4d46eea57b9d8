"""Qt's own messages in the log, beside ours: they are the first trace of many a fault."""

import atexit
import logging
import sys
import threading

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# How what is known to mean nothing begins, and why; it is logged for --debug alone.
_HARMLESS = {
    "This plugin does not support propagateSizeHints()": "a screen of no size asks for no sizes",
    "This plugin does not support raise()": "without a screen no window lies over another",
}
# Of a picture that is broken: whoever opened it is told so in our words.
_PICTURES = "qt.gui.imageio"
_busy = threading.local()


def log_qt_messages() -> None:
    """From now on, until the process ends or `stop_logging_qt_messages`."""
    qInstallMessageHandler(_on_message)
    # Qt goes on talking while the interpreter is taken down, when nobody can be called any more.
    atexit.register(stop_logging_qt_messages)


def stop_logging_qt_messages() -> None:
    """Qt writes to standard error again."""
    qInstallMessageHandler(None)
    atexit.unregister(stop_logging_qt_messages)


def _on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Called from any thread of Qt's. What is said while one is being logged would never end."""
    if getattr(_busy, "here", False):
        return
    _busy.here = True
    try:
        level = _LEVELS.get(kind, logging.WARNING)
        category = context.category
        is_harmless = text.startswith(tuple(_HARMLESS)) or (category or "").startswith(_PICTURES)
        if level <= logging.WARNING and is_harmless:
            level = logging.DEBUG
        if level == logging.CRITICAL:  # Qt ends the process right after it
            sys.stderr.write(f"{text}\n")
        name = category if category and category.startswith("qt") else "qt"
        logging.getLogger(name).log(level, "%s", text)
    finally:
        _busy.here = False

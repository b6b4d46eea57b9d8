"""One window for each data folder where there are neither file locks nor pipes: on Windows.

Nothing in it is Windows' own, so that it can be tried anywhere.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from backcompanion.system.instance_request import (
    LOCK,
    MAX_REQUEST_BYTES,
    SingleInstance,
    StartRequest,
    answer_own,
    parse_request,
    request_line,
    unreachable_window,
)

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_CONNECT_MILLISECONDS = 1000


class LocalServerInstance:
    def __init__(self, lock: QLockFile | None, name: str, file: str, begin: bool) -> None:
        self._lock, self._name, self._file, self._begin = lock, name, file, begin
        self._answer: Callable[[StartRequest], None] | None = None

    def listen(self, answer: Callable[[StartRequest], None], parent: QObject) -> None:
        """Once there is an application; before, Qt's server cannot hear."""
        answer_own(answer, self._file, self._begin, parent)
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._answer = answer
        self._server = QLocalServer(parent)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of an owner that was killed
        self._server.newConnection.connect(self._on_new_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _on_new_connection(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            # One that says nothing holds nobody.
            connection.readyRead.connect(partial(self._on_ready_read, connection))
            connection.disconnected.connect(connection.deleteLater)
            if connection.bytesAvailable():
                self._on_ready_read(connection)
            if connection.state() == connection.LocalSocketState.UnconnectedState:
                connection.deleteLater()

    def _on_ready_read(self, connection: "QLocalSocket") -> None:
        request = parse_request(bytes(connection.read(MAX_REQUEST_BYTES).data()))
        if request is not None and self._answer is not None:
            self._answer(request)


def acquire_with_qt(folder: Path, file: str = "", *, begin: bool = False) -> SingleInstance | None:
    """None: there is a window already, and it has been asked to come forward, to open `file`, and
    to `begin` today's workout. Raises MachineError where it does not hear.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return LocalServerInstance(None, "", file, begin)
    name = _server_name(folder)
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)  # however long the window stands, it is the window
    if lock.tryLock(0):
        return LocalServerInstance(lock, name, file, begin)
    if lock.error() == QLockFile.LockError.LockFailedError:
        if not _request_show(name, request_line(file, begin=begin)):
            raise unreachable_window()
        return None
    return LocalServerInstance(None, name, file, begin)


def _server_name(folder: Path) -> str:
    status = folder.stat()
    return f"backcompanion-{status.st_dev:x}-{status.st_ino:x}"


def _request_show(name: str, request: bytes) -> bool:
    """Whether it was heard."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MILLISECONDS):
        return False
    socket.write(request)
    is_written = socket.waitForBytesWritten(_CONNECT_MILLISECONDS)
    socket.disconnectFromServer()
    return is_written

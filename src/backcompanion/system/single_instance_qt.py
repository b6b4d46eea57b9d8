"""One window for each data folder where there are neither file locks nor pipes: on Windows.

Nothing in it is Windows' own, so that it can be tried anywhere.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

from backcompanion.system.instance_request import (
    LOCK,
    MAX_REQUEST_BYTES,
    SingleInstance,
    parse_request,
    show_request,
)

_CONNECT_MILLISECONDS = 1000


class LocalServerInstance:
    def __init__(self, lock: QLockFile | None, name: str) -> None:
        self._lock, self._name = lock, name
        self._show: Callable[[str], None] | None = None

    def listen(self, show: Callable[[str], None], parent: QObject) -> None:
        """Once there is an application; before, Qt's server cannot hear."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._show = show
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
            connection.waitForReadyRead(_CONNECT_MILLISECONDS)
            token = parse_request(bytes(connection.read(MAX_REQUEST_BYTES).data()))
            connection.deleteLater()
            if token is not None and self._show is not None:
                self._show(token)


def acquire_with_qt(folder: Path) -> SingleInstance | None:
    """None: there is a window already, and it has been asked to come forward."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return LocalServerInstance(None, "")
    name = _server_name(folder)
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)  # however long the window stands, it is the window
    if lock.tryLock(0):
        return LocalServerInstance(lock, name)
    if lock.error() == QLockFile.LockError.LockFailedError:
        _request_show(name)
        return None
    return LocalServerInstance(None, name)


def _server_name(folder: Path) -> str:
    status = folder.stat()
    return f"backcompanion-{status.st_dev:x}-{status.st_ino:x}"


def _request_show(name: str) -> None:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if socket.waitForConnected(_CONNECT_MILLISECONDS):
        socket.write(show_request())
        socket.waitForBytesWritten(_CONNECT_MILLISECONDS)
        socket.disconnectFromServer()

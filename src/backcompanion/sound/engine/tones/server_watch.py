"""Whether there is a sound server that this process did not find when it started.

Qt tells of devices that come and go, but not of a server that comes after the start, and of one
that starts again it goes on playing into the old connection. On Linux alone, where servers do.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backcompanion.sound.engine.tones.server_probe import probe_in_thread
from backcompanion.sound.engine.tones.server_sockets import POLL_MILLISECONDS, ServerSockets


class ServerWatch(QObject):
    """`changed`: there is a server that was not there before, which only a new process can play
    to; or nobody listens any more.

    Looks at the sockets' files. One that systemd holds stays as it is when its server starts again:
    then a tone that never ends has to tell. Where libpulse reached none, which is when Qt plays on
    Linux, it is asked now and then (`probe`).
    """

    changed = Signal()

    def __init__(self, environment: Mapping[str, str], parent: QObject) -> None:
        """To be made before Qt asks for devices, or a server might come in between unseen."""
        super().__init__(parent)
        self._sockets = ServerSockets(environment)
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(self.poll)
        if self._sockets.paths:
            timer.start(POLL_MILLISECONDS)

    def probe(self) -> None:
        """From now on."""
        probe_in_thread(self.changed.emit)

    def poll(self) -> None:
        if self._sockets.look():
            self.changed.emit()

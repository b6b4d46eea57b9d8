"""Makes other programs quieter while the coach speaks, and gives back what it took.

`python -m backcompanion.sound.engine.voice.ducker PID`: a line on standard input for each change,
`quiet` or `loud`. A process of its own, so that what it took comes back whatever ends the others:
it sees the end of its input, however that came. `PID`: the program's, whose own sound stays as it
is.
"""

import json
import os
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.paths import APP_ID
from backcompanion.sound.engine.voice.quieter_others import NO_WAY_STATUS

if TYPE_CHECKING:
    from pulsectl import Pulse

# Of its own volume: music is still there, and every word is understood.
SHARE = 0.3
DOWN_SECONDS, UP_SECONDS = 0.15, 0.6
STEP_SECONDS = 0.03
# What speaks as well, or must not be missed.
LEFT_ALONE_ROLES = ("a11y", "alarm", "event", "phone")
SPEECH_PROGRAMS = ("speech-dispatcher", "sd_")
# Volumes come back as they were set, to within what a server rounds.
SAME_VOLUME = 0.01


class Taken(NamedTuple):
    """A stream that was made quieter.

    `stream`: its number. `own`: its volume by channel. `entry`: under which name the server keeps
    that for the program's next stream, or "".
    """

    stream: int
    program: str
    own: tuple[float, ...]
    entry: str


def main(arguments: list[str]) -> int:
    try:
        import pulsectl
    except (ImportError, OSError):  # the library itself is loaded with it
        return NO_WAY_STATUS
    try:
        with pulsectl.Pulse("Back Companion", connect=False) as pulse:
            pulse.connect()
            Ducker(pulse, int(arguments[0]), _ledger()).run()
    except pulsectl.PulseError:
        return NO_WAY_STATUS
    return 0


class Ducker:
    """`ledger`: a file that says what was taken, should this process be killed itself."""

    def __init__(self, pulse: "Pulse", program: int, ledger: Path) -> None:
        self._pulse, self._program, self._ledger = pulse, program, ledger
        self._taken: dict[int, Taken] = {}
        self._share = 1.0

    def run(self) -> None:
        """Until its input ends; at once where nothing else plays when it is first asked."""
        self._take_over()
        try:
            for line in _lines():
                if line == "quiet" and not self._take() and not self._taken:
                    return
                self._fade(SHARE if line == "quiet" else 1.0)
        finally:
            self._set_share(1.0)
            self._give_back()

    # --- what is playing --------------------------------------------------------------------

    def _take(self) -> bool:
        """Whether there is anything to make quieter, of what plays now."""
        arrived = []
        for stream in self._pulse.sink_input_list():
            if stream.index in self._taken or not self._is_foreign(stream):
                continue
            own = tuple(level * 1.0 for level in stream.volume.values)
            entry = stream.proplist.get("module-stream-restore.id", "")
            arrived.append(Taken(stream.index, _program_of(stream), own, entry))
        self._taken.update((taken.stream, taken) for taken in arrived)
        self._write_ledger(self._share)
        if self._share < 1.0:  # they have come while the others are quiet already
            for taken in arrived:
                self._set(taken.stream, taken.own, self._share)
        return bool(self._taken)

    def _is_foreign(self, stream: Any) -> bool:
        properties = stream.proplist
        if stream.corked or properties.get("media.role") in LEFT_ALONE_ROLES:
            return False
        # Silent; under PipeWire one that just begins, too: its own volume is not known yet.
        if not any(stream.volume.values):
            return False
        if properties.get("application.id") == APP_ID:
            return False
        program = properties.get("application.process.binary", "")
        if program.startswith(SPEECH_PROGRAMS) or _program_of(stream).startswith(SPEECH_PROGRAMS):
            return False
        return self._program not in _family(properties.get("application.process.id", ""))

    # --- how loud ---------------------------------------------------------------------------

    def _fade(self, share: float) -> None:
        if not self._taken:
            return
        seconds = DOWN_SECONDS if share < self._share else UP_SECONDS
        begun, first = time.monotonic(), self._share
        self._write_ledger(share)
        while self._share != share:
            part = min((time.monotonic() - begun) / seconds, 1.0)
            self._set_share(share if part == 1.0 else first + (share - first) * part)
            # What is asked meanwhile is begun from where this one stands.
            if part < 1.0 and select.select([sys.stdin], [], [], STEP_SECONDS)[0]:
                return
        if share == 1.0:
            self._give_back()
        else:
            self._write_ledger(share)

    def _set_share(self, share: float) -> None:
        for taken in list(self._taken.values()):
            current = self._volume(taken)
            if current is None:
                self._mend_entry(taken, self._share)
                del self._taken[taken.stream]
            elif not _is_same(current, taken.own, self._share):
                del self._taken[taken.stream]  # the person has turned it: it is theirs
            else:
                self._set(taken.stream, taken.own, share)
        self._share = share

    def _give_back(self) -> None:
        self._taken.clear()
        self._share = 1.0
        with suppress(OSError):
            self._ledger.unlink(missing_ok=True)

    def _volume(self, taken: Taken) -> tuple[float, ...] | None:
        """None where it is gone, or another one has its number."""
        for stream in self._pulse.sink_input_list():
            if stream.index == taken.stream and _program_of(stream) == taken.program:
                return tuple(stream.volume.values)
        return None

    def _set(self, index: int, own: tuple[float, ...], share: float) -> None:
        import pulsectl

        with suppress(pulsectl.PulseOperationFailed):  # it has ended in between
            volume = pulsectl.PulseVolumeInfo([level * share for level in own])
            self._pulse.sink_input_volume_set(index, volume)

    def _mend_entry(self, taken: Taken, share: float) -> None:
        """A stream that ended while it was quiet would begin so the next time."""
        import pulsectl

        if not taken.entry or share == 1.0:
            return
        with suppress(pulsectl.PulseError):
            for entry in self._pulse.stream_restore_list():
                volumes = tuple(entry.volume.values)
                if entry.name == taken.entry and _is_same(volumes, taken.own, share):
                    entry.volume = pulsectl.PulseVolumeInfo(list(taken.own))
                    self._pulse.stream_restore_write(entry, mode="replace")

    # --- should this process be killed --------------------------------------------------------

    def _write_ledger(self, goal: float) -> None:
        """Between which shares all of it is, until it is written again.

        Whole at every moment: killed while it is written over, music would stay quiet for good.
        """
        shares = sorted((self._share, goal))
        with suppress(OSError):
            text = json.dumps([*shares, *self._taken.values()])
            write_atomically(self._ledger, [text], durable=False)

    def _take_over(self) -> None:
        """Gives back what one before us took and could not."""
        try:
            low, high, *entries = json.loads(self._ledger.read_text())
            shares = float(low), float(high)
            before = [
                Taken(int(index), str(program), tuple(map(float, own)), str(entry))
                for index, program, own, entry in entries
            ]
        except (OSError, ValueError, TypeError):
            return
        for taken in before:
            self._take_back(taken, *shares)
        self._give_back()

    def _take_back(self, taken: Taken, low: float, high: float) -> None:
        """Unless the person has turned it; it may have been on its way when that one was killed."""
        current = self._volume(taken)
        if current is None:
            self._mend_entry(taken, low)
            return
        share = max(current) / max(*taken.own, SAME_VOLUME)
        if _is_same(current, taken.own, min(max(share, low), high)):
            self._set(taken.stream, taken.own, 1.0)


def _is_same(volumes: tuple[float, ...], own: tuple[float, ...], share: float) -> bool:
    return len(volumes) == len(own) and all(
        abs(level - before * share) < SAME_VOLUME
        for level, before in zip(volumes, own, strict=True)
    )


def _program_of(stream: Any) -> str:
    return str(stream.proplist.get("application.name", ""))


def _family(process: str) -> Iterator[int]:
    """That process and those that started it, as far as they can be seen."""
    number = int(process) if process.isdecimal() else 0
    while number > 1:
        yield number
        try:
            status = Path(f"/proc/{number}/stat").read_text()
            number = int(status.rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            return


def _lines() -> Iterator[str]:
    """Without a buffer: `select` has to see what was not read yet."""
    pending = b""
    while chunk := os.read(sys.stdin.fileno(), 256):
        *lines, pending = (pending + chunk).split(b"\n")
        # Of what came together only the last is still wanted.
        yield from (line.decode("ascii", "replace") for line in lines[-1:])


def _ledger(environment: Mapping[str, str] = os.environ) -> Path:
    """As long-lived as the server's own numbers: until the person logs out."""
    import tempfile

    folder = Path(environment.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    return folder / f"backcompanion-quieter-{os.getuid()}.json"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Makes other programs quieter while the coach speaks, and gives back what it took.

`python -m backcompanion.sound.engine.voice.ducker PID`: a line on standard input for each change,
`quiet` or `loud`. A process of its own, so that what it took comes back whatever ends the others:
it sees the end of its input, however that came. `PID`: the program's, whose own sound stays as it
is.
"""

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcompanion.base.paths import APP_ID
from backcompanion.sound.engine.voice.kept_volumes import KeptVolumes, is_same, share_of
from backcompanion.sound.engine.voice.quieter_others import NO_WAY_STATUS
from backcompanion.sound.engine.voice.taken_ledger import Taken, TakenLedger, ledger_path

if TYPE_CHECKING:
    from pulsectl import Pulse

# Of its own volume: music is still there, and every word is understood.
SHARE = 0.3
DOWN_SECONDS, UP_SECONDS = 0.15, 0.6
STEP_SECONDS = 0.03
# What speaks as well, or must not be missed.
LEFT_ALONE_ROLES = ("a11y", "alarm", "event", "phone")
SPEECH_PROGRAMS = ("speech-dispatcher", "sd_")
# What begins gets the volume that it had the last time a moment later, where PipeWire plays.
SETTLED_SECONDS = 0.06
NO_SERVER_STATUS = 1


def main(arguments: list[str]) -> int:
    try:
        import pulsectl
    except (ImportError, OSError):  # the library itself is loaded with it
        return NO_WAY_STATUS
    ledger = TakenLedger(ledger_path())
    if not ledger.lock():
        return 0  # another window of ours does it just now
    try:
        with pulsectl.Pulse("Back Companion", connect=False) as pulse:
            pulse.connect()
            Ducker(pulse, int(arguments[0]), ledger).run()
    except pulsectl.PulseError:  # it is not there yet, or starts again: what was taken is noted
        return NO_SERVER_STATUS
    return 0


class Ducker:
    """`ledger`: what it says of what was taken is true at every moment."""

    def __init__(self, pulse: "Pulse", program: int, ledger: TakenLedger) -> None:
        self._pulse, self._program, self._ledger = pulse, program, ledger
        self._taken: dict[int, Taken] = {}
        # By the name that the server keeps it under, of what was made quieter since all was loud.
        self._own: dict[str, tuple[float, ...]] = {}
        self._share = 1.0
        self._kept_volumes = KeptVolumes(pulse)

    def run(self) -> None:
        """Until its input ends; at once where nothing else plays when it is first asked."""
        self._take_over()
        try:
            for line in _lines():
                if line == "quiet" and not self._take() and not self._taken:
                    return
                if line != "quiet":
                    self._take_successors()
                self._fade(SHARE if line == "quiet" else 1.0)
        finally:
            self._take_successors()
            self._set_share(1.0)
            self._give_back()

    # --- what is playing --------------------------------------------------------------------

    def _take(self) -> bool:
        """Whether there is anything to make quieter, of what plays now."""
        first = self._foreign_volumes()
        if first.keys() - self._taken.keys():
            time.sleep(SETTLED_SECONDS)
            settled = self._foreign_volumes().items() & first.items()
            self._add([taken for index, taken in settled if index not in self._taken])
        return bool(self._taken)

    def _take_successors(self) -> None:
        """What a program has begun since we made it quieter, which begins as quiet; also what it
        has not played of yet, or that would be so for good.
        """
        if self._share < 1.0:
            streams = self._foreign_volumes(silent_too=True).items() - self._taken.items()
            self._add(
                [taken for index, taken in streams if taken.own == self._own.get(taken.entry)]
            )

    def _add(self, arrived: list[Taken]) -> None:
        arrived = [taken for taken in arrived if taken.stream not in self._taken]
        self._taken.update((taken.stream, taken) for taken in arrived)
        self._own.update((taken.entry, taken.own) for taken in arrived if taken.entry)
        self._write_ledger(self._share)
        if self._share < 1.0:  # they have come while the others are quiet already
            for taken in arrived:
                self._set(taken.stream, taken.own, self._share)

    def _foreign_volumes(self, *, silent_too: bool = False) -> dict[int, Taken]:
        """By the number of the stream."""
        return {
            stream.index: Taken(
                stream.index,
                _program_of(stream),
                self._own_volume(stream),
                _entry_of(stream),
                tuple(stream.channel_list),
            )
            for stream in self._pulse.sink_input_list()
            if self._is_foreign(stream, silent_too=silent_too)
        }

    def _own_volume(self, stream: Any) -> tuple[float, ...]:
        """What the person has set: where a program begins another stream while we have made it
        quieter, the server has that one begin as quiet.
        """
        volumes = tuple(level * 1.0 for level in stream.volume.values)
        own = self._own.get(_entry_of(stream))
        return volumes if own is None or share_of(volumes, own, SHARE, 1.0) is None else own

    def _is_foreign(self, stream: Any, *, silent_too: bool) -> bool:
        properties = stream.proplist
        if (stream.corked and not silent_too) or properties.get("media.role") in LEFT_ALONE_ROLES:
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
                self._kept_volumes.mend(taken, self._share, self._share)
                del self._taken[taken.stream]
            elif not is_same(current, taken.own, self._share):
                del self._taken[taken.stream]  # the person has turned it: it is theirs
                self._own.pop(taken.entry, None)
            else:
                self._set(taken.stream, taken.own, share)
        self._share = share

    def _give_back(self) -> None:
        self._taken.clear()
        self._own.clear()
        self._share = 1.0
        self._ledger.remove()

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

    # --- should this process be killed --------------------------------------------------------

    def _write_ledger(self, goal: float) -> None:
        self._ledger.write((self._share, goal), self._taken.values())

    def _take_over(self) -> None:
        """Gives back what one before us took and could not."""
        before = self._ledger.read()
        if before is not None:
            low, high, entries = before
            for taken in entries:
                self._take_back(taken, low, high)
            self._give_back()

    def _take_back(self, taken: Taken, low: float, high: float) -> None:
        """Unless the person has turned it; it may have been on its way when that one was killed.

        Of a server that was started again its streams have other numbers, and begin as quiet.
        """
        if self._volume(taken) is None:
            self._kept_volumes.mend(taken, low, high)
        for stream in self._pulse.sink_input_list():
            is_its_next = taken.entry and taken.entry == _entry_of(stream)
            if _program_of(stream) == taken.program and (
                stream.index == taken.stream or is_its_next
            ):
                share = share_of(tuple(stream.volume.values), taken.own, low, high)
                if share is not None:
                    self._set(stream.index, taken.own, 1.0)


def _program_of(stream: Any) -> str:
    return str(stream.proplist.get("application.name", ""))


def _entry_of(stream: Any) -> str:
    return str(stream.proplist.get("module-stream-restore.id", ""))


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

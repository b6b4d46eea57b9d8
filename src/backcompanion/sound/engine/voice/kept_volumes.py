"""The volumes that a sound server keeps for the next stream of a program."""

from contextlib import suppress
from typing import TYPE_CHECKING

from backcompanion.sound.engine.voice.taken_ledger import Taken

if TYPE_CHECKING:
    from pulsectl import Pulse

# Volumes come back as they were set, to within what a server rounds.
SAME_VOLUME = 0.01


class KeptVolumes:
    def __init__(self, pulse: "Pulse") -> None:
        self._pulse = pulse
        # PipeWire's session manager keeps them, and lists only what was written by such as we.
        self._are_listed = "PipeWire" not in pulse.server_info().server_name

    def mend(self, taken: Taken, low: float, high: float) -> None:
        """A stream that ended while it had such a share of its volume would begin so the next time.

        Not where the person has turned it since, as far as the server tells.
        """
        import pulsectl

        if not taken.entry or low == 1.0:
            return
        own = pulsectl.PulseVolumeInfo(list(taken.own))
        with suppress(pulsectl.PulseError):
            if not self._are_listed:
                self._write(taken, low)
                self._write(taken, 1.0)
                return
            for entry in self._pulse.stream_restore_list():
                share = share_of(tuple(entry.volume.values), taken.own, low, high)
                if entry.name == taken.entry and share is not None:
                    entry.volume = own
                    self._pulse.stream_restore_write(entry, mode="replace")

    def _write(self, taken: Taken, share: float) -> None:
        """PipeWire hears only of what differs from what was written the last time."""
        import pulsectl

        volume = pulsectl.PulseVolumeInfo([level * share for level in taken.own])
        entry = pulsectl.PulseExtStreamRestoreInfo(taken.entry, volume, taken.channels)
        self._pulse.stream_restore_write(entry, mode="replace")


def share_of(
    volumes: tuple[float, ...], own: tuple[float, ...], low: float, high: float
) -> float | None:
    """How much of its own volume that is; None where it is none of the shares in between."""
    share = min(max(max(volumes, default=0.0) / max(*own, SAME_VOLUME), low), high)
    return share if is_same(volumes, own, share) else None


def is_same(volumes: tuple[float, ...], own: tuple[float, ...], share: float) -> bool:
    return len(volumes) == len(own) and all(
        abs(level - before * share) < SAME_VOLUME
        for level, before in zip(volumes, own, strict=True)
    )

"""Killed at random moments: the history opens, is intact, and has all but the last moment."""

from pathlib import Path

from backcompanion.application import running_session
from reliability import kills, kills_of_care
from support.child_process import figures_of
from support.thoroughness import tries

KILLS = tries(52, sample=8)
CARE_KILLS = tries(30, sample=8)


def test_kills_in_mid_session(tmp_path: Path) -> None:
    figures = kills.Figures(**figures_of("reliability.kills", tmp_path, KILLS, 1))
    assert figures.opened == figures.intact == figures.kills == KILLS
    assert figures.sessions_missing == 0
    # A second, where the process has its turn whenever it wants it; as `reliability.table` asks.
    assert figures.worst_loss_looks <= kills.MAX_LOSS_LOOKS


def test_kills_in_recovery_restore_and_migration(tmp_path: Path) -> None:
    figures = kills_of_care.Figures(
        **figures_of("reliability.kills_of_care", tmp_path, CARE_KILLS, 1)
    )
    assert figures.failures == []
    assert figures.opened == figures.intact == figures.kept == figures.histories == CARE_KILLS
    assert figures.whole == CARE_KILLS
    # Some end before they are killed; most must not, or nothing was tried.
    assert figures.cut_off > figures.kills / 3


def test_the_beats_are_those_of_the_window() -> None:
    assert running_session.HEARTBEAT_SECONDS == kills.HEARTBEAT_SECONDS

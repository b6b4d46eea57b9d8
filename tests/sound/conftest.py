"""Loudspeakers that are listened to, and a coach that plays on them."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound import supervisor
from backcompanion.sound.coach import Coach
from backcompanion.sound.shared_process import supervised
from sound.speakers import NEEDED, Speakers, need
from support.patience import PATIENCE_SECONDS


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process may take long to be gone where the machine is busy."""
    monkeypatch.setattr(supervisor, "MAX_KILL_MILLISECONDS", round(PATIENCE_SECONDS * 1000))


@pytest.fixture(autouse=True)
def machine_for_a_time(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """What listens in real time mostly waits, so several may at a time; none does beside one that
    keeps the machine busy, and so takes `machine_alone`.
    """
    timed = request.node.get_closest_marker("realtime") is not None
    if not timed or "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    import fcntl

    how = fcntl.LOCK_EX if "machine_alone" in request.fixturenames else fcntl.LOCK_SH
    # The folder of all processes of this run.
    with (tmp_path_factory.getbasetemp().parent / "machine.lock").open("w") as lock:
        fcntl.flock(lock, how)
        yield


@pytest.fixture
def machine_alone(machine_for_a_time: None) -> None: ...


@pytest.fixture
def speakers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speakers]:
    need(*NEEDED)
    with Speakers() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def coach(qtbot: QtBot) -> Iterator[Coach]:
    """Nothing of it runs yet."""
    coach = Coach(supervised, "en_GB")
    yield coach
    coach.stop()

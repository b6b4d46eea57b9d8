"""Loudspeakers that are listened to, and a coach that plays on them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound import supervisor
from backcompanion.sound.coach import Coach
from backcompanion.sound.supervisor import Supervisor
from sound.speakers import NEEDED, Speakers, need
from support.patience import PATIENCE_SECONDS


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process may take long to be gone where the machine is busy."""
    monkeypatch.setattr(supervisor, "MAX_KILL_MILLISECONDS", round(PATIENCE_SECONDS * 1000))


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
    made = Coach(Supervisor, "en_GB")
    yield made
    made.stop()

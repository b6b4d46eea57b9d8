"""Loudspeakers that are listened to, and a coach that plays on them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound.coach import Coach
from backcompanion.sound.supervisor import Supervisor
from sound.speakers import NEEDED, Speakers, need


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

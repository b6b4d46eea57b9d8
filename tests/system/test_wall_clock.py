"""The clock has an answer whatever zone the system names."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from backcompanion.system.wall_clock import wall_clock

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system has no such zones")


@pytest.fixture(autouse=True)
def zone_again() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC0")
        yield
    time.tzset()


@pytest.mark.parametrize("zone", ["XXX-25", "XXX+24", "XXX-167:59:59"])
def test_a_zone_that_cannot_be_is_none(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert wall_clock().utcoffset() == timedelta()
    assert datetime(2026, 11, 29, 18).astimezone().utcoffset() == timedelta()


@pytest.mark.parametrize(("zone", "hours"), [("XXX-14", 14), ("EST5EDT", -5), ("Nope/Zone", 0)])
def test_others_are_as_they_are(monkeypatch: pytest.MonkeyPatch, zone: str, hours: int) -> None:
    monkeypatch.setenv("TZ", zone)
    wall_clock()
    assert datetime(2026, 11, 29, 18).astimezone().utcoffset() == timedelta(hours=hours)

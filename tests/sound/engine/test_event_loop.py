"""Timers by a clock that is moved, files by pipes."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from backcompanion.sound.engine.event_loop import PollLoop


class Clock:
    def __init__(self) -> None:
        self.now = 100.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    for file in (reader, writer):
        with suppress(OSError):  # the test has closed it
            os.close(file)


def test_a_timer_acts_once_when_it_is_due(clock: Clock) -> None:
    loop, acts = PollLoop(), []
    timer = loop.timer(lambda: acts.append(True))
    timer.start(2.0)
    clock.now += 1.9
    loop.look(0)
    assert timer.active and acts == []
    clock.now += 0.2
    loop.look(0)
    loop.look(0)
    assert not timer.active and acts == [True]


def test_started_anew_it_counts_from_then_and_stopped_it_never_acts(clock: Clock) -> None:
    loop, acts = PollLoop(), []
    put_off, stopped = loop.timer(lambda: acts.append(1)), loop.timer(lambda: acts.append(2))
    put_off.start(1.0)
    stopped.start(1.0)
    clock.now += 0.9
    put_off.start(1.0)
    stopped.stop()
    clock.now += 0.5
    loop.look(0)
    assert acts == []


def test_one_that_acts_may_stop_another_that_is_due_as_well(clock: Clock) -> None:
    loop, acts = PollLoop(), []
    second = loop.timer(lambda: acts.append("second"))
    first = loop.timer(second.stop)
    first.start(1.0)
    second.start(1.0)
    clock.now += 2.0
    loop.look(0)
    assert acts == []


def test_it_waits_no_longer_than_to_the_next_timer_and_for_good_without_one(clock: Clock) -> None:
    loop = PollLoop()
    assert loop.seconds_to_wait() is None
    loop.timer(lambda: None).start(3.0)
    loop.timer(lambda: None).start(1.0)
    assert loop.seconds_to_wait() == 1.0
    clock.now += 5.0
    assert loop.seconds_to_wait() == 0.0


def test_a_file_is_read_until_it_is_watched_no_more(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    loop, chunks = PollLoop(), []
    loop.watch(reader, lambda: chunks.append(os.read(reader, 10)))
    os.write(writer, b"1")
    loop.look(0)
    loop.unwatch(reader)
    loop.unwatch(reader)
    os.write(writer, b"2")
    loop.look(0)
    assert chunks == [b"1"]


def test_an_end_alone_is_seen_and_what_can_be_read_is_left(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    loop, ends = PollLoop(), []
    loop.watch_end(reader, lambda: ends.append(True))
    os.write(writer, b"later")
    loop.look(0)
    assert ends == []
    os.close(writer)
    loop.look(0)
    assert ends == [True]
    assert os.read(reader, 10) == b"later"


def test_it_runs_until_it_is_to_end(pipe: tuple[int, int]) -> None:
    reader, writer = pipe
    loop = PollLoop()
    loop.watch(reader, lambda: loop.exit(3))
    os.write(writer, b"end")
    assert loop.run() == 3

"""At the press of a key all is said again, and from then on everything in full."""

import pytest

from backcompanion.sound.cue_scheduler import CueScheduler
from sound.test_cue_scheduler import LIBRARY, Room

AT_HOME = dict.fromkeys(LIBRARY.exercises, (20, 3))


def started(seconds: float, amount: str = "everything") -> Room:
    """Of a person who is at home in all of it."""
    room = Room(lead_in=0.0)
    room.cue_scheduler = CueScheduler(room.session, LIBRARY, amount, AT_HOME)  # type: ignore[arg-type]
    room.session.start()
    room.tick()
    room.run(seconds)
    return room


def press(room: Room) -> None:
    now = room.clock.now()
    room.waiting.clear()  # the first order is to cancel
    actions = room.cue_scheduler.repeat_instructions()
    assert actions[0].verb == "cancel"
    for action in actions[1:]:
        if action.verb == "caption":
            room.captions.append(action.text)
        else:
            room.waiting.append((now + max(0.0, action.after), action))


@pytest.mark.parametrize("amount", ["everything", "names", "tones"])
def test_it_is_said_and_shown_at_once(amount: str) -> None:
    room = started(20 + 3, amount)  # 3 s into back bows
    before = len(room.said())
    press(room)
    room.run(14)
    assert room.said()[before] == "Back bows."
    assert "Lie on your front, arms long past your ears." in room.said()[before:]
    assert "Lie on your front, arms long past your ears." in room.captions


def test_from_then_on_all_is_told_in_full() -> None:
    room = started(20 + 3)
    assert "Lie on your front, arms long past your ears." not in room.said()
    press(room)
    room.run(50)  # past getting ready for Russian twists
    assert "Sit with bent knees, lean back, back long." in room.said()


def test_no_tone_is_lost_or_heard_twice() -> None:
    room, plain = started(20 + 6), started(20 + 6)
    press(room)
    room.run(40)
    plain.run(40)
    assert room.tones() == plain.tones()


def test_while_paused_it_is_said_at_once_and_what_comes_is_not_held_back() -> None:
    room = started(20 + 3)
    room.session.pause()
    room.tick()
    before = len(room.said())
    press(room)
    room.run(5)
    assert room.said()[before].startswith("Back bows. Lie on your front")
    assert room.captions[-1] == room.said()[before]
    room.session.resume()
    room.run(2)
    assert "Down." in room.said()[before:]


def test_at_the_end_there_is_nothing_left_to_say() -> None:
    room = started(1)
    room.session.end()
    room.tick()
    assert [action.verb for action in room.cue_scheduler.repeat_instructions()] == []

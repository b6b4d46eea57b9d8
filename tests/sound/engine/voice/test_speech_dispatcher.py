"""The voice over speech-dispatcher's own protocol, with a server that is made up."""

import time
from collections.abc import Callable, Iterator

import pytest

from backcompanion.sound.engine.voice.speech_engine import SpeechEngine
from sound.engine.voice.speech_stand_in import ESPEAK, Conversation

Open = Callable[..., Conversation]


@pytest.fixture
def opened() -> Iterator[Open]:
    conversations = []

    def begin(
        language: str = "en_GB", modules: dict[str, list[str]] = ESPEAK, *, open_it: bool = True
    ) -> Conversation:
        conversation = Conversation(language, modules)
        conversations.append(conversation)
        if open_it:
            conversation.open()
        return conversation

    yield begin
    for conversation in conversations:
        conversation.close()


def settings(conversation: Conversation) -> list[str]:
    """What was set last, by its kind."""
    kinds = {}
    for command in conversation.server.commands:
        if command.startswith("SET SELF "):
            kind, _space, value = command.removeprefix("SET SELF ").partition(" ")
            kinds[kind] = value
    return [f"{kind} {value}" for kind, value in kinds.items()]


def test_it_is_opened_in_the_voice_of_the_country(opened: Open) -> None:
    talk = opened("en_GB")
    assert talk.events.heard == ["opened"]
    assert talk.engine.voice == "English (Great Britain)"
    assert talk.engine.voices == ("English (Great Britain)", "English (Scotland)")
    assert (talk.engine.name, talk.engine.language) == ("speechd", "en")
    assert {
        "NOTIFICATION ALL ON",
        "PRIORITY MESSAGE",
        "LANGUAGE en-GB",
        "OUTPUT_MODULE espeak-ng",
        "SYNTHESIS_VOICE English (Great Britain)",
    } < set(settings(talk))


def test_one_command_at_a_time(opened: Open) -> None:
    """As the protocol wants it."""
    talk = opened(open_it=False)
    talk.engine.open(talk.events)
    assert talk.server.ours.recv(4096).count(b"\r\n") == 1


def test_rate_and_volume_are_the_numbers_that_qt_sends(opened: Open) -> None:
    """So that what a voice was measured to take stays true; seen between Qt 6.11 and a server."""
    talk = opened()
    assert not any("RATE" in each for each in settings(talk))  # the person's own, until one is set
    for percent, sent in ((0, 0), (-50, -50), (29, 28), (57, 56)):
        talk.engine.set_rate(percent)
        talk.settle()
        assert f"RATE {sent}" in settings(talk)
    for percent, sent in ((0, -100), (29, -42), (57, 13), (80, 60), (100, 100)):
        talk.engine.set_volume(percent)
        talk.settle()
        assert f"VOLUME {sent}" in settings(talk)


def test_what_is_set_before_it_is_opened_holds(opened: Open) -> None:
    talk = opened("en_US", open_it=False)
    talk.engine.set_voice("English (Caribbean)")
    talk.engine.set_rate(-20)
    talk.engine.set_volume(50)
    talk.open()
    assert talk.engine.voice == "English (Caribbean)"
    assert {"RATE -20", "VOLUME 0"} < set(settings(talk))
    talk.engine.set_voice("Nobody")
    assert talk.engine.voice == "English (America)"


def test_it_speaks_from_being_asked_to_the_end(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Hold.")
    assert talk.engine.speaking and not talk.engine.begun
    talk.settle()
    assert talk.server.texts == ["Hold."]
    talk.server.tell(701, 1)
    talk.settle()
    assert talk.engine.begun
    talk.server.tell(702, 1)
    talk.settle()
    assert not talk.engine.speaking
    assert talk.events.heard == ["opened", "ended"]


@pytest.mark.parametrize("text", [".", "One.\n.\n..two", "Zażółć – “gęślą”"])
def test_no_text_ends_its_message(text: str, opened: Open) -> None:
    talk = opened()
    talk.engine.say(text)
    talk.engine.say("Next.")
    talk.settle()
    assert talk.server.texts == [text, "Next."]


def test_silence_is_not_asked_for(opened: Open) -> None:
    talk = opened()
    talk.engine.say(" ")
    talk.settle()
    assert not talk.engine.speaking
    assert talk.server.texts == []


def test_the_end_of_one_that_was_cut_off_is_not_the_end_of_the_next(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Lie on your front.")
    talk.settle()
    talk.server.tell(701, 1)
    talk.settle()
    talk.engine.say("Up.")
    talk.server.tell(703, 1)
    talk.settle()
    talk.server.tell(703, 1)
    talk.settle()
    assert talk.server.commands[-2:] == ["CANCEL SELF", "SPEAK"]
    assert talk.engine.speaking
    talk.server.tell(702, 2)
    talk.settle()
    assert talk.events.heard == ["opened", "ended"]


def test_stopped_it_is_silent_at_once_and_tells_it_once(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Lie on your front.")
    talk.settle()
    talk.engine.stop()
    assert not talk.engine.speaking
    talk.settle()
    talk.server.tell(703, 1)
    talk.settle()
    assert talk.server.commands[-1] == "CANCEL SELF"  # others may speak on
    assert talk.events.heard == ["opened", "ended"]


def test_stopped_before_it_was_taken_it_stays_stopped(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Lie on your front.")
    talk.engine.stop()
    talk.settle()
    talk.server.tell(701, 1)
    talk.settle()
    assert not talk.engine.speaking and not talk.engine.begun


def test_the_next_after_a_stop_goes_on(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Lie on your front.")
    talk.engine.stop()
    talk.engine.say("Paused.")
    talk.settle()
    assert talk.engine.speaking
    assert talk.events.heard == ["opened"]


def test_a_sentence_that_is_refused_is_over(opened: Open) -> None:
    talk = opened()
    talk.server.refuses = ("SPEAK",)
    talk.engine.say("Hold.")
    talk.settle()
    assert talk.events.heard == ["opened", "ended"]
    assert not talk.engine.speaking


def test_a_server_that_ends_is_lost_at_once(opened: Open) -> None:
    talk = opened()
    talk.engine.say("Hold.")
    talk.server.ours.close()
    talk.loop.look(0)
    talk.loop.look(0)
    assert len(talk.events.heard) == 2
    assert talk.events.heard[1].startswith("lost: ")


def test_a_server_that_does_not_answer_is_given_up(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = opened()
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    talk.engine.say("Hold.")
    now += 4.9
    talk.loop.look(0)
    assert talk.events.heard == ["opened"]
    now += 0.2
    talk.loop.look(0)
    assert talk.events.heard == ["opened", "lost: speech-dispatcher does not answer"]


def test_one_that_is_started_by_being_asked_has_longer(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the desktop's own service does, which listens before it runs."""
    talk = opened(open_it=False)
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    talk.engine.open(talk.events)
    now += 20.0
    talk.loop.look(0)
    assert talk.events.heard == []
    talk.settle()
    assert talk.events.heard == ["opened"]


def test_what_it_did_not_ask_for_is_passed_over(opened: Open) -> None:
    talk = opened()
    talk.server.send("", "nonsense", "702 END", "799-x", "799 WHAT")
    talk.settle()
    talk.engine.say("Hold.")
    talk.settle()
    assert talk.server.texts == ["Hold."]


def test_voices_of_all_engines_are_listed_and_keep_their_own(opened: Open) -> None:
    modules = {**ESPEAK, "rhvoice": ["alan\ten-GB\tnone"], "dummy": ["nobody\ten-GB\tnone"]}
    talk = opened("en_GB", modules)
    assert talk.engine.voices == ("English (Great Britain)", "alan", "English (Scotland)")
    talk.engine.set_voice("alan")
    talk.settle()
    assert {"OUTPUT_MODULE rhvoice", "SYNTHESIS_VOICE alan"} < set(settings(talk))


def test_an_engine_that_cannot_be_had_is_left_out(opened: Open) -> None:
    talk = opened("en_GB", {"broken": ["x\ten-GB\tnone"], **ESPEAK}, open_it=False)
    talk.server.refuses = ("SET SELF OUTPUT_MODULE broken",)
    talk.open()
    assert talk.engine.voices == ("English (Great Britain)", "English (Scotland)")


@pytest.mark.parametrize("modules", [{}, {"dummy": ["nobody\ten\tnone"]}, {"generic": []}])
def test_a_service_without_a_voice_is_none(modules: dict[str, list[str]], opened: Open) -> None:
    talk = opened("en_GB", modules)
    assert talk.events.heard == ["missing: speech-dispatcher has no voices"]


def test_a_language_that_nobody_speaks_is_told_and_another_speaks(opened: Open) -> None:
    talk = opened("de_DE", {"flite": ["kal\ten-US\tnone", "kal+Adam\ten-US\tAdam"]})
    assert talk.events.heard == ["no language: Deutsch", "opened"]
    assert talk.engine.voices == ("kal",)
    assert talk.engine.voice == "kal"


def test_it_is_an_engine(opened: Open) -> None:
    engine: SpeechEngine = opened().engine
    assert engine.name == "speechd"

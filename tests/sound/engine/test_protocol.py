"""What one end encodes the other decodes, and nothing that it reads makes it raise."""

import json
import logging
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.sound.engine.protocol import (
    Answer,
    Cancel,
    Command,
    Mute,
    Play,
    Problem,
    ProblemKind,
    Say,
    SetVolume,
    VoiceReady,
    Wake,
    decode_answer,
    decode_command,
    encode,
)
from support.child_process import must_succeed

NUMBERS = st.floats(-1e11, 1e11)
OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    bool: st.booleans(),
    int: st.integers(-1000, 1000),
    float: NUMBERS,
    float | None: st.none() | NUMBERS,
    tuple[str, ...]: st.lists(st.text()).map(tuple),
    ProblemKind: st.sampled_from(get_args(ProblemKind)),
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def messages(union: Any) -> st.SearchStrategy[Any]:
    return st.one_of(
        [
            st.builds(class_, **{name: OF_TYPE[t] for name, t in class_.__annotations__.items()})
            for class_ in get_args(union)
        ]
    )


@given(messages(Command))
def test_a_command_comes_back_as_it_was(command: Command) -> None:
    line = encode(command)
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    decoded = decode_command(line)
    assert (type(decoded), decoded) == (type(command), command)


@given(messages(Answer))
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    decoded = decode_answer(encode(answer))
    assert (type(decoded), decoded) == (type(answer), answer)


@pytest.mark.expects_log
@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_garbage_is_no_message_and_raises_nothing(line: bytes) -> None:
    assert decode_command(line) is None
    assert decode_answer(line) is None


@pytest.mark.expects_log
@given(
    st.sampled_from(list(get_args(Command | Answer))),
    st.dictionaries(st.text(), JSON, max_size=3),
    st.data(),
)
def test_values_that_do_not_fit_raise_nothing(
    class_: Any, more: dict[str, Any], data: st.DataObject
) -> None:
    values = {name: data.draw(JSON) for name in class_.__annotations__}
    line = json.dumps({"is": class_.__name__, **values, **more}).encode()
    decode_command(line)
    decode_answer(line)


@pytest.mark.expects_log
@pytest.mark.parametrize(
    "line",
    [
        b"[" * 16_000,
        b'{"is":"SetVolume","percent":1e999}',
        b'{"is":"SetVolume","percent":true}',
        b'{"is":"SetVolume","percent":' + b"9" * 400 + b"}",
        b'{"is":"SetVolume","percent":' + b"9" * 5000 + b"}",
        b'{"is":"SetVolume"}',
        b'{"is":"Play","tone":"go","key":"k","due":NaN}',
        b'{"is":"Play","tone":"go","key":"k","due":null}',
        b'{"is":["SetVolume"],"percent":5}',
        b'{"is":"Problem","kind":"tired"}',
        b'{"is":"VoiceReady","engine":"e","voice":"v","voices":[1]}',
        b"\xff\xfe\n",
    ],
)
def test_what_does_not_fit_is_logged_and_left_out(
    line: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert decode_command(line) is None
    assert decode_answer(line) is None
    assert len(caplog.records) == 2


@pytest.mark.expects_log
def test_a_field_that_is_not_known_is_left_out_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert decode_command(b'{"is":"SetVolume","percent":5,"balance":3}') == SetVolume(5)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "balance" in caplog.text


def test_a_field_that_has_a_default_may_be_missing() -> None:
    line = b'{"is":"Say","text":"Hold.","due":3,"key":"k"}'
    assert decode_command(line) == Say("Hold.", 3.0, "k")


def test_neither_end_takes_what_the_other_one_sends() -> None:
    commands, answers = get_args(Command), get_args(Answer)
    assert not set(commands) & set(answers)
    assert Play in commands and Problem in answers and VoiceReady in answers


def test_what_takes_memory_stays_out_of_the_sound_processes() -> None:
    code = (
        "import sys, backcompanion.sound.engine.__main__\n"
        "import backcompanion.sound.engine.tones.pulse_tones\n"
        "import backcompanion.sound.engine.voice.voice_process\n"
        "heavy = {'PySide6', 'msgspec', 'numpy', 'dataclasses', 'locale', 'logging', 'pathlib',"
        " 'subprocess'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    must_succeed(code)


def test_messages_are_values() -> None:
    assert Cancel() == Cancel() != Wake()
    assert Say("Up", 1.0, "a") == Say(text="Up", due=1.0, key="a", importance=0)
    assert len({Say("Up", 1.0, "a"), Say("Up", 1.0, "a"), Say("Down", 1.0, "a")}) == 2
    assert repr(Problem("no-engine")) == "Problem(kind='no-engine', detail='')"
    with pytest.raises(AttributeError):
        Mute(True).on = False  # type: ignore[misc]


@pytest.mark.parametrize("wrong", [{}, {"on": True, "off": True}])
def test_a_message_has_its_fields_and_no_others(wrong: dict[str, bool]) -> None:
    with pytest.raises(TypeError):
        Mute(**wrong)
    with pytest.raises(TypeError):
        Mute(True, on=True)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Mute(True, True)  # type: ignore[call-arg]

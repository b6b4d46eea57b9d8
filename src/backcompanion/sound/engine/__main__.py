"""The process that makes the sound: `python -m backcompanion.sound.engine tones|voice|both …`.

It reads a line for each thing to do and answers in lines (`protocol`), so that no engine, no
missing library and no dead device can hold or kill the window. It ends when its input does.

Where Linux has a sound server, tones are played without Qt, and where it has speech-dispatcher, the
voice speaks without; Qt is imported for all else. `both` begins them in one process there
(`shared_parts`).
"""

import os
import sys


def main(arguments: list[str]) -> int:
    """`tones FOLDER` plays the WAV files of that folder; `voice LANGUAGE` speaks; `both` does what
    it is told to. `qt` after the first two: without a look for other ways.
    """
    die_with_parent()
    if arguments == ["both"]:
        from backcompanion.sound.engine.shared_parts import run_both

        status = run_both()
    else:
        status = run_one(*arguments)
    # The reading thread still waits for input: there is nothing left to tidy up.
    sys.stdout.flush()
    os._exit(status)


def run_one(part: str, argument: str, way: str = "") -> int:
    """The status to end with."""
    status = None if way == "qt" else do_without_qt(part, argument)
    if status is None:
        from backcompanion.sound.engine.qt_process import run

        status = run(part, argument)
    return status


def do_without_qt(part: str, argument: str) -> int | None:
    """The status to end with; None where it has to be tried with Qt."""
    if not sys.platform.startswith("linux"):
        return None
    if part == "voice":
        from backcompanion.sound.engine.voice.voice_process import speak

        return speak(argument)
    from backcompanion.sound.engine.tones.pulse_tones import play_tones

    return play_tones(argument)


def die_with_parent() -> None:
    """Linux: whatever holds this process, it is ended together with the one that started it.

    Elsewhere the end of its input has to do, which is not seen while an engine holds the
    interpreter; then `time_limit` ends it.
    """
    if sys.platform.startswith("linux"):
        import ctypes
        import signal

        set_parent_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGKILL))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

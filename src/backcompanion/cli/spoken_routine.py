"""What is said and played in a workout, and its phases, as the contract's JSON."""

import re
from typing import Any

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language
from backcompanion.base.paths import Folders
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.training.coaching.cue import Cue, Importance
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.coaching.sentences import last_one
from backcompanion.training.coaching.spans import beats, step_spans
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.timeline import Timeline

KINDS = {
    Importance.SET_UP: "set-up",
    Importance.SET_UP_LATER: "set-up",
    Importance.SET_UP_DETAIL: "set-up",
    Importance.HOLD: "set-up",
    Importance.HOW_TO_MOVE: "move",
    Importance.MOVE: "move",
    Importance.TOTAL: "count",
    Importance.SIDE: "side",
    Importance.BREATH: "breath",
    Importance.CORRECTION: "correction",
    Importance.HINT: "hint",
    Importance.TIME: "time",
    Importance.NAME: "next",
    Importance.CARE: "care",
}
MEASURED_VOICE = "espeak-ng"
"""Whose lengths are assumed until a voice was heard."""
COUNTS = (Importance.COUNT, Importance.LIGHT_COUNT)
NUMBERED = re.compile(r"\d+[,.]")


def voice_lengths(name: str, app_folders: Folders) -> SpokenLengths:
    """How long sentences take in the voice of that name, at the rate that is set; "" for the
    measured one.

    Raises KnownError where it was never heard here.
    """
    if not name or name == MEASURED_VOICE:
        return lengths_of(language())
    from backcompanion.application.settings_file import SettingsFile
    from backcompanion.sound.spoken_language import spoken_language
    from backcompanion.sound.spoken_memory import SpokenMemory

    memory = SpokenMemory(spoken_language())
    memory.keep_in(app_folders.data)
    known = memory.voices()
    if name not in known:
        message = _("No voice {name} was heard here; there are: {names}.")
        raise KnownError(message.format(name=name, names=", ".join((MEASURED_VOICE, *known))))
    memory.voice = name
    memory.percent = SettingsFile(app_folders.config, keep_damaged=True).settings.voice_rate
    return memory.lengths()


def cues_json(timeline: Timeline, library: Library, lengths: SpokenLengths) -> dict[str, Any]:
    """`cues` and `tones`, of somebody to whom every exercise is new."""
    cues = cues_for(timeline, library, in_full=True, lengths=lengths)
    spoken = [
        {
            "at": round(cue.at, 3),
            "text": cue.text,
            "seconds": round(cue.seconds, 3),
            "kind": _kind(cue),
        }
        for cue in cues
        if cue.kind == "say"
    ]
    tones = [{"at": round(cue.at, 3), "name": cue.text} for cue in cues if cue.kind == "tone"]
    return {"cues": spoken, "tones": tones}


def phases_json(timeline: Timeline, library: Library) -> list[list[dict[str, Any]]]:
    """Of each step, in order."""
    return [
        [
            {
                "name": beat.phase.name,
                "start": round(beat.at, 3),
                "seconds": beat.phase.seconds,
                "breath": beat.phase.breath,
                "side": beat.side,
            }
            for segment in span.segments
            for beat in beats(span, segment)
        ]
        for span in step_spans(timeline, library, 0.0, timeline.seconds)
        if not span.getting_ready
    ]


def _kind(cue: Cue) -> str:
    if cue.importance in COUNTS:
        return "count" if NUMBERED.match(cue.text) or _is_last_one(cue.text) else "phase"
    return KINDS.get(cue.importance, "other")


def _is_last_one(text: str) -> bool:
    before, after = last_one("\0").split("\0")
    return text == last_one("") or (text.startswith(before) and text.endswith(after))

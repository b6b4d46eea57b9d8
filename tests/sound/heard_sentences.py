"""What of the sentences of a session was not heard when it was due and to its end."""

from collections.abc import Sequence

from backcompanion.training.coaching.cue import Cue
from sound.speakers import Recording

LATEST_SECONDS = 0.3
# What the recording may miss of a sentence's beginning and end together.
SHORTER_SECONDS = 0.4

Wrong = list[tuple[object, ...]]


def heard_sentences(
    recording: Recording, cues: Sequence[Cue], begun: float, seconds: float
) -> tuple[Wrong, Wrong]:
    """Those that were not heard in full, and those that were late. `begun`: the moment of training
    second 0. `seconds`: how long the session was.
    """
    sentences = [cue for cue in cues if cue.kind == "say"]
    ends = [*(cue.at for cue in sentences[1:]), seconds + 4]
    wrong: Wrong = []
    late: Wrong = []
    for cue, until in zip(sentences, ends, strict=True):
        due = begun + cue.at
        onset = recording.loud_from(due - 0.1, due + 1.0)
        over = recording.quiet_from(due, begun + until - 0.02)
        if onset is None or over is None:
            wrong.append((cue.at, cue.text, "not at all", 0.0))
        elif abs(onset - due) > LATEST_SECONDS:
            late.append((cue.at, cue.text, round(onset - due, 2)))
        elif over - due < cue.seconds * 0.8 - SHORTER_SECONDS or over - due > until - cue.at - 0.03:
            wrong.append((cue.at, cue.text, "how long", round(over - due, 2)))
    return wrong, late

"""While every text is asked for in other letters, nothing that is spoken or printed has ours.

What is shown is walked through in tests/ui/test_everything_opens.py; that a language lacks no text
is held by tests/test_translations.py. The three together: no English word in a shipped language.
"""

import re
from pathlib import Path
from typing import get_args

import pytest

from backcompanion.cli.main import main
from backcompanion.library.loader import load_library
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from support.languages import LONGER, in_language
from support.long_texts import fill_history
from support.places import RESOURCES

# Names, what a person or a file is called, and what is typed: options, ids, units.
_NAMES = re.compile(
    r"Back Companion|backcompanion(?: [a-z]+)*|^    [a-z]+(?=  )|\{[a-z0-9,]+\}"
    r"|\b(?:pdf|csv|json|stretches|easier|standard|harder)\b"
    r"|[\w-]*/[\w./-]*|--?[\w-]+|[\w-]+\.\w+|kcal|min|JSON|CSV"
    r"|'[^']*'|“[^”]*”|[a-z]+-[a-z-]+|Rueckentraining\w*|https?:\S*",
    re.MULTILINE,
)


def english(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", _NAMES.sub(" ", text))


@pytest.mark.parametrize("level", LEVELS)
def test_all_that_is_said_is_looked_up(level: Level) -> None:
    with in_language(LONGER):
        library = load_library(RESOURCES, None, None)
        for routine in library.routines.values():
            for remarks in (frozenset(), frozenset(get_args(Remark))):
                choices = Choices(
                    equipment=frozenset(get_args(Equipment)), level=level, remarks=remarks
                )
                timeline = perform(prescribe(routine, library, choices), [])
                cues = cues_for(timeline, library, in_full=True)
                assert len(cues) > 20
                spoken = {
                    cue.text: words
                    for cue in cues
                    if cue.kind == "say" and (words := english(cue.text))
                }
                assert spoken == {}


COMMANDS = (
    ("stats",),
    ("routine", "list"),
    ("routine", "show", "upper-lower-back", "--cues"),
    ("routine", "show", "nothing-such"),
    ("routine", "check", "nothing.txt"),
    ("folder", "status"),
    ("restore",),
    ("import", "nothing.csv"),
    ("export", "nothing.doc"),
    ("report", "nothing.doc"),
    ("--speed", "7"),
    ("--speed", "1000", "stats"),
    ("stats", "--from", "2026-02-30"),
    ("stats", "--from", "2026-02-02", "--to", "2026-01-01"),
    ("check", "--fitted"),
    ("check", "--coaching", "nothing-such"),
    ("remind",),
    ("--help",),
    ("routine", "show", "--help"),
)


def test_all_that_a_command_prints_is_looked_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_history(tmp_path)
    monkeypatch.chdir(tmp_path)
    printed = {}
    with in_language(LONGER):
        for command in COMMANDS:
            before = () if command[0] == "--speed" else ("--data-dir", str(tmp_path))
            main([*before, *command])
            text = "".join(capsys.readouterr()).replace(str(tmp_path), "")
            assert text or command == ("remind",), command
            if words := english(text):
                printed[command] = words[:12]
    assert printed == {}

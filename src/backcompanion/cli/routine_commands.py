"""`routine list` and `routine show`: a workout as it would be trained, with all that is said."""

import json
import sys
from dataclasses import replace
from typing import Any

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders, resources
from backcompanion.cli.arguments import Arguments
from backcompanion.cli.option_parser import BUILT_IN_ROUTINE
from backcompanion.cli.spoken_routine import cues_json, phases_json, voice_lengths
from backcompanion.library.loader import load_library
from backcompanion.training.adaptation.recent import practised, times_done
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import side_word
from backcompanion.training.session.prescription import (
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from backcompanion.training.session.record import SessionRecord
from backcompanion.training.session.timeline import perform

EXIT_USAGE = 2


def run(arguments: Arguments, app_folders: Folders) -> int:
    shipped = load_library(resources())
    if arguments.action not in ("list", "show"):
        from backcompanion.cli.routine_files import run as run_files

        return run_files(arguments, app_folders, shipped)
    library = _with_own(shipped, app_folders)
    if arguments.action == "list":
        _list(library, shipped, as_json=arguments.json)
        return 0
    routine = library.routines.get(arguments.id)
    if routine is None:
        message = _("There is no routine {id}; there are: {ids}.")
        print(message.format(id=arguments.id, ids=", ".join(library.routines)), file=sys.stderr)
        return EXIT_USAGE
    lengths = voice_lengths(arguments.voice, app_folders)
    session = _prescribe(routine, library, arguments, app_folders)
    shown = routine_json(routine, session, library, lengths if arguments.cues else None)
    if arguments.json:
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(shown)))
    return 0


def _with_own(shipped: Library, app_folders: Folders) -> Library:
    """What of one's own cannot be read is said; as it was before, it is there all the same."""
    from backcompanion.library.own_routines import OwnRoutineFiles

    own = OwnRoutineFiles(app_folders.data, app_folders.cache).read(shipped)
    for problem in own.problems:
        print(problem, file=sys.stderr)
    return own.added_to(shipped)


def routine_json(
    routine: Routine, session: Prescription, library: Library, lengths: SpokenLengths | None = None
) -> dict[str, Any]:
    """As the contract has it. `lengths`: of what is said, where that is wanted, with what is played
    and each phase.
    """
    steps, start = list[dict[str, Any]](), 0.0
    timeline = perform(session, [])
    for step in session.steps:
        start += step.get_ready_seconds
        steps.append(_step_json(step, library, start))
        start += step.seconds
    shown: dict[str, Any] = {
        "id": routine.id,
        "name": routine.name,
        "seconds": number(start),
        "rounds": session.rounds,
        "pace": session.pace,
        "left_out": [{"exercise": name, "why": "minutes"} for name in session.left_out],
        "steps": steps,
    }
    if lengths is not None:
        for step_json, phases in zip(steps, phases_json(timeline, library), strict=True):
            step_json["phases"] = phases
        shown |= cues_json(timeline, library, lengths)
    return shown


def number(seconds: float) -> float | int:
    """A whole one without a point, others to the thousandth."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def _step_json(step: PlannedStep, library: Library, start: float) -> dict[str, Any]:
    exercise, tempo = library.exercises[step.exercise], step.tempos[step.level]
    return {
        "kind": step.kind,
        "exercise": step.exercise,
        "name": exercise.name,
        "instead_of": step.instead_of,
        "why": [str(reason) for reason in step.reasons],
        "variant": step.level,
        "round": step.round,
        "set": step.set,
        "side": step.side,
        "start": number(start),
        "get_ready_seconds": number(step.get_ready_seconds),
        "seconds": number(step.seconds),
        "repetitions": tempo.repetitions,
        "waits": step.waits,
        "load_kg": step.load_kg,
        "position": exercise.position,
        "figure": step.motion,
    }


def _prescribe(
    routine: Routine, library: Library, arguments: Arguments, app_folders: Folders
) -> Prescription:
    latest = _latest_sessions(app_folders)
    choices = replace(_choices(routine, arguments, app_folders), practised=practised(latest))
    minutes, of_late = arguments.minutes, dict[str, int]()
    if minutes is None and arguments.rounds is None:
        minutes = SettingsFile(app_folders.config, keep_damaged=True).settings.minutes
        of_late = times_done(latest) if minutes else {}
    if not minutes:
        return prescribe(routine, library, choices)
    from backcompanion.training.session.fitting import fit

    return fit(routine, library, choices, minutes, of_late)


def _latest_sessions(app_folders: Folders) -> list[SessionRecord]:
    """If they can be read as they are; nothing is mended for it."""
    from backcompanion.history.database import FILE_NAME
    from backcompanion.history.history_errors import HistoryError
    from backcompanion.history.store import Store
    from backcompanion.system.wall_clock import wall_clock
    from backcompanion.training.adaptation.recent import RECENT_SESSIONS

    path = app_folders.data / FILE_NAME
    if not path.exists():
        return []
    try:
        store = Store(path, now=wall_clock)
        newest = store.read().sessions[-RECENT_SESSIONS:]
        records = [store.session(session.id) for session in newest]
    except HistoryError:
        return []
    return [record for record in records if record is not None]


def _choices(routine: Routine, arguments: Arguments, app_folders: Folders) -> Choices:
    """What is not said is as the settings have it; an own routine has its own rounds."""
    now = SettingsFile(app_folders.config, keep_damaged=True).settings
    given = arguments.equipment
    rounds = now.rounds if routine.id == BUILT_IN_ROUTINE else routine.rounds
    return Choices(
        equipment=frozenset(now.equipment) if given is None else given,
        level=arguments.level or now.level,
        rounds=rounds if arguments.rounds is None else arguments.rounds,
        warm_up=not (arguments.no_warm_up or now.already_warm),
        rest_factor=now.rest_percent / 100,
        pace=now.paces.get(routine.id, 100) if arguments.pace is None else arguments.pace,
        paces=now.exercise_paces if arguments.pace is None else {},
        remarks=frozenset(now.remarks) if arguments.remarks is None else arguments.remarks,
    )


def _list(library: Library, shipped: Library, *, as_json: bool) -> None:
    shown = []
    for routine in library.routines.values():
        session = prescribe(routine, library, Choices(rounds=routine.rounds))
        shown.append(
            {
                "id": routine.id,
                "name": routine.name,
                "seconds": number(session.seconds),
                "steps": len(session.steps),
                "own": routine.id not in shipped.routines,
            }
        )
    if as_json:
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    for each in shown:
        minutes = round(each["seconds"] / 60)  # type: ignore[operator]
        length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        print(each["id"], each["name"], length, sep="  ")


def _lines(shown: dict[str, Any]) -> list[str]:
    """For a person: a line for each step, and below it what is said."""
    cues = list(shown.get("cues", ()))
    lines = [f"{shown['name']}  {_clock(shown['seconds'])}"]
    for step in shown["steps"]:
        begin = step["start"] - step["get_ready_seconds"]
        end = step["start"] + step["seconds"]
        side = f", {side_word(step['side'])}" if step["side"] else ""
        lines.append(f"{_clock(step['start'])}  {step['name']}{side}  ({step['seconds']} s)")
        spoken = [cue for cue in cues if begin <= cue["at"] < end]
        lines += [f"    {_clock(cue['at'])}  {cue['text']}" for cue in spoken]
    return lines


def _clock(seconds: float) -> str:
    minutes, left = divmod(seconds, 60)
    return f"{int(minutes)}:{left:04.1f}"

"""What no type can say about one exercise's file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.file_schema import (
    CueChangesInFile,
    CuesInFile,
    ExerciseInFile,
    VariantInFile,
)
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.session.limits import LONGEST_STEP_SECONDS

MAX_WORDS = 12


def check_exercise(file: Path, written: ExerciseInFile) -> None:
    if written.id != file.stem:
        raise LibraryError(file, "id", _('"{name}", as the file is named').format(name=file.stem))
    if not written.variants.standard.parts:
        raise LibraryError(file, "variants.standard.parts", _("at least one part"))
    for level, variant in written.variants.by_level().items():
        _check_tempo(file, f"variants.{level}", variant, written)
    _check_sides(file, written)
    _check_words(file, written)
    _check_remarks(file, written)


def _check_tempo(file: Path, field: str, variant: VariantInFile, written: ExerciseInFile) -> None:
    if not variant.parts:
        for name, given in (
            ("alternating", variant.alternating),
            ("breath_seconds", variant.breath_seconds),
        ):
            if given:
                raise LibraryError(file, f"{field}.{name}", _("parts beside it, or neither"))
        return
    seconds = 0.0
    for index, part in enumerate(variant.parts):
        seconds += part.repetitions * sum(phase.seconds for phase in part.phases)
        # A single beat runs on without a count for each side; a whole repetition is counted.
        needs_even_count = variant.alternating and written.kind == "work" and len(part.phases) > 1
        if needs_even_count and part.repetitions % 2:
            raise LibraryError(
                file,
                f"{field}.parts[{index}].repetitions",
                _("an even number, as the sides take turns"),
            )
        for place, phase in enumerate(part.phases):
            if phase.breath and variant.breath_seconds:
                raise LibraryError(
                    file,
                    f"{field}.parts[{index}].phases[{place}].breath",
                    _("no breath beside breath_seconds"),
                )
    if not seconds <= LONGEST_STEP_SECONDS:
        raise LibraryError(
            file, f"{field}.parts", _("at most {n} s in all").format(n=LONGEST_STEP_SECONDS)
        )


def _check_sides(file: Path, written: ExerciseInFile) -> None:
    for level, variant in written.variants.by_level().items():
        if not variant.parts:
            continue
        changes_sides = any(phase.other_side for part in variant.parts for phase in part.phases)
        field = f"variants.{level}.alternating"
        if variant.alternating and changes_sides:
            raise LibraryError(file, field, _("either alternating or phases with other_side"))
        if (variant.alternating or changes_sides) != (written.sides == "alternating"):
            raise LibraryError(
                file,
                field,
                _('alternating, or a phase with other_side, exactly where sides is "alternating"'),
            )
    if (written.sides == "both") != (not written.lead):
        raise LibraryError(file, "lead", _('how a side is said, exactly where sides is not "both"'))


def _check_words(file: Path, written: ExerciseInFile) -> None:
    cues = written.cues
    spoken = {f"cues.{name}": getattr(cues, name) for name in ("set_up", "move", "feel", "avoid")}
    spoken |= {
        f"variants.{level}.cue": each.cue for level, each in written.variants.by_level().items()
    }
    spoken |= {f"remark_cues.{remark}": text for remark, text in written.remark_cues.items()}
    texts = _all_told(written)
    for table, each in texts.items():
        spoken |= {
            f"{table}.{name}": text
            for name in ("set_up", "move", "feel", "avoid")
            if (text := getattr(each, name))
        }
        spoken |= {f"{table}.{name}": cue for name, cue, _phase in _phase_cues(each)}
    for field, text in spoken.items():
        for sentence in split_sentences(text):
            if (count := len(sentence.split())) > MAX_WORDS:
                raise LibraryError(
                    file,
                    field,
                    _("sentences of at most {most} words, not {n}").format(most=MAX_WORDS, n=count),
                )

    known = {
        phase.name
        for each in written.variants.by_level().values()
        for p in each.parts
        for phase in p.phases
    }
    templates = {"lead": written.lead}
    for table, each in texts.items():
        for name, _text, phase in _phase_cues(each):
            if phase and phase not in known:
                raise LibraryError(
                    file,
                    f"{table}.{name}.phase",
                    _("a phase of its tempo: {names}").format(names=join_sorted(known)),
                )
        for name in (each.phases or {}).keys() - known:
            raise LibraryError(
                file,
                f"{table}.phases.{name}",
                _("a phase of its tempo: {names}").format(names=join_sorted(known)),
            )
        templates |= {f"{table}.phases.{name}": text for name, text in (each.phases or {}).items()}
        templates[f"{table}.side_set_up"] = each.side_set_up or ""
        if isinstance(each, CueChangesInFile):
            templates[f"{table}.lead"] = each.lead or ""
    for field, text in templates.items():
        if set("{}") & set(text.replace("{side}", "").replace("{other}", "")):
            raise LibraryError(file, field, _("no braces but {side} and {other}"))
        if "{" in text and written.sides == "both":
            raise LibraryError(file, field, _('no {side} or {other} where sides is "both"'))


def _all_told(written: ExerciseInFile) -> dict[str, CuesInFile | CueChangesInFile]:
    """By table, all that is told at some level, with some thing or for some remark."""
    return {
        "cues": written.cues,
        **{f"variants.{level}.cues": v.cues for level, v in written.variants.by_level().items()},
        **{f"cues_with.{thing}": each for thing, each in written.cues_with.items()},
        **{f"cues_for.{remark}": each for remark, each in written.cues_for.items()},
    }


def _phase_cues(cues: CuesInFile | CueChangesInFile) -> Iterator[tuple[str, str, str]]:
    """Place, text and phase."""
    for name in ("short", "corrections"):
        for index, each in enumerate(getattr(cues, name) or ()):
            text, phase = (each, "") if isinstance(each, str) else (each.text, each.phase)
            yield f"{name}[{index}]", text, phase


def _check_remarks(file: Path, written: ExerciseInFile) -> None:
    tables: tuple[tuple[str, Mapping[Any, Any]], ...] = (
        ("remark_levels", written.remark_levels),
        ("remark_cues", written.remark_cues),
        ("cues_for", written.cues_for),
        ("remark_figures", written.remark_figures),
    )
    for name, by_remark in tables:
        for key in by_remark:
            for remark in set(key.split("+")) - set(LEVELS):
                if written.remarks.get(remark) != written.id:
                    raise LibraryError(
                        file,
                        f"{name}.{key}",
                        _("{line} beside it").format(line=f'remarks.{remark} = "{written.id}"'),
                    )
    for remark, level in written.remark_levels.items():
        if level not in written.variants.by_level():
            raise LibraryError(
                file,
                f"remark_levels.{remark}",
                _("one of {names}").format(names=join_sorted(set(written.variants.by_level()))),
            )


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, without regard to anything but . ? ! and a blank after it."""
    return text.replace("? ", ". ").replace("! ", ". ").split(". ")


def join_sorted(names: set[str]) -> str:
    return ", ".join(sorted(names))

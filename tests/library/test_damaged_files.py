"""A bad file is refused with its name, the field, and what was expected there."""

import math
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.base import paths
from backcompanion.base.errors import KnownError
from backcompanion.library import LibraryError, load_library
from backcompanion.library.conversion import convert
from backcompanion.library.exercise_file import parse_exercise
from backcompanion.library.file_schema import ExerciseInFile, RoutineInFile
from backcompanion.library.toml_file import parse_toml
from library.own_resources import RestoredFolder, copy_of_resources, routine
from support.cases import each_case
from support.languages import LONGER, in_language
from support.thoroughness import examples

BOWS = "exercises/back-bows.toml"
TWISTS = "exercises/russian-twists.toml"
SWIMMERS = "exercises/pilates-swimmers.toml"
SUPERMANS = "exercises/kneeling-supermans.toml"
ROUTINE = "routines/upper-lower-back.toml"
FIRST = "variants.standard.parts[0]"
THIRTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen"

CASES = [
    # file, what stands there, what stands there instead, field, expected
    (BOWS, "seconds = 2", 'seconds = "two"', f"{FIRST}.phases[0].seconds", "a number, not text"),
    (BOWS, "seconds = 2", "seconds = true", f"{FIRST}.phases[0].seconds", "a number"),
    (BOWS, "seconds = 2", "seconds = 0", f"{FIRST}.phases[0].seconds", "> 0"),
    (BOWS, "seconds = 2", "seconds = -2", f"{FIRST}.phases[0].seconds", "> 0"),
    (BOWS, "seconds = 2", "seconds = nan", f"{FIRST}.phases[0].seconds", "> 0"),
    (BOWS, "seconds = 2", "seconds = inf", f"{FIRST}.phases[0].seconds", "<= 600"),
    (BOWS, "seconds = 2,", "", f"{FIRST}.phases[0].seconds", "missing"),
    (BOWS, "seconds = 2", "seconds = 2, speed = 3", f"{FIRST}.phases[0].speed", "no such field"),
    (BOWS, 'breath = "out"', 'breath = "up"', f"{FIRST}.phases[0].breath", "in, out"),
    (BOWS, "repetitions = 4", "repetitions = 0", f"{FIRST}.repetitions", ">= 1"),
    (BOWS, "repetitions = 4", "repetitions = 4.5", f"{FIRST}.repetitions", "a whole number"),
    (BOWS, "repetitions = 4", "repetitions = 9" + "9" * 30, f"{FIRST}.repetitions", ""),
    (BOWS, 'id = "back-bows"', 'id = "bows"', "id", '"back-bows", as the file is named'),
    (BOWS, 'id = "back-bows"', 'id = "../bows"', "id", "small letters"),
    (BOWS, 'name = "Back bows"', "", "name", "missing"),
    (BOWS, 'name = "Back bows"', 'name = ""', "name", "length >= 1"),
    (BOWS, 'kind = "work"', 'kind = "play"', "kind", "stretch, warm-up, work"),
    (BOWS, 'position = "prone"', 'position = "afloat"', "position", "over-the-ball"),
    (BOWS, 'eyes = "away"', 'eyes = "shut"', "eyes", "away-at-the-bottom"),
    (BOWS, 'sides = "both"', 'sides = "alternating"', "variants.standard.alternating", "alternat"),
    (BOWS, 'face = "face down"', 'faces = "down"', "faces", "known are id, name"),
    (BOWS, 'face = "face down"', 'lead = "{side}"', "lead", "exactly where"),
    (BOWS, "[cues]\n", '[cues]\nshout = "x"\n', "cues.shout", "known are set_up, move"),
    (BOWS, "short = [", f'short = ["{THIRTEEN}",', "cues.short[0]", "at most 12 words, not 13"),
    (BOWS, "corrections = [", f'corrections = ["{THIRTEEN}",', "cues.corrections[0]", "12 words"),
    (BOWS, 'move = "', f'move = "{THIRTEEN} ', "cues.move", "12 words"),
    (BOWS, 'move = "', 'move = "' + "a" * 500, "cues.move", "length <= 400"),
    (BOWS, 'lift = "up"', "lift = 1", "cues.phases.lift", "text, not a whole number"),
    (BOWS, 'lift = "up"', 'jump = "up"', "cues.phases.jump", "hold, lift, lower, reset"),
    (BOWS, 'lift = "up"', 'lift = "{sid}"', "cues.phases.lift", "{side} and {other}"),
    (BOWS, 'lift = "up"', 'lift = "{side}"', "cues.phases.lift", "no {side}"),
    (BOWS, "[variants.easier]", "[variants.gentle]", "variants.gentle", "standard, easier, harder"),
    (BOWS, "[variants.standard]", "[variants.easiest]", "variants.easiest", "no such field"),
    (BOWS, '"Chest only"', '"x"\nalternating = true', "variants.easier.alternating", "parts"),
    (BOWS, '"Chest only"', '"x"\nneeds = [["rope"]]', "variants.easier.needs[0][0]", "dumbbells"),
    (BOWS, '"Chest only"', '"x"\nneeds = ["band"]', "variants.easier.needs[0]", "a list, not text"),
    (BOWS, "stenosis =", "gout =", "remarks.gout", "sore-shoulder"),
    (BOWS, 'stenosis = "kneeling-supermans"', "stenosis = 3", "remarks.stenosis", "text"),
    (BOWS, 'stenosis = "kneeling-supermans"', 'stenosis = "yoga"', "remarks.stenosis", '"yoga"'),
    (BOWS, 'stenosis = "kneeling-supermans"', 'stenosis = "march"', "remarks.stenosis", "work"),
    (BOWS, 'sore-shoulder = "easier"', 'disc = "easier"', "remark_levels.disc", "remarks.disc"),
    (BOWS, 'sore-shoulder = "easier"', 'sore-shoulder = "soft"', "remark_levels.sore-shoulder", ""),
    (BOWS, 'swap = "kneeling-supermans"', 'swap = "yoga"', "swap", "a file in exercises/"),
    (BOWS, 'swap = "kneeling-supermans"', 'swap = "back-bows"', "swap", "another exercise"),
    (BOWS, 'swap = "kneeling-supermans"', "swap = 3", "swap", "text, not a whole number"),
    (
        TWISTS,
        'sides = "alternating"',
        'sides = "both"',
        "variants.standard.alternating",
        "other_side",
    ),
    (SUPERMANS, "repetitions = 6", "repetitions = 5", f"{FIRST}.repetitions", "an even number"),
    (SUPERMANS, "alternating = true", "alternating = false", "variants.standard.alternating", ""),
    (
        SWIMMERS,
        "seconds = 2",
        'seconds = 2, breath = "in"',
        f"{FIRST}.phases[0].breath",
        "no breath",
    ),
    (SWIMMERS, "breath_seconds = 5", "breath_seconds = 0", "variants.standard.breath_seconds", ">"),
    (ROUTINE, "rounds = 2", "rounds = 4", "rounds", "<= 3"),
    (ROUTINE, "[165, 210]", "[210, 165]", "kcal", "the lower number first"),
    (ROUTINE, "[165, 210]", "[165]", "kcal", "length 2"),
    (ROUTINE, '"russian-twists"', '"yoga"', "round[1].exercise", '"yoga" has none'),
    (ROUTINE, '"russian-twists"', '"bridge", per_side = true', "round[1].per_side", "no sides"),
    (ROUTINE, '"russian-twists"', '"bridge", pace = 83', "round[1].pace", "in steps of 5"),
    (
        ROUTINE,
        "get_ready_seconds = 20",
        "get_ready_seconds = -1",
        "round[0].get_ready_seconds",
        ">=",
    ),
    (ROUTINE, "get_ready_seconds = 20", "rest = 20", "round[0].rest", "no such field"),
    (ROUTINE, ', side = "right"', "", "cool_down[2].side", "left or right"),
    (ROUTINE, ', side = "right"', ', side = "up"', "cool_down[2].side", "left, right"),
    (ROUTINE, "seconds = 13", 'seconds = 13, side = "left"', "cool_down[0].side", "no side"),
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    root = copy_of_resources(tmp_path_factory.mktemp("resources"), ("exercises", "routines"))
    return RestoredFolder(root)


@pytest.fixture
def resources(shared):
    yield shared.root
    shared.restore()


def damage(resources, name, before, after):
    text = (resources / name).read_text()
    assert before in text
    (resources / name).write_text(text.replace(before, after, 1))


@each_case(("name", "before", "after", "field", "expected"), CASES)
def test_refused_with_file_field_and_expected(shared, name, before, after, field, expected):
    shared.restore()
    resources = shared.root
    damage(resources, name, before, after)
    with pytest.raises(LibraryError) as refused:
        load_library(resources, compiled=None)
    assert refused.value.file == resources / name
    assert refused.value.field == field
    assert expected in refused.value.expected
    message = str(refused.value)
    assert str(resources / name) in message
    assert refused.value.field in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('name = "Back bows"', "name = Back bows", 2),
        ('name = "Back bows"', 'name = "Back bows', 2),
        ('kind = "work"', 'name = "twice"', 3),
        ("[cues]\n", "[cues\n", None),
    ],
)
def test_wrong_syntax_names_the_line(resources, before, after, line):
    text = (resources / BOWS).read_text()
    if line is None:
        line = text[: text.index(before)].count("\n") + 1
    damage(resources, BOWS, before, after)
    with pytest.raises(LibraryError, match=rf"back-bows\.toml, line {line}: expected valid TOML"):
        load_library(resources, compiled=None)


def test_an_unclosed_text_at_the_end_names_the_last_line(resources):
    lines = (resources / BOWS).read_text().count("\n")
    with (resources / BOWS).open("a") as file:
        file.write('notes2 = """')
    with pytest.raises(LibraryError, match=f"line {lines + 1}"):
        load_library(resources, compiled=None)


def test_other_encodings_are_refused_with_the_line(resources):
    (resources / BOWS).write_bytes(b'id = "x"\nname = "R\xfccken"\n')
    with pytest.raises(LibraryError, match="line 2: expected text in UTF-8"):
        load_library(resources, compiled=None)


@pytest.mark.parametrize(
    "content", [b"x = " + b"[" * 30_000, b"x = " + b"9" * 20_000, b"x = 0001-99-99"]
)
def test_monstrous_values_are_refused(resources, content):
    (resources / BOWS).write_bytes(content)
    with pytest.raises(LibraryError, match="valid TOML"):
        load_library(resources, compiled=None)


def test_a_file_that_is_too_large_is_refused(resources):
    with (resources / BOWS).open("a") as file:
        file.write("#" * 70_000)
    with pytest.raises(LibraryError, match=r"back-bows\.toml: expected at most 64 KiB"):
        load_library(resources, compiled=None)


def test_a_folder_in_the_place_of_a_file_is_refused(resources):
    (resources / "exercises/x.toml").mkdir()
    with pytest.raises(LibraryError, match=r"x\.toml: expected a file that can be read"):
        load_library(resources, compiled=None)


def test_a_missing_stand_in_is_noticed(resources):
    (resources / "exercises/bridge.toml").unlink()
    with pytest.raises(LibraryError, match='"bridge" has none'):
        load_library(resources, compiled=None)


@pytest.mark.parametrize("folder", ["exercises", "routines"])
def test_an_empty_folder_is_refused(resources, folder):
    for file in (resources / folder).iterdir():
        file.unlink()
    with pytest.raises(LibraryError, match=f"{folder}: expected at least one"):
        load_library(resources, compiled=None)


def test_it_is_an_error_of_the_world():
    assert issubclass(LibraryError, KnownError)
    assert LibraryError.exit_status == 2
    assert routine()


def places(value, field=""):
    """Every entry of a mapping and of what is in it: what holds it, its key there, its path. Of a
    list the first two and the last, where all are of a kind.
    """
    entries = dict(value if isinstance(value, dict) else enumerate(value))
    chosen = list(entries) if isinstance(value, dict) else {*[*entries][:2], *[*entries][-1:]}
    for key in chosen:
        entry = entries[key]
        step = f"[{key}]" if isinstance(value, list) else f".{key}" if field else key
        yield value, key, field + step
        if isinstance(entry, dict | list):
            yield from places(entry, field + step)


@each_case(
    ("file", "shape"), [(BOWS, ExerciseInFile), (TWISTS, ExerciseInFile), (ROUTINE, RoutineInFile)]
)
@each_case(
    "put", [True, -1, 10**30, 0.5, math.nan, "", "x" * 500, [], ["?"], {}, {"?": "?"}, date.min]
)
def test_whatever_stands_in_whichever_place_the_refusal_names_it(file, shape, put):
    content = (paths.resources() / file).read_bytes()
    mapping = parse_toml(Path(file), content)
    convert(Path(file), mapping, shape)
    refused = 0
    for holder, key, field in places(mapping):
        kept, holder[key] = holder[key], put
        try:
            convert(Path(file), mapping, shape)
        except LibraryError as error:
            refused += 1
            assert error.field.startswith(field)
            assert error.expected
        holder[key] = kept
    assert refused > 10


def refusals_of_cases():
    for name, before, after, _field, _expected in CASES:
        if name.startswith("exercises"):
            text = (paths.resources() / name).read_text().replace(before, after, 1)
            try:
                parse_exercise(Path(name), parse_toml(Path(name), text.encode()))
            except LibraryError as error:
                yield error


def refusals_of_shapes():
    for file, shape in ((BOWS, ExerciseInFile), (ROUTINE, RoutineInFile)):
        mapping = parse_toml(Path(file), (paths.resources() / file).read_bytes())
        for holder, key, _field in places(mapping):
            kept = holder[key]
            for holder[key] in (-1, "x" * 500, [], {}):
                try:
                    convert(Path(file), mapping, shape)
                except LibraryError as error:
                    yield error
            holder[key] = kept


@pytest.mark.parametrize("refusals", [refusals_of_cases, refusals_of_shapes])
def test_what_was_expected_is_said_in_the_language_of_the_program(refusals):
    with in_language(LONGER):
        texts = {error.expected for error in refusals()}
    assert len(texts) > 10
    assert [text for text in texts if not re.search("[\u0370-\u05ff]", text)] == []


BYTES = (paths.resources() / BOWS).read_bytes()


@examples(300)
@given(
    at=st.integers(0, len(BYTES) - 1),
    gone=st.integers(0, 40),
    put=st.binary(max_size=4) | st.just(b""),
)
def test_whatever_is_damaged_it_is_read_or_refused(at, gone, put):
    file = paths.resources() / BOWS
    try:
        parse_exercise(file, parse_toml(file, BYTES[:at] + put + BYTES[at + gone :]))
    except LibraryError as error:
        assert error.expected

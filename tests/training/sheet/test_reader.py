"""A sheet as a whole: names, notes, rests, groups, and what is no sheet at all."""

import pytest

from backcompanion.training.sheet.patterns import LANGUAGES
from backcompanion.training.sheet.reader import (
    LONGEST_LINE,
    SheetReader,
    SheetTooLongError,
)
from backcompanion.training.sheet.routine_of import routine_of
from support.cases import each_case
from support.shipped import shipped_library
from support.work import within
from training.sheet.readers import reader_of


def kinds(text: str) -> list[str]:
    return [line.kind for line in reader_of().read(text).lines]


def expected(text: str) -> list[tuple[int, str]]:
    lines = reader_of().read(text).lines
    return [(n, f.expected) for n, line in enumerate(lines) for f in line.findings]


def test_a_note_that_is_to_be_said_has_a_word_before_it() -> None:
    sheet = reader_of().read(
        "Bridge 3 x 10 // Say: heels down\nCat cow 1 min\n// spoken: slowly\n// at home"
    )
    routine = routine_of(sheet, reader_of().exercises, "own", "Mine")
    assert [(place.note, place.say_note) for place in routine.round] == [
        ("heels down", True),
        ("slowly; at home", True),
    ]
    plain = reader_of().read("Bridge // note: say: it is written so")
    assert plain.lines[0].step is not None
    assert (plain.lines[0].step.note, plain.lines[0].step.say_note) == (
        "say: it is written so",
        False,
    )


def test_names_notes_and_rests() -> None:
    text = (
        "# Evening back\n// twice a week\n\nBridge 3 x 10 // heels close\nRest 45 s\nCat cow 1 min"
    )
    sheet = reader_of().read(text)
    assert [line.kind for line in sheet.lines] == ["name", "note", "blank", "step", "rest", "step"]
    assert (sheet.lines[0].words, sheet.lines[1].words) == ("Evening back", "twice a week")
    assert sheet.lines[3].step is not None and sheet.lines[3].step.note == "heels close"
    assert sheet.lines[4].number == 45
    assert not list(sheet.open_lines)
    for rest in ("Rest: 1 min", "1 minute rest", "Pause 60 s", "rest for 60 seconds", "Rest 60"):
        assert reader_of().line(rest).kind == "rest" and reader_of().line(rest).number == 60, rest


@each_case(
    "head", ["2 rounds:", "2 rounds", "Repeat 2 times:", "Circuit x2", "two rounds of:", "2x:"]
)
def test_a_heading_of_rounds_holds_what_is_set_in(head: str) -> None:
    sheet = reader_of().read(f"{head}\n  Bridge 3 x 10\n\n  Dead bug 2 x 8\nCat cow 1 min")
    assert (sheet.lines[0].kind, sheet.lines[0].number) == ("rounds", 2)
    assert sheet.group_of == (None, 0, None, 0, None)


def test_without_setting_in_it_holds_all_up_to_an_empty_line_or_another_heading() -> None:
    sheet = reader_of().read("2 rounds:\nBridge 3 x 10\nDead bug 2 x 8\n\nCat cow 1 min")
    assert sheet.group_of == (None, 0, 0, None, None)
    sheet = reader_of().read("Warm-up:\nMarch 2 min\nCool-down\nCat cow 1 min")
    assert kinds("Warm-up:\nMarch 2 min\nCool-down\nCat cow 1 min")[::2] == ["warm-up", "cool-down"]
    assert sheet.group_of == (None, 0, None, 2)


def test_what_is_missing_in_the_whole() -> None:
    assert expected("Bridge 3 x 10\n2 rounds:\n") == [(1, "lines")]
    assert expected("Bridge 3 x 10\nRest 45 s") == [(1, "lines")]
    assert expected("# One\n# Two\nBridge") == [(1, "once")]
    assert expected("2 rounds:\n  3 rounds:\n    Bridge") == [(1, "no-group")]
    assert expected("99 rounds:\n  Bridge") == [(0, "range")]
    assert expected(f"Bridge {'x' * LONGEST_LINE}") == [(0, "short-line")]


def test_signs_that_mean_something_to_us_mean_nothing_in_a_line() -> None:
    for text in ("Bridge\0 3 x 10", "\0" * 20, "Bridge 3 x 10 \ufffd", "((((((((((", "//" * 200):
        reader_of().read(text)
    assert reader_of().line("\0\0 3 x 10").findings


def test_too_much_is_refused_at_once_and_what_is_allowed_is_read_in_time() -> None:
    def refuse() -> None:
        for text in ("Bridge 3 x 10\n" * 1_000_000, "x" * 50_000_000):
            with pytest.raises(SheetTooLongError):
                reader_of().read(text)

    within(150, refuse)
    fresh = SheetReader(shipped_library().exercises, "en")
    lines = [f"Brigde {'x' * (n % 7)} 3 x {n} hold 5 s" for n in range(200)]
    within(1_300_000, lambda: fresh.read("\n".join(lines)))


@pytest.mark.parametrize(
    "line",
    ["3 x " * 120, "1:30 " * 90, "hold " * 99, "(" * 250 + ")" * 249, "5 s hold " * 55, "9" * 499],
)
def test_no_line_takes_long(line: str) -> None:
    reader = SheetReader(shipped_library().exercises, "en")
    within(320_000, lambda: reader.line(line[:LONGEST_LINE]))


def test_every_language_reads_the_forms_of_the_design_in_its_own_words() -> None:
    assert set(LANGUAGES) == {"en", "de", "es", "fr", "pl"}
    german = SheetReader(shipped_library().exercises, "de")
    for text in (
        "Bridge 3×10",
        "3 Sätze mit 10 Wiederholungen Bridge",
        "Bridge 2x8, 5 s halten",
        "Side plank 4 x 15 Sek. je Seite",
        "Bird dog 3x6 pro Seite, 5 s halten, 30 s Pause",
        "Roll downs 3 x 5, 2,5 kg",
        "Dead bug 2x12 langsam",
        "Bridge so viele wie möglich",
        "Pause 45 s",
        "2 Runden:",
        "Lying twist 30 Sek. links",
    ):
        assert german.line(text).findings == (), text
    step = german.line("Bird dog 3x6 pro Seite, 5 s halten, 30 s Pause").step
    assert step is not None
    assert (step.dose.hold_seconds, step.dose.rest_seconds, step.dose.per_side) == (5, 30, True)
    spanish = SheetReader(shipped_library().exercises, "es")
    for text in (
        "Bridge 3×10",
        "3 series de 10 repeticiones Bridge",
        "Bridge 2x8, mantener 5 s",
        "Side plank 4 x 15 seg cada lado",
        "Bird dog 3x6 cada lado, descanso 30 s",
        "Roll downs 3 x 5, 2,5 kg",
        "Dead bug 2x12 lento",
        "Bridge hasta que pueda",
        "Descanso 45 s",
        "2 rondas:",
        "Lying twist 30 seg izquierda",
    ):
        assert spanish.line(text).findings == (), text
    french = SheetReader(shipped_library().exercises, "fr")
    for text in (
        "Bridge 3×10",
        "3 séries de 10 répétitions Bridge",
        "Bridge 3 séries de 10",
        "Bridge 2x8, tenir 5 s",
        "Side plank 4 x 15 sec par côté",
        "Bird dog 3x6 de chaque côté, tenir 5 s, repos 30 s",
        "Roll downs 3 x 5, 2,5 kg",
        "Dead bug 2x12 lentement",
        "Bridge autant que possible",
        "Repos 45 s",
        "2 tours :",
        "Lying twist 30 sec gauche",
    ):
        assert french.line(text).findings == (), text
    step = french.line("Bird dog 3 séries de 6 par côté, tenir 20 s, repos 30 s").step
    assert step is not None
    assert (step.dose.sets, step.dose.repetitions, step.dose.per_side) == (3, 6, True)
    assert (step.dose.hold_seconds, step.dose.rest_seconds) == (20, 30)
    polish = SheetReader(shipped_library().exercises, "pl")
    for text in (
        "Bridge 3×10",
        "3 serie po 10 powtórzeń Bridge",
        "Bridge 2x8, trzymaj 5 s",
        "Side plank 4 x 15 sek na stronę",
        "Bird dog 3x6 na stronę, odpoczynek 30 s",
        "Roll downs 3 x 5, 2,5 kg",
        "Dead bug 2x12 wolno",
        "Bridge ile się da",
        "Odpoczynek 45 s",
        "Figure four na stronę",
        "2 rundy:",
        "Lying twist 30 sek lewa",
    ):
        assert polish.line(text).findings == (), text

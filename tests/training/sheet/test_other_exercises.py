"""Lines of therapists that are near to an exercise that there is, and mean another one: they are
marked, and no exercise is taken for theirs.

Of 106 lines in five languages, written before the names were looked up, two were taken for another
exercise without a word and three with a question about something else; of 83 more, written to be
near to names, ten.
"""

import pytest

from backcompanion.training.sheet.sheet import SheetLine
from support.cases import each_case
from support.languages import in_language
from training.sheet.readers import reader_in
from training.sheet.test_lines import read

OTHERS = {
    "en": (
        "Calf stretch 3x30s each side",
        "Lat stretch 30 sec each side",
        "Cow stretch x 10",
        "Ball squats 2x12",
        "Shin tuck 2x10",
        "Pelvic lift x10",
        "Side-lying hip adduction 2x10",
        "Scapular protraction 2x10",
        "Spine twist 30s each side",
        "Bird dogs on ball 2x8",
        "Wall ankles 2x10",
        "Half squat 2x10",
        "One leg bridge 2x8 each",
    ),
    "de": (
        "Kinn zur Brust 5x, 10 Sekunden halten",
        "Stirn zur Brust 5x",
        "Hüftadduktion in Seitenlage 2x10",
        "Handsitz 3x30 s",
        "Einbeinige Brücke 2x8 je Seite",
        "Beinheben 2x10",
    ),
    "es": ("Barbilla al pecho 5 veces", "Aducción de cadera tumbado de lado 2x10"),
    "fr": ("Menton sur la poitrine 5 fois", "Adduction de hanche sur le côté 2x10"),
    "pl": ("Broda do klatki piersiowej 5 razy", "Mostek na jednej nodze 2x8 na stronę"),
}
IN_BRACKETS = {
    "en": (
        "Bridge (single leg) 2x10",
        "Plank (side) 3x20s",
        "Hamstring stretch (seated) 3x30s each leg",
        "Squat (wall) 2x10",
        "Squat (jump) 2x10",
        "Squats (split) 2x10",
        "Side plank (with rotation) 3x20s each side",
        "Clamshell (with band) 3x15",
    ),
    "de": ("Brücke (einbeinig) 2x10", "Brücke (im Sitzen) 2x10", "Unterarmstütz (seitlich) 3x20 s"),
    "es": ("Puente (a una pierna) 2x10", "Sentadillas (con salto) 2x10"),
    "fr": ("Pont (sur une jambe) 2x10", "Squats (sautés) 2x10"),
    "pl": ("Mostek (na jednej nodze) 2x10", "Przysiady (z wyskokiem) 2x10"),
}


def line_of(text: str, language: str) -> SheetLine:
    if language == "en":
        return read(text)
    with in_language(language):
        return reader_in(language).line(text)


@each_case(
    ("language", "text"), [(language, each) for language, texts in OTHERS.items() for each in texts]
)
def test_what_means_another_exercise_is_taken_for_none(language: str, text: str) -> None:
    line = line_of(text, language)
    assert line.step is not None and line.step.exercise == ""
    assert [finding.expected for finding in line.findings][:1] == ["exercise"]


@each_case(
    ("language", "text"),
    [(language, each) for language, texts in IN_BRACKETS.items() for each in texts],
)
def test_what_makes_another_exercise_of_it_is_no_note(language: str, text: str) -> None:
    (finding,) = line_of(text, language).findings
    assert finding.expected in ("known-words", "exercise")
    if finding.expected == "known-words":
        assert f"({text[finding.start : finding.start + finding.length]})" in text


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Dead bug (keep your back flat) 3x8", "keep your back flat"),
        ("Front plank (knees) 4x15 sec", "knees"),
        ("Hamstring stretch (lying) 2x30s", "lying"),
    ],
)
def test_what_the_exercise_is_like_stays_a_note(text: str, note: str) -> None:
    line = read(text)
    assert line.findings == () and line.step is not None and line.step.note == note


@pytest.mark.parametrize("text", ["Swimming 20 minutes", "Squats 15 min"])
def test_what_nobody_does_for_so_long_is_asked_about(text: str) -> None:
    """It is more likely the sport of that name."""
    assert [finding.expected for finding in read(text).findings] == ["purpose"]
    assert read(f"{text}, by time").findings == ()
    assert read("Deep breathing 15 min").findings == read("Swimming 4 x 15 s").findings == ()


def test_a_slip_is_forgiven_in_any_of_its_words() -> None:
    for text in ("Chlid's pose 1 min", "Kneling supermens 2x8", "Wall angles 2x10"):
        assert read(text).findings == ()

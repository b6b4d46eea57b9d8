"""The library in a language: names, cues and sides as its catalogue has them."""

from backcompanion.base.paths import resources
from backcompanion.library.loader import load_library
from backcompanion.training.coaching import sentences
from backcompanion.training.exercise.terms import with_side
from support.languages import in_language

ENGLISH = load_library(resources())


def test_in_english_nothing_is_walked_through() -> None:
    assert load_library(resources()).exercises["back-bows"] == ENGLISH.exercises["back-bows"]


def test_every_text_of_an_exercise_is_in_the_language() -> None:
    with in_language("de"):
        library = load_library(resources())
        bows, written = library.exercises["back-bows"], ENGLISH.exercises["back-bows"]
        assert bows.name == "Rückenbogen"
        assert "Superman in Bauchlage" in bows.also
        assert {"Back bows", "Superman"} <= set(bows.also)  # a sheet in English is understood
        assert bows.cues.phases["lift"] == "hoch"
        assert [cue.phase for cue in bows.cues.short] == [c.phase for c in written.cues.short]
        assert bows.variants["easier"].name == "Nur die Brust"
        assert library.routines["upper-lower-back"].name == "Oberer und unterer Rücken"
        same = {id for id, each in library.exercises.items() if each == ENGLISH.exercises[id]}
        assert same == set()


def test_a_side_changes_the_words_around_it() -> None:
    swimmers = ENGLISH.exercises["pilates-swimmers"].cues
    assert with_side(swimmers.lead, "left") == "left arm, right leg"
    with in_language("de"):
        assert with_side(swimmers.lead, "left") == "linker Arm, rechtes Bein"
        assert sentences.leading_side(swimmers, "left") == "links"
        # Of an exercise of one's own there is no translation.
        assert with_side("Ohr {side}, Knie {other}", "left") == "Ohr links, Knie rechts"

"""An exercise is found by what people call it, and asked about where two fit equally."""

from backcompanion.training.sheet.names import ExerciseNames, edits
from backcompanion.training.sheet.patterns import grammar
from support.cases import each_case
from support.shipped import shipped_library

NAMES = ExerciseNames(shipped_library().exercises, grammar("en").words)


@each_case(
    ("text", "id"),
    [
        ("bird dog", "kneeling-supermans"),
        ("BIRD-DOGS", "kneeling-supermans"),
        ("birddog", "kneeling-supermans"),
        ("Childs pose", "childs-pose"),
        ("Child’s Pôse", "childs-pose"),
        ("Brigde", "bridge"),
        ("Kneling supermans", "kneeling-supermans"),
        ("swiss ball back extension", "ball-back-extensions"),
        ("Gym-ball back extensions", "ball-back-extensions"),
        ("cat & cow", "cat-and-cow"),
        ("roll-downs", "roll-downs"),
    ],
)
def test_found_across_spelling(text: str, id: str) -> None:
    assert NAMES.find(text) == (id,)


def test_one_slip_in_five_letters_and_no_more() -> None:
    assert NAMES.find("Bridqe") == ("bridge",)
    assert NAMES.find("Bribqe") == ()
    assert NAMES.find("hops") == NAMES.find("lunge") == NAMES.find("windmill") == ()


def test_a_name_of_no_letters_is_none() -> None:
    assert NAMES.find("?") == NAMES.find("the") == NAMES.find("") == ()


def test_two_that_fit_equally_are_both_told() -> None:
    assert set(NAMES.find("back extension")) == {"ball-back-extensions", "chest-lifts"}
    assert set(NAMES.find("back extensoin")) == {"ball-back-extensions", "chest-lifts"}


def test_no_name_or_other_name_stands_for_two_but_the_one_that_people_use_for_two() -> None:
    for exercise in shipped_library().exercises.values():
        for name in (exercise.name, *exercise.also):
            assert exercise.id in NAMES.exact(name)
            if name != "Back extension":
                assert NAMES.exact(name) == (exercise.id,), name


def test_what_shares_words_is_suggested() -> None:
    assert NAMES.suggestions("single leg bridge")[0] == "bridge"
    assert NAMES.suggestions("Windmills") == ()


def test_edits() -> None:
    assert edits("bridge", "bridge", 1) == 0
    assert edits("brigde", "bridge", 1) == 1
    assert edits("brige", "bridge", 1) == 1
    assert edits("bridges", "bride", 1) is None

"""Exercises are found by whatever a person calls them, in a library of any size."""

from dataclasses import replace

from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.ui.text.editor_rows import search_words
from support.shipped import shipped_library


def found(text: str) -> list[str]:
    index = ExerciseIndex(shipped_library().exercises.values(), search_words)
    return [exercise.name for exercise in index.find(text)]


def test_by_name_other_names_muscle_position_and_equipment() -> None:
    assert found("bridge")[0] == "Bridge"
    assert "Kneeling supermans" in found("bird dog")
    assert "Bridge" in found("glutes")
    assert "Ball back extensions" in found("physio ball")
    on_the_back = found("hamstrings on your back")
    assert on_the_back
    exercises = {each.name: each for each in shipped_library().exercises.values()}
    assert {exercises[name].position for name in on_the_back} == {"lying-back"}
    assert found("no such thing at all") == []


def test_what_is_called_so_comes_first_and_nothing_asked_is_all() -> None:
    names = found("back")
    assert names[0].startswith("Back")
    begins = [name.startswith("Back") for name in names]
    assert begins == sorted(begins, reverse=True)
    everything = found("")
    assert len(everything) == len(shipped_library().exercises)
    assert everything == sorted(everything, key=str.casefold)


def test_accents_capitals_and_hyphens_do_not_matter() -> None:
    exercise = next(iter(shipped_library().exercises.values()))
    odd = replace(exercise, id="odd", name="Élévation Avant-Bras", also=("Ärm-Heber",))
    index = ExerciseIndex([odd], lambda _exercise: ())
    for text in ("elevation", "AVANT BRAS", "avant-br", "arm heb", "  élév "):
        assert index.find(text) == [odd], text
    assert index.find("levation") == []


def test_nine_hundred_are_read_once_and_not_at_each_key() -> None:
    shipped = list(shipped_library().exercises.values())
    many = [
        replace(
            shipped[n % len(shipped)], id=f"x-{n}", name=f"{shipped[n % len(shipped)].name} {n}"
        )
        for n in range(900)
    ]
    asked: list[Exercise] = []

    def words(exercise: Exercise) -> list[str]:
        asked.append(exercise)
        return search_words(exercise)

    index = ExerciseIndex(many, words)
    for end in range(1, len("knee back") + 1):
        assert index.find("knee back"[:end])
    assert len(asked) == 900

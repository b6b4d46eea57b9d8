"""The times of the routine, as the design's table gives them."""

from library.own_resources import THE_EIGHT, exercise, routine, seconds
from support.cases import each_case

ROUND = [
    ("back-bows", 20, 4, 8, 32),
    ("russian-twists", 15, 3, 10, 30),
    ("roll-downs", 25, 3, 13, 39),
    ("kneeling-supermans", 15, 6, 6, 36),
    ("reverse-fly", 20, 5, 7, 35),
    ("ball-back-extensions", 30, 4, 8, 32),
    ("pendulum-swing", 25, 3, 14, 42),
]


def whole(block):
    return sum(place.get_ready_seconds + seconds(place) for place in block)


def test_two_rounds_last_twenty_five_minutes_exactly():
    own = routine()
    assert (whole(own.warm_up), whole(own.round), whole(own.cool_down)) == (300, 446, 308)
    assert own.rounds == 2
    assert whole(own.warm_up) + own.rounds * whole(own.round) + whole(own.cool_down) == 1500


def test_the_eight_in_their_order():
    assert tuple(place.exercise for place in routine().round) == THE_EIGHT


@each_case(("id", "get_ready", "repetitions", "each", "whole_set"), ROUND)
def test_time_of_a_set(id, get_ready, repetitions, each, whole_set):
    place = next(place for place in routine().round if place.exercise == id)
    (part,) = exercise(id).standard.tempo.parts
    assert place.get_ready_seconds == get_ready
    assert (part.repetitions, part.repetition_seconds, part.seconds) == (
        repetitions,
        each,
        whole_set,
    )


def test_swimmers_begin_with_ten_seconds_of_slow_beats():
    slow, quick = exercise("pilates-swimmers").standard.tempo.parts
    assert (slow.seconds, slow.repetition_seconds) == (10, 2)
    assert (quick.seconds, quick.repetition_seconds) == (25, 1)
    assert exercise("pilates-swimmers").standard.tempo.breath_seconds == 5


def test_a_round_is_165_seconds_of_getting_ready_and_281_of_sets():
    assert sum(place.get_ready_seconds for place in routine().round) == 165
    assert sum(seconds(place) for place in routine().round) == 281


def test_warm_up_never_stops():
    assert [(place.exercise, seconds(place)) for place in routine().warm_up] == [
        ("march", 60),
        ("step-touch", 45),
        ("heel-digs", 45),
        ("knee-lifts", 30),
        ("march-shoulder-rolls", 30),
        ("step-touch-arm-circles", 30),
        ("step-touch-turns", 30),
        ("knee-bends", 30),
    ]
    assert {place.get_ready_seconds for place in routine().warm_up} == {0}


def test_cool_down_changes_and_holds():
    assert [
        (place.get_ready_seconds, place.exercise, place.side, seconds(place))
        for place in routine().cool_down
    ] == [
        (13, "cat-and-cow", None, 30),
        (5, "childs-pose", None, 30),
        (5, "thread-the-needle", "right", 20),
        (5, "thread-the-needle", "left", 20),
        (10, "knees-to-chest", None, 20),
        (5, "lying-twist", "right", 20),
        (5, "lying-twist", "left", 20),
        (5, "figure-four", "right", 20),
        (5, "figure-four", "left", 20),
        (5, "lying-hamstring", "right", 20),
        (5, "lying-hamstring", "left", 20),
    ]


def test_what_the_routine_says_of_itself():
    own = routine()
    assert own.kcal == (165, 210)
    assert "low impact" in own.intensity
    notes = " ".join(own.notes)
    for fact in ("toning", "five minutes", "stretch", "three or four times a week", "once a week"):
        assert fact in f"{own.intensity} {notes}"

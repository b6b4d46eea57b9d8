"""What is heard, and when, on the real routine."""

import pytest

from backcompanion.training.coaching.cues import Cue, cues_for, lead_in_cues
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.segment import Segment
from backcompanion.training.session.timeline import LogEntry, Timeline, perform
from support.shipped import shipped_library
from support.work import within

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]
WHOLE = perform(prescribe(ROUTINE, LIBRARY, Choices()))
HEARD = cues_for(WHOLE, LIBRARY)


def segment(
    exercise: str, *, getting_ready: bool, timeline: Timeline = WHOLE, nth: int = 0
) -> Segment:
    """The first stretch of that exercise."""
    steps = timeline.prescription.steps
    segments = [s for s in timeline.segments if steps[s.step].exercise == exercise]
    return [s for s in segments if s.getting_ready == getting_ready][nth]


def heard(timeline: Timeline, where: Segment, kind: str, **how: object) -> list[str]:
    cues = cues_for(timeline, LIBRARY, **how)  # type: ignore[arg-type]
    return [c.text for c in cues if where.start <= c.at < where.end and c.kind == kind]


def at(seconds: float, cues: tuple[Cue, ...] = HEARD) -> list[str]:
    return [cue.text for cue in cues if abs(cue.at - seconds) < 0.01]


def test_a_step_is_counted_in_and_starts_with_its_own_tone() -> None:
    start = segment("back-bows", getting_ready=False).start
    assert [at(start - s) for s in (3, 2, 1, 0)] == [["countdown"]] * 3 + [["go"]]


def test_a_step_ends_with_rest_the_last_with_done() -> None:
    bows = segment("back-bows", getting_ready=False)
    assert at(bows.end) == ["rest"]
    assert at(WHOLE.seconds) == ["done"]


def test_half_way_and_ten_seconds_have_tones() -> None:
    bows = segment("back-bows", getting_ready=False)
    assert "half" in at(bows.start + 16)
    assert "ten" in at(bows.end - 10)


def test_sides_that_change_slowly_have_a_tone_quick_beats_have_none() -> None:
    assert (
        heard(WHOLE, segment("kneeling-supermans", getting_ready=False), "tone").count("switch")
        >= 3
    )
    assert "switch" not in heard(WHOLE, segment("pilates-swimmers", getting_ready=False), "tone")


def test_before_a_step_come_its_name_what_to_hold_how_to_stand_and_the_side() -> None:
    swing = segment("pendulum-swing", getting_ready=True)
    texts = heard(WHOLE, swing, "say")
    assert texts[0] == "Last one of the round: Pendulum swing."
    assert texts[1:3] == ["3 on each side.", "Ball aside."]
    assert texts[3] == "Take one dumbbell."
    assert any("lean slightly forward" in text for text in texts)
    assert texts[-1] == "First to the right." or texts[-2] == "First to the right."


def test_the_second_round_begins_on_the_other_side() -> None:
    texts = heard(WHOLE, segment("kneeling-supermans", getting_ready=True, nth=1), "say")
    assert "First left arm, right leg." in texts


def test_weights_are_put_down_when_hands_are_needed() -> None:
    texts = heard(WHOLE, segment("kneeling-supermans", getting_ready=True), "say")
    assert "Weights down." in texts


def test_a_change_of_position_is_told_early_else_late() -> None:
    bows = segment("back-bows", getting_ready=True)
    first = next(c for c in HEARD if c.at >= bows.start and c.kind == "say")
    assert first.at - bows.start < 1
    stays = segment("figure-four", getting_ready=True)
    more = [LogEntry(stays.start + 1, "more"), LogEntry(stays.start + 2, "more")]
    slow = perform(WHOLE.prescription, more)
    sentences = [c for c in cues_for(slow, LIBRARY) if c.at >= stays.start and c.kind == "say"]
    assert sentences[0].text == "Lying twist done."
    assert sentences[1].at - sentences[0].end > 2


def test_every_repetition_has_its_number_and_after_two_only_movements_have_words() -> None:
    bows = segment("back-bows", getting_ready=False)
    assert at(bows.start + 2) == ["Hold."]
    assert at(bows.start + 4) == ["Down."]
    assert at(bows.start + 10) == ["Hold."]
    texts = heard(WHOLE, bows, "say")
    assert [text for text in texts if text[0].isdigit()] == ["1, up.", "2, up.", "3, up."]
    assert "Last one, up." in texts
    assert texts.count("Hold.") == 2
    assert sum(text.startswith("Down") for text in texts) == 4


def test_one_correction_a_set_in_turn() -> None:
    corrections = [cue.text for cue in LIBRARY.exercises["back-bows"].cues.corrections]
    corrected = []
    for nth in (0, 1):
        texts = heard(WHOLE, segment("back-bows", getting_ready=False, nth=nth), "say")
        corrected += [text for text in texts if text in corrections]
    assert corrected == list(corrections[:2])


def test_another_session_goes_on_with_the_next_correction() -> None:
    corrections = [cue.text for cue in LIBRARY.exercises["back-bows"].cues.corrections]
    bows = segment("back-bows", getting_ready=False)
    texts = heard(WHOLE, bows, "say", experience={"back-bows": (2, 3)})
    assert [text for text in texts if text in corrections] == [corrections[2 % len(corrections)]]


@pytest.mark.parametrize(
    ("sessions", "days", "full"),
    [(0, 0, True), (2, 3, True), (3, 3, False), (20, 3, False), (20, 30, True), (20, 29, False)],
)
def test_how_it_goes_is_told_for_three_sessions_and_again_after_a_month(
    sessions: int, days: int, full: bool
) -> None:
    getting_ready = segment("back-bows", getting_ready=True)
    texts = heard(WHOLE, getting_ready, "say", experience={"back-bows": (sessions, days)})
    assert (LIBRARY.exercises["back-bows"].cues.set_up.split(". ")[0] in " ".join(texts)) is full


def test_everything_is_told_again_on_request() -> None:
    getting_ready = segment("back-bows", getting_ready=True)
    known = {"back-bows": (20, 3)}
    assert heard(WHOLE, getting_ready, "say", experience=known, in_full=True) == heard(
        WHOLE, getting_ready, "say"
    )


def test_who_is_at_home_in_it_hears_least() -> None:
    def words(sessions: int) -> int:
        known = dict.fromkeys(LIBRARY.exercises, (sessions, 3))
        cues = cues_for(WHOLE, LIBRARY, "everything", known)
        return sum(len(c.text.split()) for c in cues if c.kind == "say")

    assert words(0) > words(5) > words(20)


def test_tones_only_says_nothing_and_keeps_every_tone() -> None:
    silent = cues_for(WHOLE, LIBRARY, "tones")
    assert silent == tuple(c for c in HEARD if c.kind == "tone")


def test_names_and_times_leaves_out_how_it_goes() -> None:
    bows = segment("back-bows", getting_ready=False)
    texts = heard(WHOLE, bows, "say", amount="names")
    assert texts == []
    march = segment("march", getting_ready=False)
    names = set(heard(WHOLE, march, "say", amount="names"))
    assert {"Half-way, 30 to go.", "Ten seconds."} <= names
    assert "Next: Back bows." in heard(
        WHOLE, segment("back-bows", getting_ready=True), "say", amount="names"
    )


def test_a_warm_up_move_is_named_before_the_one_before_it_ends() -> None:
    touch = segment("step-touch", getting_ready=False)
    cue = next(c for c in HEARD if c.text == "Next: Step-touch.")
    assert touch.start - 10 < cue.at and cue.end < touch.start


def test_gone_straight_to_a_step_it_is_named_at_its_start() -> None:
    getting_ready = segment("back-bows", getting_ready=True)
    skipped = perform(WHOLE.prescription, [LogEntry(getting_ready.start + 1, "skip")])
    start = segment("back-bows", getting_ready=False, timeline=skipped).start
    sentences = [c for c in cues_for(skipped, LIBRARY) if c.kind == "say" and c.at >= start]
    assert sentences[0].text == "Back bows."


def test_easier_is_said_with_what_is_different() -> None:
    bows = segment("back-bows", getting_ready=False)
    easier = perform(WHOLE.prescription, [LogEntry(bows.start + 9, "easier")])
    sentences = [c for c in cues_for(easier, LIBRARY) if c.at >= bows.start + 9 and c.kind == "say"]
    variant = LIBRARY.exercises["back-bows"].variant("easier")
    assert sentences[0].text == f"Easier: {variant.name}."
    assert sentences[1].text.rstrip(".") in variant.cue


def test_what_stands_in_says_for_what() -> None:
    timeline = perform(prescribe(ROUTINE, LIBRARY, Choices(equipment=frozenset({"dumbbells"}))))
    texts = heard(timeline, segment("chest-lifts", getting_ready=True, timeline=timeline), "say")
    assert any(text == "In place of Ball back extensions." for text in texts)


def test_the_other_side_of_a_stretch_is_called_that() -> None:
    texts = heard(WHOLE, segment("lying-twist", getting_ready=True, nth=1), "say")
    assert texts == ["And the other side.", "Knees to the left.", "20 seconds."]


def test_an_ended_session_has_no_tone_for_its_end() -> None:
    ended = perform(WHOLE.prescription, [LogEntry(400, "end")])
    assert "done" not in [c.text for c in cues_for(ended, LIBRARY)]


def test_part_of_it_is_the_same_as_in_the_whole() -> None:
    part = cues_for(WHOLE, LIBRARY, since=700, until=720)
    assert set(part) <= set(HEARD)
    assert {c for c in HEARD if 700 <= c.at <= 720} <= set(part)


def test_all_of_it_and_what_comes_next_take_little_work() -> None:
    """Half as much again as they take; a window works out what comes next between two frames."""
    within(95_000, lambda: cues_for(WHOLE, LIBRARY))
    within(5_500, lambda: cues_for(WHOLE, LIBRARY, since=740, until=762))


def test_counting_in() -> None:
    cues = lead_in_cues(3, WHOLE, 700, LIBRARY)
    assert [(c.at, c.text) for c in cues if c.kind == "tone"][:3] == [
        (0, "countdown"),
        (1, "countdown"),
        (2, "countdown"),
    ]
    moving = segment("back-bows", getting_ready=False)
    assert lead_in_cues(3, WHOLE, moving.start + 5, LIBRARY)[-1].text == "go"
    assert "go" not in [c.text for c in lead_in_cues(3, WHOLE, 0, LIBRARY)]
    assert lead_in_cues(0, WHOLE, 700, LIBRARY) == ()

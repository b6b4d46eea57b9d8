"""What the session before is worth a word: the most useful first, never more than three."""

from datetime import timedelta

from backcompanion.training.adaptation.last_time import LastTimeFact, last_time
from backcompanion.training.session.record import SessionRecord, StepRecord
from support.histories import EVENING, session, step

TODAY = EVENING.date() + timedelta(days=2)
PLAIN = (step("back-bows"), step("roll-downs", load_kg=1.0))


def told(
    *steps: StepRecord,
    before: tuple[SessionRecord, ...] = (),
    sore: int | None = None,
    gentle: tuple[str, ...] = (),
    had_all_sets: bool = True,
    days: int = 0,
) -> tuple[LastTimeFact, ...]:
    latest = session("z", EVENING, steps=steps)
    soreness = {} if sore is None else {EVENING.date() + timedelta(days=1): sore}
    return last_time(
        (latest, *before), soreness, gentle, had_all_sets, TODAY + timedelta(days=days)
    )


def earlier(*steps: StepRecord) -> tuple[SessionRecord, ...]:
    return (session("y", EVENING - timedelta(days=2), steps=steps),)


def test_nothing_is_said_of_nothing_nor_of_what_is_long_ago() -> None:
    assert last_time((), {}, (), False, TODAY) == ()
    assert told(step("back-bows")) == ()
    assert told(step("back-bows", outcome="hurt"), days=40) == ()
    assert told(step("back-bows", outcome="hurt"), days=-5) == ()


def test_what_hurt_or_was_skipped_comes_first_and_says_whether_it_comes_back_gentler() -> None:
    steps = (
        step("back-bows", outcome="hurt"),
        step("cobra", instead_of="roll-downs", outcome="hurt"),
        step("reverse-fly", outcome="skipped"),
        step("march", kind="warm-up", outcome="skipped"),
        step("roll-downs", outcome="skipped"),
        step("roll-downs", round=2),
    )
    facts = told(*steps, sore=4, gentle=("back-bows", "roll-downs"))
    assert facts == (
        LastTimeFact("hurt", "z", ("back-bows", "cobra"), gentler=True),
        LastTimeFact("skipped", "z", ("reverse-fly",)),
        LastTimeFact("soreness", "z", value=4),
    )
    assert not told(*steps, gentle=("back-bows",))[0].gentler


def test_easier_and_harder_are_against_the_time_before() -> None:
    before = earlier(step("back-bows"), step("roll-downs"), step("reverse-fly", variant="easier"))
    facts = told(
        step("back-bows", variant="harder"),
        step("roll-downs", variant="easier"),
        step("reverse-fly", variant="easier"),
        step("plank", variant="harder"),
        before=before,
    )
    assert facts == (
        LastTimeFact("easier", "z", ("roll-downs",)),
        LastTimeFact("harder", "z", ("back-bows",)),
    )


def test_the_weight_that_is_new_is_named() -> None:
    before = earlier(step("roll-downs", load_kg=1.0), step("reverse-fly", load_kg=2.0))
    steps = (step("roll-downs", load_kg=1.0), step("reverse-fly", load_kg=2.5))
    assert told(*steps, before=before) == (
        LastTimeFact("weight", "z", ("reverse-fly",), load_kg=2.5),
    )
    assert told(*steps)[0].exercises == ("roll-downs",)


def test_firsts_are_said_once() -> None:
    before = earlier(step("back-bows", variant="easier"), step("plank", outcome="skipped"))
    first = told(step("back-bows"), before=before, had_all_sets=False)
    assert [fact.kind for fact in first] == ["harder", "all-sets"]
    assert [fact.kind for fact in told(step("back-bows"), before=before)] == ["harder", "no-easier"]
    assert [fact.kind for fact in told(step("back-bows"), before=earlier(*PLAIN))] == []


def test_never_more_than_three() -> None:
    before = earlier(step("a"), step("b", variant="harder"), step("c", load_kg=1.0))
    steps = (
        step("a", variant="harder"),
        step("b"),
        step("c", load_kg=2.0),
        step("d", outcome="hurt"),
        step("e", outcome="skipped"),
    )
    facts = told(*steps, before=before, sore=3)
    assert [fact.kind for fact in facts] == ["hurt", "skipped", "easier"]

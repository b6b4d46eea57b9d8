"""Values made the quick way are what the standard library would have made."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any, Generic, TypeVar

import pytest

from backcompanion.base.dataclass import _compiled, dataclass
from backcompanion.base.value_inits import INITS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """`note` is no part of what a step is."""

    exercise: str
    seconds: float
    sides: tuple[str, ...] = ("left", "right")
    loads: dict[str, float] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)

    @property
    def is_long(self) -> bool:
        return self.seconds > 60


@dataclasses.dataclass(frozen=True, slots=True)
class TheirStep:
    exercise: str
    seconds: float
    sides: tuple[str, ...] = ("left", "right")
    loads: dict[str, float] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Single:
    value: object


@dataclass(frozen=True, slots=True)
class Nothing: ...


def test_it_is_made_and_shown_as_ever() -> None:
    step = Step("rows", 40, note="slow")
    assert repr(step) == repr(TheirStep("rows", 40)).replace("TheirStep", "Step")
    assert (step.sides, step.loads, step.note) == (("left", "right"), {}, "slow")
    assert step.loads is not Step("rows", 40).loads
    assert Step(exercise="rows", seconds=40, sides=()).sides == ()
    assert (repr(Nothing()), repr(Single(None))) == ("Nothing()", "Single(value=None)")
    assert not step.is_long and not hasattr(step, "__dict__")
    names = [*inspect.signature(Step).parameters]
    assert names == [*inspect.signature(TheirStep).parameters]
    with pytest.raises(TypeError):
        Step("rows")  # type: ignore[call-arg]


def test_what_is_missing_or_too_much_is_told_by_its_name() -> None:
    make: Any = Step
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'seconds'"):
        make("rows")
    with pytest.raises(TypeError, match="unexpected keyword argument 'second'"):
        make("rows", second=3)
    with pytest.raises(TypeError, match="multiple values for argument 'exercise'"):
        make("rows", exercise="rows")


def test_classes_of_as_many_fields_do_not_get_in_each_others_way() -> None:
    @dataclass(frozen=True, slots=True)
    class Load:
        kg: float
        hand: str = "left"

    @dataclass(frozen=True, slots=True)
    class Span:
        start: int
        days: tuple[int, ...] = (7,)

    assert (Load(4), Span(1)) == (Load(4, "left"), Span(1, (7,)))
    assert (Load(kg=4, hand="right").hand, Span(start=1, days=()).days) == ("right", ())
    assert Load.__init__ is not Span.__init__


def test_a_field_without_a_default_after_one_with_it_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        first: int = 1
        second: int  # type: ignore[misc]

    with pytest.raises(TypeError, match="second wants a default"):
        Odd(1, 2)


def test_values_that_say_the_same_are_one() -> None:
    assert Step("rows", 40) == Step("rows", 40.0, note="slow") != Step("rows", 41)
    assert Step("rows", 40) != TheirStep("rows", 40)
    assert hash(Single(4)) == hash(Single(4.0)) and len({Single(1), Single(1), Single("1")}) == 2
    assert Nothing() == Nothing() != Single(1)
    nan = float("nan")
    assert Single(nan) == Single(nan)  # as tuples have it


@pytest.mark.parametrize(
    "spoil",
    [
        lambda step: setattr(step, "seconds", 3),
        lambda step: setattr(step, "other", 3),
        lambda step: delattr(step, "seconds"),
    ],
)
def test_nothing_of_it_can_be_changed(spoil: Callable[[Step], None]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        spoil(Step("rows", 40))


def test_the_standard_library_goes_on_with_it() -> None:
    step = Step("rows", 40, loads={"left": 5.0})
    assert dataclasses.replace(step, seconds=61).is_long
    assert dataclasses.asdict(step) == dataclasses.asdict(TheirStep("rows", 40, loads=step.loads))
    assert [f.name for f in dataclasses.fields(Step)] == [f.name for f in dataclasses.fields(step)]
    assert Step.__match_args__ == TheirStep.__match_args__
    assert copy.copy(step) == copy.deepcopy(step) == pickle.loads(pickle.dumps(step)) == step
    match step:
        case Step("rows", seconds):
            assert seconds == 40


def test_a_method_that_is_written_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Shy:
        word: str

        def __repr__(self) -> str:
            return "Shy(…)"

    assert repr(Shy("no")) == "Shy(…)"


def test_what_is_no_plain_value_is_the_standard_librarys() -> None:
    @dataclass(frozen=True, slots=True)
    class Of(Generic[T]):
        value: T

    @dataclass(slots=True)
    class Counter:
        count: int = 0

    @dataclass(frozen=True, slots=True)
    class Checked:
        count: int

        def __post_init__(self) -> None:
            if self.count < 0:
                raise ValueError

    counter: Any = Counter()
    counter.count += 1
    assert (Of(1), counter, Checked(1)) == (Of(1), Counter(1), Checked(1))
    with pytest.raises(ValueError):
        Checked(-1)

    @dataclass(frozen=True, slots=True)
    class Keyed:
        word: str = field(kw_only=True)

    with pytest.raises(TypeError, match=r"Keyed\.word"):
        Keyed(word="")


def test_what_comes_compiled_is_what_would_be_compiled() -> None:
    for count, init in INITS.items():
        compiled = _compiled(count, (False,) * count)
        ours = init.__code__
        assert (ours.co_code, ours.co_consts) == (compiled.co_code, compiled.co_consts)
        assert (ours.co_names, ours.co_varnames) == (compiled.co_names, compiled.co_varnames)
        assert (ours.co_flags, ours.co_argcount) == (compiled.co_flags, compiled.co_argcount)

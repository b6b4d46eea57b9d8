"""How much a test tries: a sample in every run of the gate, all of it by `make reliability`.

Hypothesis: the profile `gate` tries the same examples in every run, so that it can be repeated and
is red only for what was changed; `dev` looks for new ones, `reliability` for many of them. Another
one is chosen with `--hypothesis-profile`.

TESTS_CASES=first takes the first case alone of what has many: for a run that shows where the tests
work, not whether every case does.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

THOROUGH = os.environ.get("RELIABILITY") == "long"
FULL, SAMPLE = 100, 20

FIRST_CASES = os.environ.get("TESTS_CASES") == "first"

only_thorough = pytest.mark.skipif(not THOROUGH, reason="only by make reliability")


def load_profiles() -> None:
    """Before any test is read: what it decides of itself is worked out from the profile then."""
    # No deadline, nor a word on slow data: it is no fault of a law that others use the machine.
    any_machine = settings(
        deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
    )
    settings.register_profile(
        "gate", any_machine, max_examples=SAMPLE, derandomize=True, database=None
    )
    settings.register_profile("dev", any_machine, max_examples=SAMPLE)
    settings.register_profile("reliability", any_machine, max_examples=FULL)
    settings.load_profile("reliability" if THOROUGH else "gate")
    _leave_out_what_is_imported()


def _leave_out_what_is_imported() -> None:
    """Where the same examples are to be tried in every run.

    Hypothesis tries the numbers and words of each module of ours that happens to be imported by
    then, which is another set of them in each worker; to read them all takes each of them a second.
    """
    read = getattr(providers, "_get_local_constants", None)
    if read is None:  # of a release that did not do so yet
        return

    def constants() -> object:
        is_repeatable = settings.default is not None and settings.default.derandomize
        return providers._local_constants if is_repeatable else read()

    providers._get_local_constants = constants  # type: ignore[assignment]


def wanted(items: list[pytest.Item]) -> list[pytest.Item]:
    if not FIRST_CASES:
        return items
    first: dict[str, pytest.Item] = {}
    for item in items:
        first.setdefault(item.nodeid.partition("[")[0], item)
    return list(first.values())


def examples(full: int) -> settings:
    """For a law that costs more or less than others: so many in full, of the rest its share."""
    return settings(max_examples=max(5, full * settings().max_examples // FULL))


def tries(full: int, *, sample: int) -> int:
    return full if THOROUGH else sample

"""When the tests are: always the same Sunday evening, on whatever day they are run."""

from datetime import datetime, timedelta, timezone

NOW = datetime(2026, 11, 22, 18, 2, 11, tzinfo=timezone(timedelta(hours=1)))


def fixed_now() -> datetime:
    return NOW

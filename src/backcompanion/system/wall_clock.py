"""The time of day, in the zone that the system is in now."""

import time
from datetime import datetime


def wall_clock() -> datetime:
    """Aware. A program that runs keeps the zone that it began in until it asks again."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now().astimezone()

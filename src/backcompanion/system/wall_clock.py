"""The time of day, in the zone that the system is in now."""

import os
import time
from datetime import datetime


def wall_clock() -> datetime:
    """Aware. A program that runs keeps the zone that it began in until it asks again."""
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        return datetime.now().astimezone()
    except ValueError:  # a zone that is a day away or more, as no place on earth is
        os.environ["TZ"] = "UTC0"
        return wall_clock()

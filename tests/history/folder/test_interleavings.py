"""Three computers and their carrier in any order: the same history everywhere, and nothing lost.

`FOLDER_SEQUENCES` says how many sequences: `.ci/run` takes more of them than `make test`, and `make
reliability` 10,000 (`tests/reliability/computers.py`).
"""

import os

from support.interleavings import run_interleavings

SEQUENCES = int(os.environ.get("FOLDER_SEQUENCES", "6"))


def test_whatever_happens_in_whatever_order_they_say_the_same() -> None:
    assert run_interleavings(SEQUENCES) == []

"""Sessions, imports, undo, backups, restores, kills and clocks in any order, against a plain list;
and that each of the laws finds the fault that it is there for.

`NET_SEQUENCES` says how many sequences: `.ci/run` takes more of them than `make test`, and `make
reliability` 10,000 (`tests/reliability/net.py`).
"""

import os

import pytest

from support.net_faults import FAULTS, Fault
from support.net_runs import run_net
from support.thoroughness import only_thorough

SEQUENCES = int(os.environ.get("NET_SEQUENCES", "20"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are done in a fork")


def test_the_net_holds_whatever_happens_in_whatever_order() -> None:
    run_net(SEQUENCES)


@only_thorough
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_law_finds_its_fault(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017 - a law, or what it ends in
        run_net(500, shrink=False)

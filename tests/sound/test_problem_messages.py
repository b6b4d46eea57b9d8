"""What is said of a voice that is not there names what is wrong."""

import sys
from pathlib import Path

import pytest

from backcompanion.sound.problem_messages import problem_message
from support.cases import each_case

ADDRESS = "SPEECHD_ADDRESS"


@each_case(
    ("address", "installed", "is_named"),
    [
        ("", True, False),
        ("", False, False),
        ("unix_socket:/nowhere/speechd.sock", True, True),
        ("carrier_pigeon", True, True),
        ("carrier_pigeon", False, True),
        ("inet_socket:far.example:6560", False, True),
        ("inet_socket:localhost:6560", False, False),
        ("unix_socket", False, False),
    ],
)
def test_a_wrong_address_is_named_in_place_of_what_is_installed(
    address: str, installed: bool, is_named: bool, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", "linux")
        patch.setenv(ADDRESS, address)
        program = tmp_path / "speech-dispatcher"
        if installed:
            program.touch(0o755)
        else:
            program.unlink(missing_ok=True)
        patch.setenv("PATH", str(tmp_path))
        message = problem_message("no-engine")
    assert (ADDRESS in message and address in message) == is_named
    assert ("espeak-ng" in message) == (not is_named)

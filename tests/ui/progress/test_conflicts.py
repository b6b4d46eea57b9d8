"""A session that two computers have corrected at the same time, in words."""

from backcompanion.history.folder.conflicts import Conflict
from backcompanion.ui.text.conflict_text import conflict_lines


def test_every_field_is_put_into_words(in_english: None) -> None:
    said = {
        "effort": (6, "effort 6"),
        "back": ("sore", "the back sore"),
        "note": ("hard", "the note “hard”"),
        "counts": (True, "it counts"),
        "steps": ([], "other sets"),
        "finished": (True, "another entry of “finished”"),
    }
    for field, (value, words) in said.items():
        line = conflict_lines([Conflict(field, value, "sofa")])
        assert line == f"On sofa at the same time: {words}. What stands here came later."
    assert "nothing said" in conflict_lines([Conflict("effort", None, "sofa")])
    assert conflict_lines([]) == ""

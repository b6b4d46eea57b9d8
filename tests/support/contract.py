"""The contract's example of a history, and how a test hands a file to an import."""

import json
from functools import cache
from typing import Any

import jsonschema

from backcompanion.history.exchange.import_export import import_history
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.store import Store
from support.places import DOCS

CONTRACT: dict[str, Any] = {
    "format": "backcompanion/1",
    "sessions": [
        {
            "id": "x",
            "routine": "upper-lower-back",
            "started_at": "2026-11-19T18:02:11+01:00",
            "local_date": "2026-11-19",
            "active_seconds": 1490,
            "finished": True,
            "counts": None,
            "kcal": [165, 210],
            "energy_basis": "routine",
            "effort": 6,
            "back": "good",
            "note": "…",
            "steps": [
                {
                    "exercise": "back-bows",
                    "instead_of": None,
                    "variant": "standard",
                    "kind": "work",
                    "round": 1,
                    "side": None,
                    "planned_seconds": 32,
                    "done_seconds": 32,
                    "outcome": "done",
                    "load_kg": None,
                }
            ],
        }
    ],
    "goals": [{"from": "2026-01-05", "days_per_week": 3}],
    "breaks": [{"from": "2026-08-01", "to": "2026-08-14", "reason": "holiday"}],
    "preferences": {"week_starts": "monday", "day_starts_at": "04:00"},
}


@cache
def history_schema() -> jsonschema.Draft202012Validator:
    """Of the format, itself looked at once."""
    schema = json.loads((DOCS / "history.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def taken(store: Store, value: object, name: str = "in.json") -> ImportReport:
    file = store.path.parent / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return import_history(store, file)

"""The JSON Schemas that editors are given."""

import json
from functools import cache

import jsonschema

from backcompanion.base.paths import resources


@cache
def validator_of(kind: str) -> jsonschema.Draft202012Validator:
    """TOML tells 1 and 1.0 apart, which JSON does not."""
    text = (resources() / f"schemas/{kind}.schema.json").read_text(encoding="utf-8")
    whole = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _checker, value: isinstance(value, int) and not isinstance(value, bool)
    )
    strict = jsonschema.validators.extend(jsonschema.Draft202012Validator, type_checker=whole)
    checked: jsonschema.Draft202012Validator = strict(json.loads(text))
    return checked

"""What a motion file says once and changes elsewhere: “from” another key pose, and levels."""

from collections.abc import Mapping
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.key_pose import MotionError

LIMB_PAIRS = {"arms": ("left_arm", "right_arm"), "legs": ("left_leg", "right_leg")}
LIMB_PAIRS |= {"shoulders": ("left_shoulder", "right_shoulder")}


def merge_key_pose(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`below` with what `above` says otherwise; “arms” replaces both arms, and so on."""
    result = dict(below)
    for field, value in above.items():
        for single in LIMB_PAIRS.get(field, ()):
            result.pop(single, None)
        if (
            field == "pelvis"
            and isinstance(value, Mapping)
            and isinstance(below.get(field), Mapping)
        ):
            places = {"at", "over", "thighs"}
            kept = below[field]
            if places & set(value):
                kept = {k: v for k, v in kept.items() if k not in places}
            value = {**kept, **value}
        result[field] = value
    return result


def merge_level(raw: Mapping[str, Any], changes: Mapping[str, Any], file: str) -> dict[str, Any]:
    result = {k: v for k, v in raw.items() if k not in ("easier", "harder")}
    for field, value in changes.items():
        if field == "keys" and isinstance(value, Mapping):
            keys = dict(result.get("keys", {}))
            for name, table in value.items():
                if not isinstance(table, Mapping):
                    raise MotionError(file, name, "", _("a table is meant here"))
                fresh = "from" in table or name not in keys
                keys[name] = dict(table) if fresh else merge_key_pose(keys[name], table)
            result["keys"] = keys
        elif field in ("phases", "props", "camera") and isinstance(value, Mapping):
            result[field] = {**result.get(field, {}), **value}
        else:
            result[field] = value
    return result

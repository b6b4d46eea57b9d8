"""What is the same in another language as in English: names, keys, and words that both have."""

import re
from collections.abc import Mapping

EVERYWHERE = (
    r"Back Companion|back-companion\.\w+|OK|PDF|QR|ID|MIT|NumPy|msgspec|platformdirs|BSD|Clause"
    r"|Apache|backroutine|pdf|kcal|min|cm|kg|lb|Ctrl|Alt|Tab|small first letter|x"
)
ALSO: Mapping[str, str] = {
    "de": r"Start|Plan|Routine|Name|NAME|Pose|Bob|warm|Test|Training|Band|Ball|Esc|Pause",
    "es": r"Plan|error|no|No|Esc|Pose|Pelvis|coral|rep|Osteoporosis|osteoporosis|glaucoma",
    "fr": r"Plan|Routine|routine|minutes?|ACTION|DATE|correction|position|Position"
    r"|tempo|Notes?|Licence|Date|[Pp]ause|Minutes|[Ee]ffort|Muscles|olive|violet|six|obliques"
    r"|centre|Pose|options|Squat",
    "pl": r"Plan|Bob|Folder|kilogram|Enter|Page|Down|Up|Shift|Stop|Home|End|Delete|tempo|Esc",
}
_FILLED_IN = re.compile(r"\{[^}]*\}|%\(\w+\)[sr]|%[sr]")


def left_in_english(language: str, text: str) -> str:
    """What is no name of a text that is the same in that language."""
    words = rf"\b(?:{EVERYWHERE}|{ALSO.get(language, '(?!)')})\b"
    bare = re.sub(words, " ", _FILLED_IN.sub(" ", text))
    return " ".join(re.findall(r"[^\W\d_]{2,}", bare))

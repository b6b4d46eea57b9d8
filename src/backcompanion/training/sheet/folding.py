"""A line with all ways of writing one sign made the same, letter for letter: places stay."""

_SAME = {
    "x": "×✕✖✗∗*⨯",
    '"': "″”“„‟",
    "'": "′’‘‛`´",
    "-": "–—−‐‑‒―",
    " ": "\t\u00a0\u2007\u2009\u202f\u3000",
}
_TABLE = str.maketrans({sign: letter for letter, signs in _SAME.items() for sign in signs})
# It means that something has been read.
_TABLE[0] = "\ufffd"


def fold(text: str) -> str:
    """In small letters, of the same length."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_TABLE))

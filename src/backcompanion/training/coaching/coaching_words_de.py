"""By which words the rules of coaching know what a German sentence speaks of."""

from backcompanion.training.coaching.coaching_words import DOWN, UP, WEIGHTS, CoachingWords

GERMAN = CoachingWords(
    breaths={"in": "einatmen", "out": "ausatmen"},
    sides={"left": "links|linke[mnrs]?", "right": "rechts|rechte[mnrs]?"},
    total=r"(\d+) (?:Mal|auf jeder Seite)\b",
    once=r"Einmal( auf jeder Seite)?\.",
    last="Die letzte",
    # No cushion: what lies below a head is called so too.
    things={
        "hanteln?": frozenset({"dumbbells"}),
        "flaschen?": frozenset({"water-bottles"}),
        "(?:das|dem) band": frozenset({"band"}),
        "medizinball": frozenset({"medicine-ball"}),
        "über (?:dem|den) ball": frozenset({"physio-ball"}),
        "gewichte|das gewicht|leichtes gewicht|gewicht (?:am|neben)": WEIGHTS,
    },
    without_things="leere[nr]? hände[n]?|hände leer",
    directions=(
        ("heb|roll auf|aufrollen|aufrichten|richte dich auf", DOWN),
        ("senk|sink|roll ab|abrollen", UP),
        ("zurück|komm zurück", frozenset({"turn", "reach"})),
        ("streck|dreh", frozenset({"return"})),
    ),
    positions={
        "standing": "steh|stehen|stand|marschiere?|weitermarschieren|schritte?|füße|fuß",
        "hinged": "steh|stehen",
        "seated": "sitz|sitzen|setz",
        "prone": "auf (?:den|dem) bauch|bäuchlings",
        "hands-and-knees": (
            "händen? und knien?|hände und knie|allen vieren|(?:unterarm(?:en)?|fäusten).* knien?"
        ),
        "over-the-ball": "über (?:dem|den) ball",
        "kneeling-back": "auf (?:die|den) fersen",
        "lying-back": "auf (?:den|dem) rücken",
        "lying-side": "auf (?:die|der) (?:linken? |rechten? )?seite",
    },
)

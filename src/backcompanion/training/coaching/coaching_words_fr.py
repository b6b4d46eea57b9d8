"""By which words the rules of coaching know what a French sentence speaks of."""

from backcompanion.training.coaching.coaching_words import DOWN, UP, WEIGHTS, CoachingWords

FRENCH = CoachingWords(
    breaths={"in": "inspire|inspirer", "out": "souffle en|expire"},
    sides={"left": "gauche", "right": "droite?"},
    total=r"(\d+) (?:fois|par côté)\b",
    once=r"Une (?:fois|par côté)\.",
    last="La dernière",
    # No cushion and no ball alone: a head lies on one, and a hand passes the other.
    things={
        "haltères?": frozenset({"dumbbells"}),
        "bouteilles?": frozenset({"water-bottles"}),
        "l’élastique": frozenset({"band"}),
        "médecine-ball": frozenset({"medicine-ball"}),
        "sur le ballon": frozenset({"physio-ball"}),
        "les poids|le poids": WEIGHTS,
    },
    without_things="mains vides",
    directions=(
        ("monte|lève|redresse-toi", DOWN),
        ("descends|plie", UP),
        ("reviens", frozenset({"turn", "reach"})),
        ("allonge|tourne", frozenset({"return"})),
    ),
    positions={
        "standing": "debout|marche|pas|pieds?",
        "hinged": "debout",
        "seated": "assise?|assieds-toi",
        "prone": "ventre",
        "hands-and-knees": "à quatre pattes|(?:avant-bras|poings)",
        "over-the-ball": "sur le ballon|ventre dessus",
        "kneeling-back": "talons",
        "lying-back": "sur le dos",
        "lying-side": "sur le côté",
    },
)

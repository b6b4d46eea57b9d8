"""By which words the rules of coaching know what a Spanish sentence speaks of."""

from backcompanion.training.coaching.coaching_words import DOWN, UP, WEIGHTS, CoachingWords

SPANISH = CoachingWords(
    breaths={"in": "toma aire|tomar aire", "out": "suelta el aire|soltar aire"},
    sides={"left": "izquierd[oa]", "right": "derech[oa]"},
    total=r"(\d+) (?:veces|por lado)\b",
    once=r"Una (?:vez|por lado)\.",
    last="La última",
    # No cushion and no ball alone: a head lies on one, and a hand passes the other.
    things={
        "mancuernas?": frozenset({"dumbbells"}),
        "botellas?": frozenset({"water-bottles"}),
        "la banda": frozenset({"band"}),
        "balón medicinal": frozenset({"medicine-ball"}),
        "sobre el balón": frozenset({"physio-ball"}),
        "pesas?|el peso": WEIGHTS,
    },
    without_things="manos vacías",
    directions=(
        ("sube|eleva|ponte recto", DOWN),
        ("baja|dóblate", UP),
        ("vuelve", frozenset({"turn", "reach"})),
        ("estira|gira", frozenset({"return"})),
    ),
    positions={
        "standing": "de pie|marcha|pasos?|pies?|recto",
        "hinged": "de pie",
        "seated": "siéntate|sentado",
        "prone": "boca abajo",
        "hands-and-knees": "a cuatro patas|antebrazos y rodillas",
        "over-the-ball": "sobre el balón|vientre encima",
        "kneeling-back": "en los talones",
        "lying-back": "boca arriba",
        "lying-side": "de lado",
    },
)

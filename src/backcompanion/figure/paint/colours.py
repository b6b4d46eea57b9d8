"""What the figure looks like: skin, hair, clothes and room, in the light and the dark theme."""

from dataclasses import replace

from backcompanion.base.dataclass import dataclass

# A tone of skin and the hair that goes with it.
SKINS = {
    "light": ("#F2C9AC", "#8A5A34"),
    "warm": ("#E3AF87", "#4A2F22"),
    "olive": ("#C68E62", "#33231B"),
    "brown": ("#99623F", "#241A16"),
    "deep": ("#6B432D", "#17110F"),
}
# Top, shorts in the light theme, shorts in the dark theme, shoes.
CLOTHES = {
    "teal": ("#12A08F", "#2B3A5C", "#51648F", "#F4F6F8"),
    "blue": ("#3B82D6", "#2A3042", "#58617A", "#FFFFFF"),
    "coral": ("#EB6F5B", "#3A3550", "#6A648A", "#FBF3EE"),
    "violet": ("#8767C9", "#2C4A52", "#4F7C85", "#F3F1FA"),
}


# Builds: how much wider limbs and trunk are than the slim one.
BUILDS = {"slim": 1.0, "sturdy": 1.13}
HAIR_STYLES = ("short", "bun", "bob")
# Hair in the light and the dark theme; the first is the one that goes with the skin.
HAIR_COLOURS = {
    "natural": ("", ""),
    "grey": ("#A9A6A2", "#B8B5B1"),
    "white": ("#E4E0D8", "#E4E0D8"),
}


@dataclass(frozen=True, slots=True)
class FigureColours:
    """Colours as #RRGGBB, or #AARRGGBB where one shines through (the shadow: a third of it).

    Besides, what the body is like: `girth` of its build, `hair_style`.
    """

    skin: str
    hair: str
    top: str
    shorts: str
    shoes: str
    features: str
    lit: str
    mat: str
    mat_edge: str
    shadow: str
    wall: str
    wall_edge: str
    ball: str
    metal: str
    grip: str
    water: str
    band: str
    cushion: str
    dark: bool
    girth: float = 1.0
    hair_style: str = "short"


def figure_colours(
    *,
    dark: bool = False,
    skin: str = "warm",
    clothes: str = "teal",
    build: str = "slim",
    hair_style: str = "short",
    hair_colour: str = "natural",
) -> FigureColours:
    """Looks for a theme; a choice that is not known falls back to the first one."""
    colours = _figure_colours(dark, skin, clothes)
    own_hair = HAIR_COLOURS.get(hair_colour, ("", ""))[dark]
    style = hair_style if hair_style in HAIR_STYLES else HAIR_STYLES[0]
    hair = own_hair or colours.hair
    return replace(colours, hair=hair, girth=BUILDS.get(build, 1.0), hair_style=style)


def _figure_colours(dark: bool, skin: str, clothes: str) -> FigureColours:
    skin_colour, hair = SKINS.get(skin, SKINS["warm"])
    top, shorts_light, shorts_dark, shoes = CLOTHES.get(clothes, CLOTHES["teal"])
    if dark:
        return FigureColours(
            skin=skin_colour,
            hair=_blend(hair, "#8A7A70", 0.22),
            top=top,
            shorts=shorts_dark,
            shoes=_blend(shoes, "#9AA8B0", 0.25),
            features="#2A1B16",
            lit="#FFC36B",
            mat="#22343A",
            mat_edge="#2E444B",
            shadow="#2E000000",
            wall="#1C2625",
            wall_edge="#2C3938",
            ball="#F08A6A",
            metal="#A7B2BD",
            grip="#66717D",
            water="#79C3EC",
            band="#D9A8F5",
            cushion="#6B5B86",
            dark=True,
        )
    return FigureColours(
        skin=skin_colour,
        hair=hair,
        top=top,
        shorts=shorts_light,
        shoes=shoes,
        features="#3A231B",
        lit="#FFB03A",
        mat="#CFE3E4",
        mat_edge="#B4CFD1",
        shadow="#111C3038",
        wall="#E9EFEE",
        wall_edge="#D3DEDC",
        ball="#F08A6A",
        metal="#5D6875",
        grip="#38424D",
        water="#63B5E6",
        band="#B06BD8",
        cushion="#B9A6DA",
        dark=False,
    )


def _blend(a: str, b: str, share: float) -> str:
    pairs = [(int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)

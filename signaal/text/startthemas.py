"""The themes a new team starts with."""

import tomllib
from importlib.resources import files

from signaal.domain.model import Thema


def laad_startthemas() -> tuple[Thema, ...]:
    """The delivered themes, in the order of ``resources/themas.toml``; fit for a board."""
    ruw = tomllib.loads((files("resources") / "themas.toml").read_text("utf-8"))
    return tuple(
        Thema(t["id"], t["naam"], t["omschrijving"], voor_bestuur=True) for t in ruw["thema"]
    )

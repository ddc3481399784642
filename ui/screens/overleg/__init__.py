"""The Overleg screen: the concept agenda left, the chosen bundle or the paper right."""

from ui.screens.overleg.screen import OverlegScreen

__all__ = ["OverlegScreen"]

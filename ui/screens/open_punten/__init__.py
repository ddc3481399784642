"""The screen Open punten: agreements, what waits for an answer, and whom to call today."""

from ui.screens.open_punten.screen import OpenPuntenScreen

__all__ = ["OpenPuntenScreen"]

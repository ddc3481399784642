"""Bringing in a list: how it was read, what is asked once, what will come in, what waits."""

from ui.screens.importeren.dialog import ImporterenDialog, choose_list
from ui.screens.importeren.waiting import WachtendeRegelsDialog

__all__ = ["ImporterenDialog", "WachtendeRegelsDialog", "choose_list"]

"""The window: it knocks at the one door of the core."""

from ui.singletons import keep_singletons

keep_singletons()

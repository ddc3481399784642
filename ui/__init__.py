"""The window: it knocks at the one door of the core."""

from ui.plain_import import import_plainly
from ui.singletons import keep_singletons

keep_singletons()
import_plainly()

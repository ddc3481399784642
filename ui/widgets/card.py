"""A white surface for one thing among others of its kind."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.look import px


class Card(QFrame):
    """Add to ``body``. Never put a card in a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(18), px(14), px(18), px(14))
        self.body.setSpacing(px(6))

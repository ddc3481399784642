"""What a screen shows when there is nothing yet: a calm sentence and one way on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import icon, px
from ui.widgets import words


class EmptyState(QWidget):
    """Picture, heading, a sentence or two (``also``) and perhaps a button, in the middle."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        text: str,
        button: QPushButton | None = None,
        also: str = "",
    ) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icon(icon_name, "soft").pixmap(QSize(px(44), px(44))))
        column = QVBoxLayout(self)
        column.setSpacing(px(10))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture, 0, middle)
        column.addWidget(words.heading(heading), 0, middle)
        for sentence in filter(None, (text, also)):
            said = words.soft(sentence)
            said.setFixedWidth(px(420))  # a label that wraps gets its height from its width
            said.setAlignment(middle)
            across = QHBoxLayout()  # its height is reckoned for all the room when it is aligned
            across.addStretch(1)
            across.addWidget(said)
            across.addStretch(1)
            column.addLayout(across)
        if button is not None:
            column.addSpacing(px(6))
            column.addWidget(button, 0, middle)
        column.addStretch(2)

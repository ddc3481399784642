"""What stood there, typed and not kept, when Signaal was shut or went on lock."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.look import px
from ui.widgets.question import Question


class LeftTexts(Question):
    """Shows what was typed and not kept, to copy from."""

    def __init__(self, typed: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(
            self.tr("Dit had je nog niet bewaard"),
            self.tr("Gezien"),
            parent,
            self.tr(
                "Dit stond er nog toen Signaal dichtging. Kopieer wat je nodig hebt. "
                "Wat Signaal niet mag bewaren, is weggelaten."
            ),
        )
        self.fields: list[QPlainTextEdit] = []
        for where, text in typed:
            field = QPlainTextEdit(text)
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setFixedHeight(px(72))
            self.add(where, field)
            self.fields.append(field)
        self.no.hide()

"""A draft mail with one attachment, as a file that the mail program opens for editing.

``X-Unsent: 1`` makes classic Outlook (and most others) open it as a draft. Nothing is sent: Signaal
opens no connection. No sender, date or message id is written, so the same draft has the same bytes.
"""

from email.message import EmailMessage
from email.policy import SMTP

_GRENS = "=_signaal_concept"


def concept_mail(onderwerp: str, tekst: str, bijlage: tuple[str, bytes]) -> bytes:
    """The bytes of an ``.eml`` draft; ``bijlage`` is a file name and the bytes of a PDF."""
    naam, inhoud = bijlage
    bericht = EmailMessage(policy=SMTP)
    bericht["X-Unsent"] = "1"
    bericht["Subject"] = " ".join(onderwerp.split())
    bericht.set_content(tekst, charset="utf-8", cte="quoted-printable")
    bericht.add_attachment(inhoud, maintype="application", subtype="pdf", filename=naam)
    bericht.set_boundary(_GRENS)
    return bericht.as_bytes()

"""A draft mail opens for editing, carries exactly the paper, and names nobody."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from signaal.exchange.mail import concept_mail

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 9


def _lees(onderwerp: str = "Agenda", tekst: str = "Beste bestuursleden,\n") -> EmailMessage:
    gelezen = message_from_bytes(
        concept_mail(onderwerp, tekst, ("Agenda 2026-11-20 Coöperatie.pdf", PDF)), policy=default
    )
    assert isinstance(gelezen, EmailMessage)
    return gelezen


def test_it_is_a_draft_without_sender_or_receiver() -> None:
    bericht = _lees()
    assert bericht["X-Unsent"] == "1"
    assert not {"From", "To", "Date", "Message-ID"} & set(bericht.keys())


def test_the_attachment_is_byte_for_byte_the_paper() -> None:
    (bijlage,) = _lees().iter_attachments()
    assert bijlage.get_content_type() == "application/pdf"
    assert bijlage.get_filename() == "Agenda 2026-11-20 Coöperatie.pdf"
    assert bijlage.get_payload(decode=True) == PDF


def test_accents_and_line_ends_survive() -> None:
    bericht = _lees("Agenda van de coöperatie", "Beste bestuursleden,\n\nTot vrijdag: één punt.\n")
    assert bericht["Subject"] == "Agenda van de coöperatie"
    romp = bericht.get_body(("plain",))
    assert romp is not None
    assert romp.get_content().splitlines() == ["Beste bestuursleden,", "", "Tot vrijdag: één punt."]


def test_a_line_end_in_the_subject_makes_no_header() -> None:
    assert _lees("Agenda\nBcc: iemand@elders")["Bcc"] is None


def test_the_same_draft_has_the_same_bytes() -> None:
    assert concept_mail("a", "b", ("c.pdf", PDF)) == concept_mail("a", "b", ("c.pdf", PDF))

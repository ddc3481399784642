"""What can go wrong, each as one Dutch sentence a tired reader understands.

Every failure that a user can cause or meet is one of these. ``bericht`` says what happened, what is
safe and what to do now; ``oorzaak`` keeps the technical cause for ``-v``. ``status`` is the exit
status of the command line (docs: opdrachtregel).
"""


class SignaalFout(Exception):
    """Base of every failure with a sentence for people."""

    status = 2

    def __init__(self, bericht: str, oorzaak: str = "") -> None:
        super().__init__(bericht)
        self.bericht = bericht
        self.oorzaak = oorzaak


class GebruikFout(SignaalFout):
    """Wrong use or unusable input; nothing was changed (exit status 2)."""

    status = 2


class PersoonsgegevenFout(GebruikFout):
    """A text holds a *stop* finding and may not be kept; the message never quotes it."""


class ArchiefFout(SignaalFout):
    """The archive cannot be opened or is damaged; its file is untouched (exit status 3)."""

    status = 3


class GeenArchiefFout(ArchiefFout):
    """There is no file at that place."""


class GeenWachtwoordFout(ArchiefFout):
    """No passphrase was given and none is remembered."""


class VerkeerdWachtwoordFout(ArchiefFout):
    """The passphrase or recovery code does not fit."""


class SleutelbosWegFout(ArchiefFout):
    """The key bag beside the archive is missing."""


class SleutelbosKapotFout(ArchiefFout):
    """The key bag is there but damaged."""


class SleutelbosDichtFout(SleutelbosKapotFout):
    """The key bag is there but cannot be read now (held, no rights, a disk that is out): trying
    again may help, and where it does not, what helps against damage does.
    """


class GeheugenFout(ArchiefFout):
    """There is not enough memory free to try a passphrase."""


class ArchiefKapotFout(ArchiefFout):
    """The database is damaged, or its journal does not add up."""


class NieuwereVersieFout(ArchiefFout):
    """The archive was written by a newer Signaal."""


class ReserveKapotFout(ArchiefFout):
    """A backup file is damaged, or is no backup."""


class InGebruikFout(ArchiefFout):
    """Another window or command holds the archive."""


class SchrijfFout(SignaalFout):
    """Writing failed (no room, no rights); nothing is half-done (exit status 4)."""

    status = 4


class DeelmapFout(SchrijfFout):
    """The shared folder, or a file in it, cannot be used now; the archive is as it was."""


class DeelmapWegFout(DeelmapFout):
    """The folder is not there, or its network or stick is not."""


class DeelmapDichtFout(DeelmapFout):
    """No rights to read or write there."""


class DeelmapVolFout(DeelmapFout):
    """No room there."""


class NietGedownloadFout(DeelmapFout):
    """A file is only a placeholder: its content is still in the cloud."""


class PakjeFout(GebruikFout):
    """A package of another laptop is damaged, or is none."""


class GestoptFout(SignaalFout):
    """The user cancelled long work; nothing was changed."""

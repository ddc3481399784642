"""What is in a file that lies in the folder, with the rest of its kind; names are only hints."""

from dataclasses import dataclass, field

from signaal.domain.wissel import Oordeel, Sleutelrij
from signaal.exchange.deelmap import Bestand
from signaal.exchange.omslag import Soort, soort_van
from signaal.exchange.segment import Kring as Bekenden
from signaal.exchange.segment import Segment, open_segment
from signaal.exchange.segmentnaam import epoch_in, sleutelnummer_in, uit_naam
from signaal.exchange.sleutelbestand import (
    open_epochbestand,
    open_sleutelbestand,
    sleutelnummer,
)
from signaal.usecases.kringsleutels import Kring
from signaal.vault.epoch import Epochsleutel


@dataclass
class Uitgepakt:
    """The files of one hap, by what they hold; the names of each segment."""

    epochs: list[Epochsleutel] = field(default_factory=list)
    sleutels: list[tuple[Bestand, Sleutelrij]] = field(default_factory=list)
    segmenten: list[tuple[Bestand, Segment]] = field(default_factory=list)
    gezien: dict[str, tuple[int, str]] = field(default_factory=dict)


def pak_uit(
    kring: Kring, om_te_oordelen: Bekenden, erbij: Uitgepakt, bestand: Bestand, inhoud: bytes
) -> Oordeel:
    """Put what a file holds with the rest of its kind.

    GOED under a name that says what is in it is only what was opened as exactly that: by that word
    it is taken to lie there. Anybody can give any other file such a name.
    """
    match soort_van(inhoud):
        case Soort.AANVRAAG | Soort.WELKOM:  # not for an archive that is in: nobody looked inside
            return Oordeel.ANDERS
        case Soort.EPOCH:
            epoch = _open_epoch(inhoud, om_te_oordelen, kring)
            if isinstance(epoch, Oordeel):
                return epoch
            erbij.epochs.append(epoch)
            gezegd = epoch_in(bestand.naam)
            klopt = gezegd is None or gezegd in ((epoch.id, id_) for id_, _ in kring.sleutels)
        case Soort.SLEUTEL:
            rij = open_sleutelbestand(inhoud, om_te_oordelen)
            if isinstance(rij, Oordeel):
                return rij
            erbij.sleutels.append((bestand, rij))
            nummer = sleutelnummer(om_te_oordelen.team, rij.vak, rij.device, rij.vanaf)
            klopt = sleutelnummer_in(bestand.naam) in (None, nummer.hex())
        case _:
            segment = open_segment(inhoud, om_te_oordelen)
            if isinstance(segment, Oordeel):
                return segment
            erbij.segmenten.append((bestand, segment))
            stuk, deel = uit_naam(bestand.naam), segment.deel
            zegt = stuk and (stuk.device, stuk.van, stuk.tot)
            return Oordeel.GOED if zegt == (deel.device, deel.van, deel.tot) else Oordeel.ANDERS
    return Oordeel.GOED if klopt and uit_naam(bestand.naam) is None else Oordeel.ANDERS


def _open_epoch(inhoud: bytes, om_te_oordelen: Bekenden, kring: Kring) -> Epochsleutel | Oordeel:
    """Also one that was sealed for this laptop under an id that it had before."""
    for ik, eigen in kring.sleutels:
        epoch = open_epochbestand(inhoud, om_te_oordelen, ik, eigen)
        if epoch is not Oordeel.ONBEKEND:
            return epoch
    return Oordeel.ONBEKEND

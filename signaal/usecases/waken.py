"""What the program does by itself for an open archive: look for damage, and make backups."""

from contextlib import suppress
from dataclasses import dataclass

from signaal.domain.reserve import Aanleiding
from signaal.fouten import ArchiefKapotFout, SchrijfFout, SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservebestand import Reservekopie, Stop, Voortgang
from signaal.usecases.reservekopie import (
    berg_opzij_op,
    maak_als_gewijzigd,
    ruim_resten_van_reserve_op,
)

_NIET_GELUKT = "Er is geen nieuwe reservekopie gemaakt. {waarom}"


@dataclass(frozen=True, slots=True)
class Gewaakt:
    """What came of it; the sentences are "" when all is well."""

    kopie: Reservekopie | None = None
    beschadigd: str = ""
    mislukt: str = ""


def waak_bij_opening(
    bureau: Bureau, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Gewaakt:
    """Clean up what a fallen machine left, check every page, make a backup if anything changed.

    A damaged archive makes no backup: the good ones must not be pushed out by bad ones.
    """
    del voortgang
    try:
        bureau.archive.reserve.controleer_paginas()
    except ArchiefKapotFout as fout:
        return Gewaakt(beschadigd=fout.bericht)
    with suppress(SignaalFout):  # it lies there safely; another time
        ruim_resten_van_reserve_op(bureau)
        berg_opzij_op(bureau.pad, bureau.archive.sleutel, bureau.nu())
    return _maak(bureau, Aanleiding.OPENING, stop)


def waak_elk_uur(
    bureau: Bureau, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Gewaakt:
    """A backup if anything changed since the last one."""
    del voortgang
    return _maak(bureau, Aanleiding.UUR, stop)


def _maak(bureau: Bureau, aanleiding: Aanleiding, stop: Stop | None) -> Gewaakt:
    """GestoptFout passes; whatever else fails is a sentence, and the program goes on."""
    try:
        return Gewaakt(maak_als_gewijzigd(bureau, aanleiding, stop))
    except ArchiefKapotFout as fout:
        return Gewaakt(beschadigd=fout.bericht)
    except SchrijfFout as fout:
        return Gewaakt(mislukt=_NIET_GELUKT.format(waarom=fout.bericht))

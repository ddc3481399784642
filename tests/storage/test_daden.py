"""Pages of acts are read along the journal itself: nothing is sorted or skipped."""

from sqlalchemy import text

from signaal.domain.daad import Daadvraag
from signaal.storage.daden import Dadenlezer
from signaal.usecases.bureau import Bureau
from tests.builders import ANDERE_LAPTOPS, Klok, maak_signaal, vanaf, vul, zet


def test_a_page_far_down_is_found_by_its_key(bureau: Bureau, klok: Klok) -> None:
    for _ in range(5):
        klok.later(seconds=1)
        vul(bureau, 1)
    lezer = bureau.archive.lezer(Dadenlezer)
    vorige = lezer.lees(Daadvraag(), aantal=3)[-1]
    vraag = lezer._vraag(Daadvraag(), *dict(vorige.plekken).popitem())
    with bureau.archive._verbind(False) as conn:
        sql = str(vraag.compile(conn.engine, compile_kwargs={"literal_binds": True}))
        plan = " ".join(str(rij) for rij in conn.execute(text(f"EXPLAIN QUERY PLAN {sql}")))
    assert "device=?ANDseq<?" in plan.replace(" ", "")
    assert "TEMP B-TREE" not in plan


def test_the_content_is_not_asked_for(bureau: Bureau) -> None:
    vraag = bureau.archive.lezer(Dadenlezer)._vraag(Daadvraag(), bureau.archive.apparaat, 9)
    gevraagd = {kolom.name for kolom in vraag.selected_columns}
    assert gevraagd == {"device", "seq", "hlc", "moment", "actor", "handeling", "soort", "pk"}


def test_acts_of_three_laptops_stand_in_one_order_on_every_page(bureau: Bureau, klok: Klok) -> None:
    laptops = (bureau.archive.apparaat, *ANDERE_LAPTOPS)
    for nummer in range(30):
        klok.later(seconds=1)
        with vanaf(bureau, laptops[nummer * nummer % 7 % 3]):
            zet(bureau, maak_signaal(f"nummer {nummer}"), maak_signaal(f"en nog {nummer}"))
    lezer = bureau.archive.lezer(Dadenlezer)
    alles = lezer.lees(Daadvraag(handelingen=("test",)))

    assert len({daad.apparaat for daad in alles}) == 3
    assert [daad.moment for daad in alles] == sorted((d.moment for d in alles), reverse=True)
    assert [daad.dingen[0].aantal for daad in alles] == [2] * 30
    gelezen, na = list(alles[:0]), None
    while bladzijde := lezer.lees(Daadvraag(handelingen=("test",)), na, aantal=4):
        gelezen += bladzijde
        na = bladzijde[-1]
    assert gelezen == alles


def test_what_comes_in_while_somebody_reads_on_does_not_disturb_the_page(
    bureau: Bureau, klok: Klok
) -> None:
    for nummer in range(4):
        klok.later(seconds=1)
        zet(bureau, maak_signaal(f"nummer {nummer}"))
    lezer = bureau.archive.lezer(Dadenlezer)
    alles = lezer.lees(Daadvraag(handelingen=("test",)))
    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        zet(bureau, maak_signaal("van elders"))

    assert lezer.lees(Daadvraag(handelingen=("test",)), alles[1]) == alles[2:]

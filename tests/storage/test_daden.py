"""Pages of acts are read along the journal itself: nothing is sorted or skipped."""

from sqlalchemy import text

from signaal.domain.daad import Daadvraag
from signaal.usecases.bureau import Bureau
from tests.builders import Klok, vul


def test_a_page_far_down_is_found_by_its_key(bureau: Bureau, klok: Klok) -> None:
    for _ in range(5):
        klok.later(seconds=1)
        vul(bureau, 1)
    lezer = bureau.archive.daden
    vorige = lezer.lees(Daadvraag(), aantal=3)[-1]
    vraag = lezer._vraag(Daadvraag(), vorige)
    with bureau.archive._verbind(False) as conn:
        sql = str(vraag.compile(conn.engine, compile_kwargs={"literal_binds": True}))
        plan = " ".join(str(rij) for rij in conn.execute(text(f"EXPLAIN QUERY PLAN {sql}")))
    assert "device,seq)<(?,?)" in plan.replace(" ", "") or "(device,seq)<" in plan.replace(" ", "")
    assert "TEMP B-TREE" not in plan


def test_the_content_is_not_asked_for(bureau: Bureau) -> None:
    gevraagd = {
        kolom.name for kolom in bureau.archive.daden._vraag(Daadvraag(), None).selected_columns
    }
    assert gevraagd == {"device", "seq", "moment", "actor", "handeling", "soort", "pk"}

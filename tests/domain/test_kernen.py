"""Kernen beside each other: sets that give nothing away, names that keep them apart."""

from signaal.domain.kernen import uit_elkaar
from signaal.domain.model import Kern


def test_two_kernen_with_one_name_are_told_apart_by_their_code() -> None:
    kernen = [Kern("reek", "Reek"), Kern("zeeland", "Reek"), Kern("schaijk", "Schaijk")]
    assert uit_elkaar(kernen) == {
        "reek": "Reek (reek)",
        "zeeland": "Reek (zeeland)",
        "schaijk": "Schaijk",
    }

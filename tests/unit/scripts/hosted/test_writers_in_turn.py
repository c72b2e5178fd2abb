"""Writers are asked in their order: a fault, or a script the facts do not hold, goes to the next one and is told."""

from collections.abc import Callable

import pytest

from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composed, KeepDraft, ask_anew
from tests.support.catalogue_products import CATALOGUE
from tests.support.composing import SYLLABLES_A_SECOND, composer_of
from tests.support.writer_peers import WriterPeers

PAN = CATALOGUE["granite_pan"]


def composed(peers: WriterPeers, *order: str, keep_draft: KeepDraft = ask_anew) -> Composed:
    composer = composer_of(*(peers.writer(name) for name in order))
    return composer.compose(PAN, Options(seconds=30), SYLLABLES_A_SECOND, keep_draft)


def reasons(found: Composed) -> list[tuple[str, str]]:
    return [(each.writer, each.reason) for each in found.writing.passed_over]


def test_the_first_writer_writes_and_is_named(peers: WriterPeers) -> None:
    found = composed(peers, "gemini", "openai")

    assert (found.writing.writer, reasons(found)) == ("gemini", [])
    assert found.writing.model
    assert len(peers.calls("openai")) == 0


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("busy", "busy"), ("no_money", "no_money"), ("forbidden", "bad_key"), ("block", "refused")],
)
def test_a_fault_goes_to_the_next_writer_with_its_reason(peers: WriterPeers, fault: str, reason: str) -> None:
    peers.order("gemini", fault, times=99)

    found = composed(peers, "gemini", "openai")

    assert (found.writing.writer, reasons(found)) == ("openai", [("gemini", reason)])


def test_with_every_writer_down_the_embedded_one_writes(peers: WriterPeers) -> None:
    for name in ("gemini", "openai"):
        peers.order(name, "busy", times=99)

    found = composed(peers, "gemini", "openai")

    assert found.writing.writer == "embedded"
    assert found.writing.model is None
    assert [writer for writer, _ in reasons(found)] == ["gemini", "openai"]


def test_a_script_the_facts_do_not_hold_is_asked_for_once_more(peers: WriterPeers) -> None:
    peers.order("gemini", "obeys:price", times=1)

    found = composed(peers, "gemini")

    assert (found.writing.writer, reasons(found)) == ("gemini", [])
    first, second = peers.calls("gemini")
    assert "ไม่มีในข้อเท็จจริง" in str(second.body)
    assert "ไม่มีในข้อเท็จจริง" not in str(first.body)


def test_a_writer_that_does_it_again_is_passed_over(peers: WriterPeers) -> None:
    peers.order("gemini", "obeys:price", times=99)

    found = composed(peers, "gemini", "openai")

    assert (found.writing.writer, reasons(found)) == ("openai", [("gemini", "unsupported")])
    assert len(peers.calls("gemini")) == 2


def test_what_was_paid_for_is_not_asked_for_again(peers: WriterPeers) -> None:
    kept: dict[str, Draft] = {}

    def keep(digest: str, write: Callable[[], Draft]) -> Draft:
        if digest not in kept:
            kept[digest] = write()
        return kept[digest]

    first = composed(peers, "gemini", keep_draft=keep)
    calls = len(peers.calls("gemini"))

    assert composed(peers, "gemini", keep_draft=keep) == first
    assert len(peers.calls("gemini")) == calls


def test_every_claim_of_a_script_names_its_scene_and_its_fact(peers: WriterPeers) -> None:
    found = composed(peers, "gemini")

    places = (
        {f"hook-{nth}" for nth in (1, 2, 3)} | {scene.scene_id for scene in found.script.scenes} | {"title", "caption"}
    )
    places |= {f"line-{line.kind}" for line in found.script.on_screen.lines}
    assert found.writing.claims
    assert {claim.place for claim in found.writing.claims} <= places
    assert any(claim.fact_id == "price" and claim.claim.startswith("349") for claim in found.writing.claims)

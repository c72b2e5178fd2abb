"""Every way a service fails, through the real HTTP of its peer: the kind of fault, and whether it is tried again."""

import pytest

from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.scripts.draft import Draft
from tests.support.briefs import a_brief
from tests.support.catalogue_products import CATALOGUE
from tests.support.writer_peers import WriterPeers

BRIEF = a_brief(CATALOGUE["granite_pan"], seconds=15)
SERVICES = ("gemini", "bedrock", "openai")


def fault_of(peers: WriterPeers, entry: str, **keys: object) -> AiFault:
    with pytest.raises(AiFault) as raised:
        peers.writer(entry, "openai", **keys).write(BRIEF)
    return raised.value


GEMINI_KINDS = {
    "slow_down:3600s": FaultKind.SLOW_DOWN,
    "no_money": FaultKind.NO_MONEY,
    "no_free_tier": FaultKind.NO_MONEY,
    "busy": FaultKind.BUSY,
    "internal": FaultKind.BUSY,
    "late": FaultKind.BUSY,
    "forbidden": FaultKind.BAD_KEY,
    "gone": FaultKind.BAD_REQUEST,
    "block": FaultKind.REFUSED,
    "block:PROHIBITED_CONTENT": FaultKind.REFUSED,
    "max_tokens": FaultKind.CUT_SHORT,
    "finish:MAX_TOKENS": FaultKind.CUT_SHORT,
    "finish:CONTINUATION": FaultKind.CUT_SHORT,
    "finish:SAFETY": FaultKind.REFUSED,
    "finish:BLOCKLIST": FaultKind.REFUSED,
    "finish:PROHIBITED_CONTENT": FaultKind.REFUSED,
    "finish:SPII": FaultKind.REFUSED,
    "finish:LANGUAGE": FaultKind.REFUSED,
    "finish:ESCALATION": FaultKind.REFUSED,
    "finish:MODEL_ARMOR": FaultKind.REFUSED,
    "finish:RECITATION": FaultKind.REFUSED,
    "finish:OTHER": FaultKind.MALFORMED,
    "finish:MALFORMED_RESPONSE": FaultKind.MALFORMED,
    "finish:MALFORMED_FUNCTION_CALL": FaultKind.MALFORMED,
    "finish:UNEXPECTED_TOOL_CALL": FaultKind.MALFORMED,
    "finish:MISSING_THOUGHT_SIGNATURE": FaultKind.MALFORMED,
    "finish:PUP_LIMITED_DISABLED": FaultKind.BAD_KEY,
    "finish:INVENTED_NEXT_YEAR": FaultKind.MALFORMED,
    "finish:": FaultKind.MALFORMED,
    "empty": FaultKind.MALFORMED,
    "thought_only": FaultKind.MALFORMED,
    "no_candidates": FaultKind.MALFORMED,
}
BEDROCK_KINDS = {
    "ThrottlingException": FaultKind.SLOW_DOWN,
    "ModelNotReadyException": FaultKind.BUSY,
    "ModelTimeoutException": FaultKind.BUSY,
    "ModelErrorException": FaultKind.BUSY,
    "InternalServerException": FaultKind.BUSY,
    "ServiceUnavailableException": FaultKind.BUSY,
    "ValidationException": FaultKind.BAD_REQUEST,
    "ResourceNotFoundException": FaultKind.BAD_REQUEST,
    "AccessDeniedException": FaultKind.BAD_KEY,
    "ServiceQuotaExceededException": FaultKind.NO_MONEY,
    "stop:max_tokens": FaultKind.CUT_SHORT,
    "stop:model_context_window_exceeded": FaultKind.CUT_SHORT,
    "stop:guardrail_intervened": FaultKind.REFUSED,
    "stop:content_filtered": FaultKind.REFUSED,
    "stop:malformed_model_output": FaultKind.MALFORMED,
    "stop:malformed_tool_use": FaultKind.MALFORMED,
    "stop:invented_next_year": FaultKind.MALFORMED,
}
OPENAI_KINDS = {
    "slow_down:3600": FaultKind.SLOW_DOWN,
    "no_money": FaultKind.NO_MONEY,
    "no_credits": FaultKind.NO_MONEY,
    "no_money_in_200": FaultKind.NO_MONEY,
    "error_in_200": FaultKind.BUSY,
    "busy": FaultKind.BUSY,
    "unavailable": FaultKind.BUSY,
    "forbidden": FaultKind.BAD_KEY,
    "gone": FaultKind.BAD_REQUEST,
    "error_string": FaultKind.BAD_REQUEST,
    "too_long": FaultKind.TOO_LONG,
    "policy": FaultKind.REFUSED,
    "refusal": FaultKind.REFUSED,
    "content_filter": FaultKind.REFUSED,
    "length": FaultKind.CUT_SHORT,
    "null": FaultKind.MALFORMED,
    "no_choices": FaultKind.MALFORMED,
}
EVERYWHERE = {
    "half": FaultKind.MALFORMED,
    "prose": FaultKind.MALFORMED,
    "extra_keys": FaultKind.MALFORMED,
}
OVER_HTTP = {
    "html": FaultKind.BUSY,
    "huge": FaultKind.MALFORMED,
    "cut": FaultKind.BUSY,
    "moved": FaultKind.BAD_REQUEST,
}
KINDS = [
    *(("gemini", fault, kind) for fault, kind in (GEMINI_KINDS | EVERYWHERE | OVER_HTTP).items()),
    *(("bedrock", fault, kind) for fault, kind in (BEDROCK_KINDS | EVERYWHERE).items()),
    *(("openai", fault, kind) for fault, kind in (OPENAI_KINDS | EVERYWHERE | OVER_HTTP).items()),
]
CALLS = {"finish:RECITATION": 2, "slow_down:3600s": 1, "slow_down:3600": 1}
"""A pause that does not fit is not waited for; what repeats others is asked for once more, in other words."""


@pytest.mark.parametrize(("service", "fault", "kind"), KINDS)
def test_every_failure_has_its_kind_and_only_what_may_pass_is_tried_again(
    peers: WriterPeers, service: str, fault: str, kind: FaultKind
) -> None:
    peers.order(service, fault, times=9)

    assert fault_of(peers, service).kind is kind
    tries = 3 if kind in {FaultKind.SLOW_DOWN, FaultKind.BUSY} else 1
    assert len(peers.calls(service)) == CALLS.get(fault, tries)


def test_each_pause_is_longer_than_the_last(peers: WriterPeers) -> None:
    peers.order("gemini", "busy", times=9)

    fault_of(peers, "gemini")

    assert peers.pauses == [1, 2]


@pytest.mark.parametrize(
    ("service", "fault"), [("gemini", "slow_down"), ("bedrock", "ThrottlingException"), ("openai", "slow_down")]
)
def test_a_service_that_was_busy_for_a_moment_writes(peers: WriterPeers, service: str, fault: str) -> None:
    peers.order(service, fault, times=2)

    assert isinstance(peers.writer(service).write(BRIEF), Draft)


@pytest.mark.parametrize(("service", "fault"), [("gemini", "slow_down:30.5s"), ("openai", "slow_down:30.5")])
def test_the_pause_asked_for_is_kept_where_it_fits(peers: WriterPeers, service: str, fault: str) -> None:
    peers.order(service, fault)

    peers.writer(service).write(BRIEF)

    assert peers.pauses == [30.5]


@pytest.mark.parametrize(("service", "fault"), [("gemini", "slow_down:58s"), ("openai", "slow_down:58")])
def test_a_pause_beyond_the_deadline_is_not_waited_for(peers: WriterPeers, service: str, fault: str) -> None:
    peers.order(service, fault)

    raised = fault_of(peers, service)

    assert (raised.kind, raised.retry_after_s) == (FaultKind.SLOW_DOWN, 58)
    assert peers.pauses == []


@pytest.mark.parametrize("service", SERVICES)
def test_no_call_is_begun_without_time_for_it(peers: WriterPeers, service: str) -> None:
    peers.seconds_left = 4

    assert fault_of(peers, service).kind is FaultKind.BUSY
    assert peers.calls(service) == []


def test_a_repetition_of_others_is_asked_for_in_own_words(peers: WriterPeers) -> None:
    peers.order("gemini", "finish:RECITATION")

    peers.writer("gemini").write(BRIEF)

    first, second = (call.body["contents"][0]["parts"][0]["text"] for call in peers.calls("gemini"))  # type: ignore[index]
    assert second.startswith(first)
    assert "คำของตัวเอง" in second


@pytest.mark.parametrize("service", ["gemini", "openai"])
def test_a_wrong_key_is_no_bad_request(peers: WriterPeers, service: str) -> None:
    assert fault_of(peers, service, **{service: {"api_key": "wrong"}}).kind is FaultKind.BAD_KEY


@pytest.mark.parametrize("service", SERVICES)
def test_a_model_nobody_knows_is_a_bad_request(peers: WriterPeers, service: str) -> None:
    if service == "openai":
        peers.order("openai", "gone")

    assert fault_of(peers, f"{service}:no-such-model").kind is FaultKind.BAD_REQUEST


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_is_not_there_is_busy(peers: WriterPeers, service: str) -> None:
    peers.url = "http://127.0.0.1:9"

    assert fault_of(peers, service).kind is FaultKind.BUSY


@pytest.mark.parametrize(
    ("service", "fault"), [("gemini", "block"), ("bedrock", "stop:max_tokens"), ("openai", "length")]
)
def test_tokens_of_a_useless_answer_are_told_too(peers: WriterPeers, service: str, fault: str) -> None:
    peers.order(service, fault)

    fault_of(peers, service)

    (used,) = peers.used
    assert used.tokens_in > 0
    assert used.tokens_out > 0


@pytest.mark.parametrize(
    ("service", "fault"),
    [
        ("gemini", "fenced"),
        ("gemini", "thought_first"),
        ("bedrock", "fenced"),
        ("bedrock", "text"),
        ("bedrock", "reasoning_first"),
        ("openai", "fenced"),
    ],
)
def test_an_answer_in_a_strange_wrapping_is_read(peers: WriterPeers, service: str, fault: str) -> None:
    expected = peers.writer(service).write(BRIEF)
    peers.order(service, fault)

    assert peers.writer(service).write(BRIEF) == expected

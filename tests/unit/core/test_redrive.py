"""A dead letter goes to what it was for; one that nobody knows stays."""

import pytest

from local.redrive import Target, target_of

OUTPUTS = {
    "VideoMachineArn": "arn:video",
    "BatchMachineArn": "arn:batch",
    "AfterPostingMachineArn": "arn:after-posting",
    "SettleFunctionName": "settle",
    "BatchResultFunctionName": "result",
    "NewsUrl": "https://sqs/news",
}


@pytest.mark.parametrize(("machine", "function"), [("arn:video", "settle"), ("arn:batch", "result")])
def test_a_run_cut_off_goes_to_what_settles_it_as_the_whole_event(machine: str, function: str) -> None:
    event = {"detail-type": "Step Functions Execution Status Change", "detail": {"stateMachineArn": machine}}

    assert target_of(event, OUTPUTS) == Target(function=function, payload=event)


def test_a_dropped_list_starts_its_machine_with_what_the_rule_hands_over() -> None:
    detail = {"bucket": {"name": "intake"}, "object": {"key": "u1/batches/list.csv"}}

    assert target_of({"detail-type": "Object Created", "detail": detail}, OUTPUTS) == Target(
        machine="arn:batch", payload=detail
    )


def test_a_posting_starts_its_machine_with_its_ids_and_no_title() -> None:
    ids = {"user_id": "u1", "video_id": "v1", "run": 2}

    assert target_of(
        {"detail-type": "makeafvdo.video.published", "detail": ids | {"title": "เก้าอี้"}}, OUTPUTS
    ) == Target(machine="arn:after-posting", payload=ids)


@pytest.mark.parametrize("body", [[], {}, {"detail": {}}, {"detail-type": "Other", "detail": {"a": 1}}])
def test_what_nobody_knows_stays(body: object) -> None:
    assert target_of(body, OUTPUTS) is None


def test_a_minute_that_was_not_swept_is_over() -> None:
    assert target_of({"detail-type": "Scheduled Event", "detail": "{}"}, OUTPUTS) == Target()


def test_news_nobody_was_told_of_goes_back_into_its_queue() -> None:
    news = {"detail-type": "makeafvdo.video.ready", "detail": {"video_id": "one"}}

    assert target_of(news, OUTPUTS) == Target(queue="https://sqs/news", payload=news)

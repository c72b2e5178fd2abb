"""`make iam` tells what of a role's grants was used, what was not, and what only AWS could tell."""

import json
from pathlib import Path

from local.granted import Call, Grant, Mark, Statement, grants_of, mark, ungranted
from local.stack.judging import written_down

ROWS, FILES, KEY = "arn:aws:dynamodb:r:1:table/rows-1", "arn:aws:s3:::files-1", "arn:aws:kms:r:1:key/k-1"
WRITTEN: list[Statement] = [
    {"Action": ["dynamodb:*Item", "dynamodb:Query"],
     "Resource": [{"GetAtt": "Rows.Arn"}, {"Sub": "${Rows.Arn}/index/*"}]},
    {"Action": "s3:GetObject", "Resource": {"Sub": "${Files.Arn}/users/*"}},
    {"Action": "s3:ListBucket", "Resource": {"GetAtt": "Files.Arn"}},
    {"Action": ["kms:Decrypt"], "Resource": {"GetAtt": "Key.Arn"},
     "Condition": {"StringEquals": {"kms:ViaService": {"Sub": "dynamodb.${AWS::Region}.${AWS::URLSuffix}"}}}},
    {"Action": "states:StopExecution",
     "Resource": {"Sub": "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${Machine.Name}:*"}},
]  # fmt: skip
DEPLOYED: list[Statement] = [
    {"Action": ["dynamodb:*Item", "dynamodb:Query"], "Resource": [ROWS, f"{ROWS}/index/*"]},
    {"Action": "s3:GetObject", "Resource": f"{FILES}/users/*"},
    {"Action": "s3:ListBucket", "Resource": FILES},
    {"Action": ["kms:Decrypt"], "Resource": KEY},
    {"Action": "states:StopExecution", "Resource": "arn:aws:states:r:1:execution:machine-1:*"},
]


def test_a_grant_is_used_by_a_call_of_its_function_on_its_resource() -> None:
    calls = [
        Call("Reader", "dynamodb:UpdateItem", ROWS, is_allowed=True),
        Call("Reader", "dynamodb:Query", f"{ROWS}/index/by_user_id", is_allowed=True),
        Call("Reader", "s3:GetObject", f"{FILES}/users/u-1/video.mp4", is_allowed=True),
    ]

    assert marks("Reader", calls) == {
        "dynamodb:*Item Rows": Mark.USED,
        "dynamodb:Query Rows": Mark.UNUSED,
        "dynamodb:*Item Rows/index/*": Mark.UNUSED,
        "dynamodb:Query Rows/index/*": Mark.USED,
        "s3:GetObject Files/users/*": Mark.USED,
        "s3:ListBucket Files": Mark.UNTOLD,
        "kms:Decrypt Key": Mark.UNTOLD,
        "states:StopExecution execution:Machine:*": Mark.UNUSED,
    }
    assert set(marks("Idler", calls).values()) == {Mark.UNUSED, Mark.UNTOLD}
    assert ungranted(grants("Reader"), calls) == []


def test_what_aws_may_ask_for_is_used_where_the_function_asks_as_well() -> None:
    calls = [Call("Reader", "s3:ListBucket", FILES, is_allowed=True)]

    assert marks("Reader", calls)["s3:ListBucket Files"] is Mark.USED


def test_a_call_beside_the_grants_is_named_whether_it_was_let_through_or_not() -> None:
    calls = [
        Call("Reader", "dynamodb:GetItem", ROWS, is_allowed=False),
        Call("Reader", "s3:GetObject", f"{FILES}/exports/u-1.zip", is_allowed=True),
        Call("Reader", "kms:Decrypt", KEY, is_allowed=True),
        Call("Stranger", "dynamodb:GetItem", ROWS, is_allowed=True),
    ]

    assert ungranted(grants("Reader"), calls) == calls


def test_a_call_whose_resource_the_emulator_cannot_name_is_matched_by_its_action() -> None:
    calls = [Call("Reader", "states:StopExecution", "*", is_allowed=True)]

    assert marks("Reader", calls)["states:StopExecution execution:Machine:*"] is Mark.USED
    assert ungranted(grants("Reader"), calls) == []


def test_every_new_judgement_is_written_down_once_and_left_as_it_is(tmp_path: Path) -> None:
    refusals = {"dynamodb:GetItem": None, "dynamodb:Scan": "refused"}
    judge = written_down(
        lambda _key, action, *_where, **_what: refusals[action],
        lambda key: {"userArn": "a-role/a-session"} if key else None,
        tmp_path / "judged",
    )

    answers = [judge("a-key", action, "dynamodb", "r", resource_arn=ROWS) for action in (*refusals, *refusals)]
    judge("", "dynamodb:GetItem", "dynamodb", "r")

    assert answers == [None, "refused"] * 2
    assert [json.loads(line) for line in (tmp_path / "judged").read_text().splitlines()] == [
        ["a-role/a-session", "dynamodb:GetItem", ROWS, True],
        ["a-role/a-session", "dynamodb:Scan", ROWS, False],
    ]


def grants(function: str) -> list[Grant]:
    return list(grants_of(function, WRITTEN, DEPLOYED))


def marks(function: str, calls: list[Call]) -> dict[str, Mark]:
    return {f"{each.action} {each.written}": mark(each, calls) for each in grants(function)}

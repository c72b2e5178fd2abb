"""What Privacy and Data deletion say of how long things are kept is what template and code do."""

import re
from datetime import timedelta
from typing import Any

import pytest

from makeafvdo.domain.erasures import LIST_LIFE, WRITERS_END_WITHIN
from makeafvdo.domain.exports import EXPORT_LIFE
from makeafvdo.domain.tiktok.connections import REVOKE_FOR
from makeafvdo.domain.videos.videos import VIDEO_LIFE
from makeafvdo.services.videos.library import UNDO_LIFE
from pages.texts import text
from shell.strings import Language, strings
from tests.support.tiktok_harness import template

HISTORIES_DAYS = 90
"""Step Functions, Standard workflows: the history of an execution is kept 90 days after it has ended; no setting."""
PITR_DAYS = 35
"""DynamoDB, point-in-time recovery: 35 days unless `RecoveryPeriodInDays` says less."""

Said = tuple[str, str, str, str]


def resources(kind: str) -> dict[str, Any]:
    return {name: each.get("Properties", {}) for name, each in template()["Resources"].items() if each["Type"] == kind}


def one(values: Any) -> int:  # noqa: ANN401 (numbers of the template)
    """The one number they all are."""
    (value,) = set(values)
    return int(value)


def rule(bucket: str, rule_id: str) -> dict[str, Any]:
    rules = template()["Resources"][bucket]["Properties"]["LifecycleConfiguration"]["Rules"]
    return next(dict(each) for each in rules if each["Id"] == rule_id)


def days(span: timedelta) -> int:
    return int(span / timedelta(days=1))


def numbers() -> dict[str, int]:
    """By what they are about."""
    queue = template()["Resources"]["DeadLetters"]["Properties"]["MessageRetentionPeriod"]
    videos, exports, intake = rule("Media", "videos"), rule("Media", "exports"), rule("Intake", "intake")
    return {
        "logs": one(group["RetentionInDays"] for group in resources("AWS::Logs::LogGroup").values()),
        "histories": HISTORIES_DAYS,
        "failed jobs": days(timedelta(seconds=queue)),
        "backups": PITR_DAYS,
        "list": days(LIST_LIFE),
        "last pass": int(WRITERS_END_WITHIN / timedelta(minutes=1)),
        "revoking": int(REVOKE_FOR / timedelta(hours=1)),
        "files": videos["ExpirationInDays"],
        "old files": videos["NoncurrentVersionExpiration"]["NoncurrentDays"],
        "export": exports["ExpirationInDays"],
        "old export": exports["NoncurrentVersionExpiration"]["NoncurrentDays"],
        "uploads": intake["ExpirationInDays"],
        "undo": days(UNDO_LIFE),
    }


DELETION, PRIVACY = "data-deletion", "privacy"
SAID: list[Said] = [
    (DELETION, "logs", "technical logs for {} days", "ในบันทึกทางเทคนิค {} วัน"),
    (DELETION, "histories", "histories of runs for {} days", "ในประวัติการทำงาน {} วัน"),
    (DELETION, "failed jobs", "queue of failed jobs for {} days", "ในคิวงานที่ล้มเหลว {} วัน"),
    (DELETION, "backups", "backups of the last {} days", "ข้อมูลสำรองย้อนหลัง {} วัน"),
    (DELETION, "list", "random id and the receipt for {} days", "รหัสสุ่มของคุณกับเลขที่ใบรับไว้ {} วัน"),
    (DELETION, "list", "for {} days after the end", "จนถึง {} วันหลังลบเสร็จ"),
    (DELETION, "last pass", "A last pass, {} minutes after you asked", "รอบสุดท้าย {} นาทีหลังจากที่คุณสั่งลบ"),
    (DELETION, "revoking", "try for {} hours", "ลองต่ออีก {} ชั่วโมง"),
    (DELETION, "files", "at most {} days after they were made", "ไม่เกิน {} วันหลังสร้าง"),
    (DELETION, "old files", "a storage safety copy goes {} days later", "สำเนาสำรองของที่เก็บหายตามไปใน {} วัน"),
    (DELETION, "undo", "brought back for {} days", "กู้คืนได้ {} วัน"),
    (PRIVACY, "logs", "logs are kept {} days", "บันทึกทางเทคนิคเก็บไว้ {} วัน"),
    (PRIVACY, "histories", "histories of runs {} days", "ประวัติการทำงาน {} วัน"),
    (PRIVACY, "failed jobs", "in a queue for {} days at most", "รออยู่ในคิวไม่เกิน {} วัน"),
    (PRIVACY, "backups", "any moment of the last {} days", "ตารางกู้คืนย้อนหลังได้ {} วัน"),
    (PRIVACY, "files", "at most {} days after they were made", "ไม่เกิน {} วันหลังสร้าง"),
    (PRIVACY, "old files", "a storage safety copy goes {} days later", "สำเนาสำรองของที่เก็บหายตามไปใน {} วัน"),
    (PRIVACY, "export", "deleted after {} days", "ลบหลัง {} วัน"),
    (PRIVACY, "old export", "a storage safety copy {} day later", "สำเนาสำรองของที่เก็บหายตามไปใน {} วัน"),
    (PRIVACY, "uploads", "kept {} days in the place they arrive", "อยู่ในที่รับไฟล์ {} วัน"),
]


@pytest.mark.parametrize(
    ("page", "about", "english", "thai"), SAID, ids=[f"{page}: {about}" for page, about, *_ in SAID]
)
def test_the_pages_say_what_template_and_code_do(page: str, about: str, english: str, thai: str) -> None:
    number = numbers()[about]

    assert english.format(number) in str(text(page, "en"))
    assert thai.format(number) in str(text(page, "th"))


@pytest.mark.parametrize("language", ["th", "en"])
def test_so_do_the_receipt_and_the_list_of_fields(language: Language) -> None:
    shown = strings(language)
    list_days, minutes = numbers()["list"], numbers()["last pass"]
    (erasures,) = [table for table in text("stored-fields", language)["tables"] if table["name"] == "erasures"]

    assert str(list_days) in shown["data_deletion.unknown"]
    assert str(minutes) in shown["data_deletion.state_CHECKING"]
    assert str(list_days) in erasures["kept"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_deletion_page_names_no_other_number(language: Language) -> None:
    """So that a number nobody checks cannot be added."""
    sections = text("data-deletion", language)["sections"]
    told = {int(each) for each in re.findall(r"(?<![\w.])\d+(?![\w.])", str(sections))}

    assert told <= {*numbers().values(), 30}  # an answer within 30 days is a promise of people


def test_no_table_has_backups_of_another_length() -> None:
    """DynamoDB's own period is what the pages name."""
    tables = resources("AWS::DynamoDB::Table").values()

    assert {str(table["PointInTimeRecoverySpecification"]) for table in tables} == {
        str({"PointInTimeRecoveryEnabled": True})
    }
    assert timedelta(days=PITR_DAYS) < LIST_LIFE


def test_the_bucket_deletes_an_export_when_its_page_does_and_a_videos_files_after_its_row() -> None:
    assert days(EXPORT_LIFE) == numbers()["export"]
    assert days(VIDEO_LIFE + UNDO_LIFE) == numbers()["files"]
    assert (rule("Media", "exports")["Prefix"], rule("Media", "videos")["Prefix"]) == ("exports/", "users/")

"""A product list is begun once, row by row, in a lane of its own; it can be paused, called off and tried again."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from aws_lambda_powertools.utilities.parameters import SSMProvider

from makeafvdo.adapters.batch_switch import BatchSwitch
from makeafvdo.domain.batches.batches import BatchState, breaking_code
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Until, VideoState
from makeafvdo.services.batches.library import videos_of
from tests.support.http_harness import BATCH_QUOTA_SETTINGS, QUOTA_SETTINGS, turn_batches
from tests.support.workbooks import workbook
from tests.unit.batches.conftest import MALI, Depot, product_list
from tests.unit.videos.conftest import a_video


def result_of(depot: Depot, batch_id: str) -> list[list[str]]:
    body = depot.home.app.media.get_bytes(f"users/{MALI}/batches/{batch_id}/result.csv")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_each_row_becomes_a_video_with_its_own_choices(depot: Depot) -> None:
    depot.home.app.users.set_defaults(MALI, Options(seconds=45, style="magazine"))
    batch = depot.begun(product_list(1, columns=",style,price,title,sub_id,send", values=",pop,590,ครีม,a-1,yes"))

    name = depot.begin_row(batch, 2)

    video = depot.video(batch, 2)
    assert name == f"{video.video_id}-1"
    assert (video.state, video.in_run, video.until) == (VideoState.QUEUED, True, Until.READY)
    assert (video.options.seconds, video.options.style) == (45, "pop")
    assert video.batch is not None
    assert (video.batch.batch_id, video.batch.line, video.batch.sub_id) == (batch.batch_id, 2, "a-1")
    assert video.given is not None
    assert (video.given.title, video.given.price) == ("ครีม", Decimal(590))


def test_a_row_goes_to_the_inbox_of_the_account_with_standing_consent_alone(depot: Depot) -> None:
    rows = b"url,send\nhttps://shopee.co.th/product/1/1,yes\nhttps://shopee.co.th/product/1/2,no\n"
    give_consent(depot, "account-1")
    batch = depot.begun(rows)

    depot.begin_row(batch, 2)
    depot.begin_row(batch, 3)

    went = [(depot.video(batch, line).until, depot.video(batch, line).connection_id) for line in (2, 3)]
    assert went == [(Until.INBOX, "account-1"), (Until.READY, None)]


def test_of_two_consented_accounts_the_default_one_is_sent_to_and_without_one_neither(depot: Depot) -> None:
    users = depot.home.app.users
    give_consent(depot, "account-1")
    give_consent(depot, "account-2")

    assert users.get(MALI).unattended_connection_id is None
    users.set_default_connection(MALI, "account-2")
    assert users.get(MALI).unattended_connection_id == "account-2"
    users.remove_standing_consent(MALI, "account-2")
    assert users.get(MALI).unattended_connection_id == "account-1"


def give_consent(depot: Depot, connection_id: str) -> None:
    consent = StandingConsent(at=depot.home.app.clock(), text_version=STANDING_CONSENT_TEXT)
    depot.home.app.users.record_standing_consent(MALI, connection_id, consent)


def test_what_the_list_says_wins_over_the_page(depot: Depot) -> None:
    batch = depot.begun(product_list(1, columns=",price,title", values=",590,ครีม"))
    depot.begin_row(batch, 2)
    page = Product(title="Cream 50 ml", price=Decimal(650), original_price=Decimal(990), missing=("price",),
                   read_at=depot.home.app.clock())  # fmt: skip

    product = page.as_given(depot.video(batch, 2).given)

    assert (product.title, product.price, product.original_price) == ("ครีม", Decimal(590), Decimal(990))
    assert product.sources == {"title": "marketer", "price": "marketer"}
    assert product.missing == ()


def test_the_same_content_makes_nothing_twice(depot: Depot) -> None:
    first = depot.drop(product_list(1, 2), "monday.csv")
    depot.begin_row(depot.batch(str(first["batch_id"])), 2)

    again = [depot.drop(product_list(1, 2), "monday.csv"), depot.drop(product_list(1, 2), "tuesday.csv")]

    assert first["has_rows"]
    assert [each["has_rows"] for each in again] == [False, False]
    assert len(depot.home.app.batches.of_user(MALI)) == 1
    assert len(list(videos_of(depot.batch(str(first["batch_id"])), depot.home.app.videos))) == 1


def test_a_task_that_is_repeated_goes_on_with_its_own_batch(depot: Depot) -> None:
    first = depot.drop(product_list(1, 2), execution="the event")

    assert depot.drop(product_list(1, 2), execution="the event") == first


def test_a_row_begun_again_is_the_same_run(depot: Depot) -> None:
    batch = depot.begun(product_list(1))

    names = {depot.begin_row(batch, 2) for _ in range(3)}

    assert len(names) == 1
    quota = depot.home.app.users.quota_of(MALI)
    assert [count for _, count in quota.spent["batch"].rows.values()] == [1]
    depot.settle(batch, 2)
    assert depot.begin_row(batch, 2) == "Permanent batch_is_over"


def test_the_videos_of_a_batch_stand_together_and_apart_from_another_of_the_same_moment(depot: Depot) -> None:
    one, other = depot.begun(product_list(1, 2)), depot.begun(product_list(3))
    for batch, line in ((one, 3), (other, 2)):
        depot.make(batch, line)
    depot.make(one, 2)

    assert [video.batch.line for video in videos_of(one, depot.home.app.videos) if video.batch] == [2, 3]
    assert len(list(videos_of(other, depot.home.app.videos))) == 1


def test_a_list_that_is_none_is_told_so(depot: Depot) -> None:
    read = depot.drop(b"%PDF-1.7\x00", "list.pdf")

    (batch,) = depot.home.app.batches.of_user(MALI)
    assert not read["has_rows"]
    assert batch.state is BatchState.FAILED
    assert batch.problem is not None
    assert batch.problem.code == "batch_not_a_table"


def test_an_empty_object_is_no_list(depot: Depot) -> None:
    assert not depot.drop(b"")["has_rows"]


def test_a_spreadsheet_is_a_list_too(depot: Depot) -> None:
    batch = depot.begun(workbook([["ลิงก์"], ["https://shopee.co.th/product/1/22"]]))

    assert depot.video(batch, 2).link if depot.make(batch, 2) else None == "https://shopee.co.th/product/1/22"


def test_only_two_rows_of_a_marketer_are_at_work_and_no_tap_waits_for_them(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2, 3))

    answers = [depot.begin_row(batch, line) for line in (2, 3, 4)]

    assert answers[2] == "Throttled batch_videos_at_once_reached"
    mali = depot.home.person(MALI)
    assert [mali.begin(f"the-form-{number}").status for number in range(4)] == [201, 201, 201, 429]
    depot.settle(batch, 2)
    assert not depot.begin_row(batch, 4).startswith("Throttled")


def test_of_many_rows_at_once_two_get_through(depot: Depot) -> None:
    batch = depot.begun(product_list(*range(1, 9)))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda line: depot.begin_row(batch, line), range(2, 10)))

    assert sum(not answer.startswith(("Throttled", "Transient")) for answer in answers) == 2


def test_the_limit_of_a_day_is_that_of_batches(depot: Depot) -> None:
    depot.home.app.batch_quota_settings = BATCH_QUOTA_SETTINGS.model_copy(update={"batch_videos_per_day": 2})
    batch = depot.begun(product_list(1, 2, 3))
    for line in (2, 3):
        depot.make(batch, line)

    assert depot.begin_row(batch, 4) == "Throttled batch_videos_per_day_reached"

    depot.home.bench.advance(25 * 3600)
    assert not depot.begin_row(batch, 4).startswith("Throttled")


def test_all_marketers_together_have_a_limit_and_one_refused_by_it_has_spent_nothing(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2))
    for line in (2, 3):
        depot.begin_row(batch, line)
    tons = batch.model_copy(update={"user_id": "user-ton", "batch_id": "t" * 26, "execution": "tons"})
    depot.home.app.batches.begin(tons)
    depot.home.app.batch_files.put_rows(tons, depot.home.app.batch_files.rows(batch))

    refused = depot.begin_row(tons, 2)

    assert refused == "Throttled batch_videos_at_once_reached"
    quota = depot.home.app.users.quota_of("user-ton")
    assert (quota.running, [count for _, count in quota.spent["batch"].rows.values()]) == ((), [0])
    depot.settle(batch, 2)
    assert not depot.begin_row(tons, 2).startswith("Throttled")


def test_the_brake_on_the_bill_holds_batches_too(depot: Depot) -> None:
    depot.home.app.quota_settings = QUOTA_SETTINGS.model_copy(update={"everybodys_runs_per_day": 1})
    batch = depot.begun(product_list(1, 2))

    assert [depot.begin_row(batch, line).split()[-1] for line in (2, 3)][1] == "everybodys_runs_per_day_reached"


def test_a_pause_holds_rows_back_until_the_marketer_goes_on(depot: Depot) -> None:
    batch, mali = depot.begun(product_list(1, 2)), depot.home.person(MALI)

    paused = mali.write(f"/api/batches/{batch.batch_id}/pause")
    held_back = depot.begin_row(batch, 2)
    resumed = mali.write(f"/api/batches/{batch.batch_id}/resume")

    assert paused.status == 200, paused.text
    assert (paused.body["state"], held_back) == ("PAUSED", "Throttled batch_is_paused")
    assert resumed.body["state"] == "RUNNING"
    assert not depot.begin_row(batch, 2).startswith("Throttled")


def test_the_operators_switch_holds_every_batch_back(depot: Depot) -> None:
    batch = depot.begun(product_list(1))
    turn_batches("paused")

    held_back = depot.begin_row(batch, 2)
    turn_batches("on")
    depot.home.app.batch_switch = BatchSwitch(SSMProvider(), "/makeafvdo/dev/batches")

    assert held_back == "Throttled batches_are_paused"
    assert not depot.begin_row(batch, 2).startswith("Throttled")


def test_what_keeps_failing_for_one_reason_is_paused_and_goes_on_when_told_to(depot: Depot) -> None:
    batch, mali = depot.begun(product_list(*range(1, 31))), depot.home.person(MALI)
    for line in range(2, 12):
        depot.make(batch, line, Outcome.FAILED, "render_failed")

    held_back = depot.begin_row(batch, 12)

    shown = mali.call("GET", f"/api/batches/{batch.batch_id}").body
    assert held_back == "Throttled batch_keeps_failing"
    assert shown["state"] == "PAUSED"
    assert "พัก" in shown["said"]["th"]
    depot.home.bench.advance(60)
    mali.write(f"/api/batches/{batch.batch_id}/resume")
    assert not depot.begin_row(batch, 12).startswith("Throttled")


def test_failures_among_many_that_went_well_or_of_many_reasons_pause_nothing() -> None:
    failed = [a_video(state="FAILED", problem={"code": "render_failed"}) for _ in range(12)]
    others = [a_video(state="FAILED", problem={"code": f"reason_{number}"}) for number in range(12)]

    assert breaking_code(failed[:9], None) is None
    assert breaking_code(failed, None) == "render_failed"
    assert breaking_code([*failed, *(a_video() for _ in range(60))], None) is None
    assert breaking_code(others, None) is None
    assert breaking_code(failed, failed[0].changed_at) is None


def test_calling_it_off_ends_what_is_under_way_and_begins_nothing_more(depot: Depot) -> None:
    batch, mali = depot.begun(product_list(1, 2, 3)), depot.home.person(MALI)
    depot.make(batch, 2)
    depot.begin_row(batch, 3)

    answers = [mali.write(f"/api/batches/{batch.batch_id}/cancel") for _ in range(2)]

    assert [answer.body["state"] for answer in answers] == ["CANCELLED", "CANCELLED"]
    assert [depot.video(batch, line).state for line in (2, 3)] == [VideoState.READY, VideoState.CANCELLED]
    assert depot.begin_row(batch, 4) == "Permanent batch_is_over"
    assert depot.end(batch).state is BatchState.CANCELLED
    made, cancelled, left = result_of(depot, batch.batch_id)[1:]
    assert [row[-1] for row in (made, cancelled, left)] == ["READY", "CANCELLED", "NOT_BEGUN"]
    assert [row[4] for row in (made, cancelled, left)] == ["พร้อมส่ง", "ยกเลิกแล้ว", "ยังไม่เริ่ม"]
    assert [bool(row[5]) for row in (made, cancelled, left)] == [False, True, True]
    assert "ลองแถวที่ไม่สำเร็จอีกครั้ง" in cancelled[6]
    assert "ลองแถวที่ไม่สำเร็จอีกครั้ง" in left[6]


def test_failed_rows_are_tried_again_and_the_others_left_alone(depot: Depot) -> None:
    batch, mali = depot.begun(product_list(1, 2, 3)), depot.home.person(MALI)
    depot.make(batch, 2)
    depot.make(batch, 3, Outcome.FAILED, "render_failed")
    depot.end(batch)

    again = mali.write(f"/api/batches/{batch.batch_id}/retry")
    repeated = mali.write(f"/api/batches/{batch.batch_id}/retry")

    batch = depot.batch(batch.batch_id)
    lines = json.loads(depot.home.app.media.get_bytes(f"{batch.prefix}/lines-2.json"))
    assert (again.status, repeated.status, batch.attempt) == (202, 202, 2)
    assert lines == [{"line": 3}, {"line": 4}]
    ids = {"user_id": MALI, "batch_id": batch.batch_id, "attempt": 2}
    assert depot.read({"again": ids}, batch.execution)["lines_key"] == f"{batch.prefix}/lines-2.json"
    assert depot.begin_row(batch, 3) == f"{batch.video_id_of(3)}-2"
    assert depot.begin_row(batch, 3) == f"{batch.video_id_of(3)}-2"
    assert depot.begin_row(batch, 4) == f"{batch.video_id_of(4)}-1"
    assert depot.begin_row(batch, 2) == "Permanent batch_is_over"
    for line in (3, 4):
        depot.settle(batch, line)
    assert depot.end(batch).state is BatchState.DONE
    assert mali.write(f"/api/batches/{batch.batch_id}/retry").code == "batch_has_nothing_to_retry"


@pytest.mark.parametrize("act", ["cancel", "pause"])
def test_rows_that_were_never_begun_are_begun_by_another_try_and_once(depot: Depot, act: str) -> None:
    """Called off by the marketer; or paused, and then its execution dies."""
    batch, mali = depot.begun(product_list(1, 2, 3)), depot.home.person(MALI)
    depot.make(batch, 2)
    mali.write(f"/api/batches/{batch.batch_id}/{act}")
    depot.cut_off(batch)

    page = mali.call("GET", f"/batches/{batch.batch_id}", accept="text/html").text
    again = [mali.write(f"/api/batches/{batch.batch_id}/retry").status for _ in range(2)]

    second = depot.batch(batch.batch_id)
    lines = json.loads(depot.home.app.media.get_bytes(f"{batch.prefix}/lines-2.json"))
    late = depot.begin_row(batch, 3)  # of the first try, which still waited for its turn
    names = [depot.begin_row(second, line) for line in (3, 4, 3)]
    assert 'data-act="retry"' in page
    assert (again, second.attempt, lines) == ([202, 202], 2, [{"line": 3}, {"line": 4}])
    assert late == "Permanent batch_is_over"
    assert names == [f"{batch.video_id_of(line)}-1" for line in (3, 4, 3)]
    assert len(list(videos_of(second, depot.home.app.videos))) == 3


def test_an_execution_that_was_overtaken_changes_nothing(depot: Depot) -> None:
    first = depot.begun(product_list(1))
    depot.make(first, 2, Outcome.FAILED, "render_failed")
    depot.end(first)
    depot.home.person(MALI).write(f"/api/batches/{first.batch_id}/retry")

    depot.end(first)

    assert depot.batch(first.batch_id).state is BatchState.RUNNING
    assert depot.begin_row(first, 2) == "Permanent batch_is_over"


def test_the_result_says_what_became_of_every_row(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2, columns=",price", values=",590") + b"no link,590\n")
    depot.make(batch, 2)
    depot.make(batch, 3, Outcome.FAILED, "render_failed")

    assert depot.end(batch).state is BatchState.DONE

    by_line = {row[0]: row for row in result_of(depot, batch.batch_id)[1:]}
    assert {line: row[-1] for line, row in by_line.items()} == {"2": "READY", "3": "FAILED", "4": "REFUSED"}
    assert {line: row[4] for line, row in by_line.items()} == {"2": "พร้อมส่ง", "3": "ไม่สำเร็จ", "4": "ใช้ไม่ได้"}
    assert by_line["2"][7] == f"https://app.example/videos/{batch.video_id_of(2)}"
    assert by_line["3"][5:7] == ["ทำวิดีโอไม่สำเร็จ", "แตะ “ทำต่อ” เพื่อลองอีกครั้ง บทพูดและเสียงพากย์ยังอยู่ครบ"]


def test_an_execution_cut_off_ends_its_batch(depot: Depot) -> None:
    batch = depot.begun(product_list(1))

    depot.cut_off(batch)

    assert depot.batch(batch.batch_id).state is BatchState.DONE
    assert [row[-1] for row in result_of(depot, batch.batch_id)[1:]] == ["NOT_BEGUN"]
    assert result_of(depot, batch.batch_id)[1][5] == "แถวนี้ยังไม่ได้เริ่มทำ"


def test_a_list_whose_reading_was_cut_off_may_be_dropped_again(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(depot.home.app.batch_files), "put_rows", lambda *_: 1 / 0)
    with pytest.raises(Exception, match="unexpected"):
        depot.drop(product_list(1), execution="cut off")
    (batch,) = depot.home.app.batches.of_user(MALI)
    assert depot.end(batch).state is BatchState.FAILED
    monkeypatch.undo()

    assert depot.drop(product_list(1))["has_rows"]


def test_a_list_is_looked_at_before_it_is_begun(depot: Depot) -> None:
    mali = depot.home.person(MALI)
    upload_id = "0" * 26
    content = product_list(1, 2, columns=",send,length", values=",yes,15") + b"bad,no,15\n"
    depot.home.app.intake.put_bytes(f"{MALI}/uploads/{upload_id}", content, "text/csv")

    checked = mali.write("/api/batches/check", upload_id=upload_id).body
    begun = mali.write("/api/batches", upload_id=upload_id, name="ธันวาคม.csv")

    assert (checked["videos"], checked["drafts"], checked["is_known"], checked["voice_baht"]) == (2, 2, False, 0.0)
    assert (checked["drafts_without_slot"], checked["last_draft_at"]) == (0, None)  # no account has standing consent
    assert [(row["line"], row["code"]) for row in checked["refused"]] == [(4, "row_not_a_link")]
    assert 10 < checked["seconds_left"] < 600
    assert (begun.status, begun.body["batch_id"]) == (202, checked["batch_id"])
    read = depot.read({"object": {"key": f"{MALI}/batches/{upload_id}"}})
    assert read["batch_id"] == checked["batch_id"]
    assert depot.batch(checked["batch_id"]).name == "ธันวาคม.csv"
    assert mali.write("/api/batches/check", upload_id=upload_id).body["is_known"]


def test_choices_made_with_the_list_are_part_of_what_is_ordered(depot: Depot) -> None:
    mali, upload_id = depot.home.person(MALI), "0" * 26
    depot.home.app.intake.put_bytes(f"{MALI}/uploads/{upload_id}", product_list(1), "text/csv")

    plain = mali.write("/api/batches", upload_id=upload_id, name="a.csv").body["batch_id"]
    chosen = mali.write("/api/batches", upload_id=upload_id, name="a.csv", options={"seconds": 15}).body["batch_id"]

    assert plain != chosen
    depot.read({"object": {"key": f"{MALI}/batches/{upload_id}"}})
    batch = depot.batch(chosen)
    depot.begin_row(batch, 2)
    assert depot.video(batch, 2).options.seconds == 15


def test_a_long_list_takes_days_by_its_limit_and_its_drafts_by_tiktoks(depot: Depot) -> None:
    mali, upload_id = depot.home.person(MALI), "0" * 26
    content = product_list(*range(1, 902), columns=",send,length", values=",yes,15")
    depot.home.app.intake.put_bytes(f"{MALI}/uploads/{upload_id}", content, "text/csv")
    give_consent(depot, "account-1")

    checked = mali.write("/api/batches/check", upload_id=upload_id).body

    assert checked["seconds_left"] >= timedelta(days=3).total_seconds()
    assert checked["last_draft_at"] > checked["done_at"]
    assert 440 < 901 - checked["drafts_without_slot"] <= 450  # five a day, while the first videos live

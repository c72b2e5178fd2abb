"""The pages of product lists: what is shown of a batch, in both languages, and its result file."""

import csv
import io
import re
import tomllib
from pathlib import Path

import pytest

from makeafvdo.domain.batches.result_file import ROW_STATES, Language
from makeafvdo.domain.videos.outcomes import Outcome
from tests.unit.batches.conftest import MALI, Depot, product_list


def page_of(depot: Depot, path: str, language: str = "th") -> str:
    answer = depot.home.person(MALI).call("GET", path, query={"lang": language}, accept="text/html")
    assert answer.status == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


@pytest.mark.parametrize(("language", "said"), [("th", "ยังไม่มีรายการ"), ("en", "There are no lists yet.")])
def test_without_a_list_the_page_says_what_it_takes(depot: Depot, language: str, said: str) -> None:
    page = page_of(depot, "/batches", language)

    assert said in page
    assert all(f"<code>{name}</code>" in page for name in ("url", "price", "schedule_at", "sub_id"))


def test_lists_are_shown_with_where_they_stand(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2) + b"bad\n")

    page = page_of(depot, "/batches")

    assert f'href="/batches/{batch.batch_id}"' in page
    assert "2 วิดีโอ · ใช้ไม่ได้ 1 แถว" in page
    assert "กำลังทำ" in page


def test_a_row_is_shown_with_its_state_and_reason_and_leads_to_its_video(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2, 3) + b"bad\n")
    depot.make(batch, 2)
    depot.make(batch, 3, Outcome.FAILED, "render_failed")

    page = page_of(depot, f"/batches/{batch.batch_id}")

    assert "ไปแล้ว 2 จาก 3 แถว" in page
    assert f'href="/videos/{batch.video_id_of(2)}"' in page
    assert "ทำวิดีโอไม่สำเร็จ" in page
    assert "data-moving" in page
    assert {act for act in ("pause", "cancel", "resume", "retry") if f'data-act="{act}"' in page} == {"pause", "cancel"}


def test_a_row_is_called_by_the_lists_title_or_the_words_in_its_link_until_its_product_is_read(depot: Depot) -> None:
    listed = b"url,title\nhttps://shopee.co.th/oak-lamp-i.1.2,\nhttps://shopee.co.th/product/1/3,My lamp\n"
    batch = depot.begun(listed)

    page = page_of(depot, f"/batches/{batch.batch_id}")

    assert "2. Shopee oak lamp" in page
    assert "3. My lamp" in page


def test_what_is_done_with_failures_offers_to_try_them_again(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2))
    for line, outcome in ((2, Outcome.READY), (3, Outcome.FAILED)):
        depot.make(batch, line, outcome, "render_failed" if outcome is Outcome.FAILED else None)
    depot.end(batch)

    page = page_of(depot, f"/batches/{batch.batch_id}", "en")

    assert "Try the failed rows again" in page
    assert "data-moving" not in page


def test_a_list_that_could_not_be_read_says_why(depot: Depot) -> None:
    depot.drop(b"%PDF-1.7\x00")
    (batch,) = depot.home.app.batches.of_user(MALI)

    page = page_of(depot, f"/batches/{batch.batch_id}")

    assert "อ่านไฟล์ไม่ได้" in page
    assert "บันทึกใหม่เป็น .xlsx หรือ .csv" in page


def test_the_result_file_is_of_this_moment(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2))
    depot.make(batch, 2)

    answer = depot.home.person(MALI).call("GET", f"/batches/{batch.batch_id}/result.csv")

    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert [row["state_code"] for row in rows] == ["READY", "NOT_BEGUN"]
    assert [row["สถานะ"] for row in rows] == ["พร้อมส่ง", "ยังไม่เริ่ม"]
    assert rows[1]["เหตุผล"] == "แถวนี้รอคิวอยู่"


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_result_file_calls_every_state_as_the_page_does(language: Language) -> None:
    names = tomllib.loads(Path(f"functions/web/locales/{language}.toml").read_text())["batch"]

    assert {f"row_{state}": said[language] for state, said in ROW_STATES.items()} == {
        name: said for name, said in names.items() if name.startswith("row_")
    }


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.WAITING_SLOT, "WAITING_SLOT"), (Outcome.CHECK_PRODUCT, "NEEDS_INPUT"), (Outcome.FAILED, "FAILED")],
)
def test_what_is_no_finished_video_has_a_reason(depot: Depot, outcome: Outcome, state: str) -> None:
    batch = depot.begun(product_list(1, 2))
    depot.make(batch, 2, outcome)
    depot.begin_row(batch, 3)

    answer = depot.home.person(MALI).call("GET", f"/batches/{batch.batch_id}/result.csv", query={"lang": "en"})

    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert rows[0]["state_code"] == state
    assert (rows[1]["state"], rows[1]["state_code"]) == ("Being made", "QUEUED")
    assert all(row["reason"] and row["what to do"] for row in rows)


def test_rows_can_be_put_in_the_order_of_their_commission(depot: Depot) -> None:
    batch = depot.begun(product_list(1, 2, 3))
    for line, percent in ((2, "5.5"), (3, None), (4, "12")):
        video = depot.make(batch, line)
        if percent:
            key = {"user_id": video.user_id, "video_id": video.video_id}
            depot.home.tables["Videos"].update_item(
                Key=key, UpdateExpression="SET commission_percent = :p", ExpressionAttributeValues={":p": percent}
            )
    path = f"/batches/{batch.batch_id}"

    as_listed = page_of(depot, path)
    answer = depot.home.person(MALI).call("GET", path, query={"lang": "th", "sort": "commission"}, accept="text/html")

    by_commission = [f"{line}. <a" for line in (4, 2, 3)]
    assert sorted(by_commission, key=answer.text.index) == by_commission
    assert sorted(by_commission, key=as_listed.index) == sorted(by_commission)
    assert "ค่าคอมมิชชัน 5.5%" in as_listed


def test_the_result_file_has_the_link_with_the_rows_sub_id(depot: Depot) -> None:
    link = "https://c.lazada.co.th/t/c.YAbC1?url=https%3A%2F%2Fwww.lazada.co.th%2Fproducts%2Fx-i1.html"
    batch = depot.begun(f"url,sub_id\n{link},dec\nhttps://s.shopee.co.th/AbC123,dec\n".encode())

    answer = depot.home.person(MALI).call("GET", f"/batches/{batch.batch_id}/result.csv")

    assert [line.split(",")[-2] for line in answer.text.splitlines()[1:]] == [f"{link}&subId1=dec", ""]

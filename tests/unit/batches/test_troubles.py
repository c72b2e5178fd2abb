"""What goes wrong around a list: each ends in a named state, and nothing is made twice or for somebody else."""

from collections.abc import Callable, Iterator

import pytest

from makeafvdo.domain.erasures import Erasure, ErasureState
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Until
from tests.support.tiktok_harness import s3
from tests.unit.batches.conftest import MALI, Depot, product_list
from tests.unit.batches.test_batches import give_consent
from tests.unit.batches.test_pages import page_of

TON = "user-ton"


@pytest.fixture
def erase(depot: Depot) -> Iterator[Callable[[], object]]:
    """Mali asks for the end of her account."""
    now, state = depot.home.app.clock(), ErasureState.ERASING
    yield lambda: depot.home.app.erasures.begin(Erasure(user_id=MALI, receipt="r", state=state, asked_at=now))
    depot.home.tables["Erasures"].delete_item(Key={"user_id": MALI})


@pytest.fixture
def keeps_versions() -> None:
    s3().put_bucket_versioning(Bucket="intake", VersioningConfiguration={"Status": "Enabled"})


@pytest.mark.usefixtures("keeps_versions")
def test_of_a_file_that_is_overwritten_while_it_is_read_each_event_reads_its_own(depot: Depot) -> None:
    key = f"{MALI}/batches/list.csv"
    versions = [s3().put_object(Bucket="intake", Key=key, Body=product_list(n))["VersionId"] for n in (1, 2)]

    read = [depot.read({"object": {"key": key, "version-id": version}}) for version in (*versions, *versions)]

    batches = depot.home.app.batches.of_user(MALI)
    links = [depot.home.app.batch_files.rows(batch).good[0].link[-1] for batch in batches]
    assert [each["has_rows"] for each in read] == [True, True, False, False]
    assert sorted(links) == ["1", "2"]


@pytest.mark.usefixtures("keeps_versions")
def test_an_event_that_names_no_version_reads_what_is_there_and_only_once(depot: Depot) -> None:
    key = f"{MALI}/batches/list.csv"
    for number in (1, 2):
        depot.home.app.intake.put_bytes(key, product_list(number), "text/csv")

    read = [depot.read({"object": {"key": key}})["has_rows"] for _ in range(2)]

    [batch] = depot.home.app.batches.of_user(MALI)
    assert read == [True, False]
    assert depot.home.app.batch_files.rows(batch).good[0].link.endswith("/2")


def test_a_list_of_an_account_that_was_deleted_begins_nothing(depot: Depot, erase: Callable[[], object]) -> None:
    erase()

    read = depot.drop(product_list(1))

    assert not read["has_rows"]
    assert depot.home.app.batches.of_user(MALI) == []


def test_a_row_of_an_account_that_is_deleted_meanwhile_begins_nothing(
    depot: Depot, erase: Callable[[], object]
) -> None:
    batch = depot.begun(product_list(1))
    erase()

    answer = depot.begin_row(batch, 2)

    assert answer == "Permanent account_erased"
    assert depot.home.app.videos.find(MALI, batch.video_id_of(2)) is None


@pytest.mark.parametrize("path", ["/api/batches/check", "/api/batches"])
def test_somebody_elses_upload_is_none(depot: Depot, path: str) -> None:
    upload_id, name = "0" * 26, {} if path.endswith("check") else {"name": "list.csv"}
    depot.home.app.intake.put_bytes(f"{TON}/uploads/{upload_id}", product_list(1), "text/csv")

    answer = depot.home.person(MALI).write(path, upload_id=upload_id, **name)

    assert answer.code == "batch_gone"
    assert not depot.home.app.intake.exists(f"{MALI}/batches/{upload_id}")


def test_a_row_that_is_to_be_sent_stops_for_a_look_where_the_account_was_disconnected(depot: Depot) -> None:
    mali, connection = depot.home.person(MALI), depot.home.bench.connect(MALI)
    give_consent(depot, connection.connection_id)
    batch = depot.begun(product_list(1, columns=",send", values=",yes"))

    mali.write("/api/tiktok/disconnect", connection_id=connection.connection_id)
    depot.begin_row(batch, 2)

    video = depot.video(batch, 2)
    assert (video.until, video.connection_id) == (Until.READY, None)
    depot.settle(batch, 2)
    shown = {language: page_of(depot, f"/batches/{batch.batch_id}", language) for language in ("th", "en")}
    assert "แต่ยังไม่ได้ส่ง" in shown["th"]
    assert "เชื่อมต่อบัญชีอีกครั้ง" in shown["th"]
    assert "Made but not sent" in shown["en"]
    assert "connect the account again if it was disconnected, then tap “Send to TikTok”" in shown["en"]


def test_of_a_list_that_is_not_to_be_sent_no_row_says_that_it_was_not(depot: Depot) -> None:
    batch = depot.begun(product_list(1))
    depot.make(batch, 2)

    assert "แต่ยังไม่ได้ส่ง" not in page_of(depot, f"/batches/{batch.batch_id}")


@pytest.mark.parametrize("code", ["tiktok_disconnected_before_send", "tiktok_auth_removed"])
def test_a_row_whose_account_went_before_the_send_says_connect_again_then_send(depot: Depot, code: str) -> None:
    batch = depot.begun(product_list(1))
    video = depot.make(batch, 2, Outcome.FAILED, code)

    for path in (f"/batches/{batch.batch_id}", f"/videos/{video.video_id}"):
        assert "เชื่อมต่อบัญชี TikTok อีกครั้งในหน้าตั้งค่า แล้วกด “ส่งเข้า TikTok”" in page_of(depot, path, "th")
        assert "Connect a TikTok account again in Settings, then tap “Send to TikTok”" in page_of(depot, path, "en")

"""The marketer's own files: what may come in, what they are judged by, how they become part of a product."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws
from ulid import ULID

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.pictures import read_picture
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.products.products import ESSENTIALS, Product
from makeafvdo.domain.products.uploads import UploadKind, is_of_kind, kind_of, recording_type, upload_key
from makeafvdo.services.products.begin_upload import NewUpload, UploadPlace, begin_upload
from makeafvdo.services.products.edit_product import ProductEdit, edit_product
from makeafvdo.services.products.load_product import load_product
from tests.support.pictures import LAMP, photograph, png_of_zeros, saved
from tests.support.readings import CONTAINERS, a_reading, encoded
from tests.support.tiktok_harness import s3, table_of_template
from tests.unit.products.conftest import NOW, waiting

JPEG = saved(photograph(LAMP, 300))
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 64
MOV = b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  " + b"\x00" * 64


@dataclass
class Desk:
    """A marketer's two buckets, and a video that waits for its material."""

    intake: S3Media
    media: S3Media
    videos: VideosTable

    def uploaded(self, body: bytes, user_id: str = "u1") -> str:
        upload_id = str(ULID()).lower()
        self.intake.put_bytes(upload_key(user_id, upload_id), body, "image/jpeg")
        return upload_id

    def edit(self, **edit: Any) -> Product:  # noqa: ANN401
        given, video = ProductEdit.model_validate(edit), self.videos.get("u1", "v1")
        _, product = edit_product(
            video, given, videos=self.videos, artifacts=Artifacts(self.media), intake=self.intake, now=NOW
        )
        return product


@pytest.fixture
def desk() -> Iterator[Desk]:
    with mock_aws():
        for bucket in ("intake", "media"):
            s3().create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        videos = VideosTable(table_of_template("Videos"), lambda: NOW)
        videos.create(waiting())
        yield Desk(S3Media(s3(), "intake"), S3Media(s3(), "media"), videos)


def begin(desk: Desk, kind: str, content_type: str, size: int) -> UploadPlace:
    upload = NewUpload(kind=UploadKind(kind), content_type=content_type, bytes=size)
    return begin_upload(
        "u1", upload, intake=desk.intake, reserve_upload=lambda *_: None, now=NOW, new_id=lambda: "0" * 26
    )


def test_a_place_for_a_file_is_one_key_one_type_and_ten_minutes(desk: Desk) -> None:
    place = begin(desk, "clip", "video/quicktime", 200_000_000)

    assert place.fields["key"] == "u1/uploads/" + "0" * 26
    assert place.fields["Content-Type"] == "video/quicktime"
    assert (place.expires_at - NOW).total_seconds() == 600


def test_a_place_takes_no_more_than_was_said_of_the_file(desk: Desk) -> None:
    fields = begin(desk, "photo", "image/jpeg", 1234).fields

    conditions = json.loads(base64.b64decode(fields["policy"]))["conditions"]
    assert ["content-length-range", 1, 1234] in conditions
    assert {"x-amz-meta-declared-bytes": "1234"} in conditions
    assert fields["x-amz-meta-declared-bytes"] == "1234"


@pytest.mark.parametrize(("field", "body"), [("photos", JPEG), ("clips", MP4)])
@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_larger_than_was_said_is_not_taken_in(desk: Desk, field: str, body: bytes, missing: int) -> None:
    s3().put_object(
        Bucket="intake",
        Key=upload_key("u1", "1" * 26),
        Body=body,
        Metadata={"declared-bytes": str(len(body) - missing)},
    )

    if not missing:
        assert getattr(desk.edit(**{field: ["1" * 26]}), field)
        return
    with pytest.raises(Invalid) as refusal:
        desk.edit(**{field: ["1" * 26]})
    assert (refusal.value.code, refusal.value.facts) == ("upload_not_as_declared", {"nth": 1})
    assert all(message_for(refusal.value).values())


def test_a_kind_of_file_the_browser_does_not_know_may_come_in(desk: Desk) -> None:
    assert begin(desk, "photo", "", 9).fields["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("kind", "content_type", "size", "code"),
    [
        ("product_list", "text/csv", 0, "upload_empty"),
        ("product_list", "text/csv", 5_000_001, "batch_too_large"),
        ("photo", "image/jpeg", 50_000_001, "upload_too_large"),
        ("clip", "video/mp4", 200_000_001, "upload_too_large"),
        ("music", "audio/mpeg", 20_000_001, "upload_too_large"),
        ("recording", "audio/webm", 10_000_001, "upload_too_large"),
        ("photo", "image/svg+xml", 9, "photo_type_unknown"),
        ("photo", "video/mp4", 9, "photo_type_unknown"),
        ("clip", "image/gif", 9, "clip_type_unknown"),
        ("music", "text/html", 9, "music_type_unknown"),
        ("recording", "video/webm", 9, "recording_type_unknown"),
    ],
)
def test_what_may_not_come_in_is_refused_with_a_sentence(
    desk: Desk, kind: str, content_type: str, size: int, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        begin(desk, kind, content_type, size)

    assert refusal.value.code == code
    assert all(message_for(refusal.value).values())


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (JPEG, UploadKind.PHOTO),
        (saved(photograph(LAMP, 300), "HEIC"), UploadKind.PHOTO),
        (saved(photograph(LAMP, 300), "AVIF"), UploadKind.PHOTO),
        (saved(photograph(LAMP, 300), "WEBP"), UploadKind.PHOTO),
        (MP4, UploadKind.CLIP),
        (MOV, UploadKind.CLIP),
        (b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat", UploadKind.CLIP),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00", UploadKind.MUSIC),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", UploadKind.MUSIC),
        (b"ID3\x04\x00", UploadKind.MUSIC),
        (b"\xff\xfb\x90\x64", UploadKind.MUSIC),
        (b"RIFF\x00\x00\x00\x00AVI LIST", None),
        (b"<!doctype html>", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_own_first_bytes(start: bytes, kind: UploadKind | None) -> None:
    assert kind_of(start[:16]) is kind


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_recording_is_known_by_its_own_first_bytes(tmp_path: Path, container: str) -> None:
    start = encoded(a_reading(3), container, tmp_path).read_bytes()[:16]

    assert is_of_kind(start, UploadKind.RECORDING)
    assert recording_type(start) == {"m4a": "audio/mp4", "mp3": "audio/mpeg"}.get(container, f"audio/{container}")


@pytest.mark.parametrize("start", [JPEG[:16], saved(photograph(LAMP, 300), "HEIC")[:16], b"<!doctype html>", b""])
def test_a_picture_or_a_page_is_no_recording(start: bytes) -> None:
    assert not is_of_kind(start, UploadKind.RECORDING)


def test_what_a_recorder_says_of_its_codec_is_no_type_of_its_own(desk: Desk) -> None:
    assert begin(desk, "recording", "audio/webm;codecs=opus", 9).fields["Content-Type"] == "audio/webm"


def test_photos_and_clips_join_the_product_in_the_order_given(desk: Desk) -> None:
    photos = [desk.uploaded(saved(photograph(LAMP, 300), kind)) for kind in ("HEIC", "PNG")]
    clips = [desk.uploaded(MOV), desk.uploaded(MP4)]

    product = desk.edit(photos=photos[::-1], clips=clips)

    assert product.photos == tuple(f"users/u1/videos/v1/photos/{name}" for name in photos[::-1])
    assert product.clips == tuple(f"users/u1/videos/v1/clips/{name}" for name in clips)
    assert all(desk.media.get_bytes(key).startswith(b"\xff\xd8\xff") for key in product.photos)
    assert desk.media.get_bytes(product.clips[0]) == MOV
    assert product.missing == ("title", "price")


def test_a_list_without_a_photo_takes_it_out_and_one_with_it_brings_it_back(desk: Desk) -> None:
    first, second = desk.uploaded(JPEG), desk.uploaded(saved(photograph(LAMP, 400)))
    both = desk.edit(photos=[first, second]).photos

    without = desk.edit(photos=[both[1]])
    again = desk.edit(photos=[both[1], both[0]])

    assert without.photos == both[1:]
    assert again.photos == both[::-1]


def test_adopting_twice_is_adopting_once_even_when_the_upload_is_gone(desk: Desk) -> None:
    upload_id = desk.uploaded(JPEG)
    first = desk.edit(photos=[upload_id, upload_id])
    desk.intake._client.delete_object(Bucket="intake", Key=upload_key("u1", upload_id))

    assert desk.edit(photos=[upload_id]).photos == first.photos
    assert len(first.photos) == 1


def test_a_clip_alone_shows_the_product_as_well(desk: Desk) -> None:
    product = desk.edit(title="โคมไฟ", price=None, clips=[desk.uploaded(MP4)])

    assert product.missing == ()
    assert desk.edit(clips=[]).missing == ("photos",)


@pytest.mark.parametrize("price", [None, "590"])
def test_a_product_of_nothing_but_a_form_and_photos_is_whole(desk: Desk, price: str | None) -> None:
    assert desk.edit(title="โคมไฟตั้งพื้น").missing == ("price", "photos")

    product = desk.edit(price=price, photos=[desk.uploaded(JPEG)])

    assert product.missing == ()
    assert product.price == (Decimal(price) if price else None)
    assert set(product.sources) == {"title", "price", "photos"}
    assert ESSENTIALS == ("title", "price", "photos")


def test_the_pasted_link_stays_the_affiliate_link_of_a_page_that_could_not_be_read(desk: Desk) -> None:
    link = "https://shopee.co.th/x-i.880001.5100000001?utm_source=an_1"

    product = load_product(waiting(link=f"ดูนี่สิ {link}"), artifacts=Artifacts(desk.media), now=NOW)

    assert product.affiliate_url == link


@pytest.mark.parametrize(
    ("field", "body", "code"),
    [
        ("photos", b"<svg onload=alert(1)>", "not_a_photo"),
        ("photos", MP4, "not_a_photo"),
        ("photos", JPEG[:900], "not_a_photo"),
        ("clips", JPEG, "not_a_clip"),
        ("clips", b"#!/bin/sh", "not_a_clip"),
    ],
)
def test_a_file_that_is_not_what_it_was_called_is_refused_and_nothing_changes(
    desk: Desk, field: str, body: bytes, code: str
) -> None:
    before = desk.edit(photos=[desk.uploaded(JPEG)])

    with pytest.raises(Invalid) as refusal:
        desk.edit(**{field: [desk.uploaded(body)]})

    assert (refusal.value.code, refusal.value.facts) == (code, {"nth": 1})
    assert all(message_for(refusal.value).values())
    assert desk.media.get_json("users/u1/videos/v1/product.json", Product) == before


def test_a_photo_of_too_many_pixels_is_refused_in_words_of_its_own(desk: Desk) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.edit(photos=[desk.uploaded(JPEG), desk.uploaded(png_of_zeros(9_000))])

    assert (refusal.value.code, refusal.value.facts) == ("photo_too_large", {"nth": 2, "megapixels": 81})
    assert "81" in message_for(refusal.value)["th"]


def test_a_file_that_slipped_past_the_form_is_refused_by_its_size(desk: Desk) -> None:
    upload_id = desk.uploaded(JPEG + bytes(50_000_000))

    with pytest.raises(Invalid) as refusal:
        desk.edit(photos=[upload_id])

    assert refusal.value.code == "upload_too_large"


@pytest.mark.parametrize(
    "name",
    [
        "0" * 26,
        "users/u2/videos/v9/photos/01-a.jpeg",
        "users/u1/videos/v1/photos/never",
        "../v2/photos/x",
        "https://x/",
    ],
)
def test_a_name_that_leads_to_nothing_of_ones_own_is_refused(desk: Desk, name: str) -> None:
    desk.media.put_bytes("users/u2/videos/v9/photos/01-a.jpeg", JPEG, "image/jpeg")

    with pytest.raises(Invalid) as refusal:
        desk.edit(photos=[desk.uploaded(JPEG), name])

    assert (refusal.value.code, refusal.value.facts) == ("upload_not_found", {"nth": 2})


def test_an_upload_of_another_user_is_not_found(desk: Desk) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.edit(photos=[desk.uploaded(JPEG, user_id="u2")])

    assert refusal.value.code == "upload_not_found"


def test_an_adopted_photo_is_one_the_renderer_and_a_browser_can_open(desk: Desk) -> None:
    key = desk.edit(photos=[desk.uploaded(saved(photograph(LAMP, 300).convert("CMYK")))]).photos[0]

    assert read_picture(desk.media.get_bytes(key)).size == photograph(LAMP, 300).size

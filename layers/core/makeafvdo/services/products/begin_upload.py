"""A presigned POST for one file, sent by the browser straight to the intake bucket."""

from collections.abc import Callable
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.uploads import DECLARED, UNKNOWN_CONTENT_TYPE, UPLOAD_LIMITS, UploadKind, upload_key
from makeafvdo.services.products.reserve_upload import ReserveUpload

UPLOAD_LIFE = timedelta(minutes=10)


class NewUpload(BaseModel):
    """A file about to be sent. `bytes` is its size."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: UploadKind
    content_type: str = Field(max_length=100)
    bytes: int = Field(ge=0)


class UploadPlace(BaseModel):
    """POST a form of `fields`, then the file in the field `file`, to `url` before `expires_at`."""

    upload_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


def begin_upload(
    user_id: str,
    upload: NewUpload,
    *,
    intake: S3Media,
    reserve_upload: ReserveUpload,
    now: datetime,
    new_id: Callable[[], str],
) -> UploadPlace:
    """A presigned POST for one file of this type, no larger than declared. Raises Invalid and Throttled."""
    allowance = UPLOAD_LIMITS[upload.kind]
    content_type = upload.content_type.lower().partition(";")[0].strip() or UNKNOWN_CONTENT_TYPE
    if content_type not in {*allowance.content_types, UNKNOWN_CONTENT_TYPE}:
        raise Invalid(f"{upload.kind}_type_unknown")
    if upload.bytes == 0:
        raise Invalid("upload_empty")
    if upload.bytes > allowance.max_bytes:
        code = "batch_too_large" if upload.kind is UploadKind.PRODUCT_LIST else "upload_too_large"
        raise Invalid(code, limit_mb=allowance.max_bytes // 1_000_000)
    upload_id = new_id()
    reserve_upload(user_id, upload_id, upload.bytes)
    url, fields = intake.presigned_post(
        upload_key(user_id, upload_id),
        content_type,
        upload.bytes,
        int(UPLOAD_LIFE.total_seconds()),
        {DECLARED: str(upload.bytes)},
    )
    return UploadPlace(upload_id=upload_id, url=url, fields=fields, expires_at=now + UPLOAD_LIFE)

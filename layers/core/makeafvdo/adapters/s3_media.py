"""Artifacts in the media bucket: whole objects, JSON models, streams and presigned URLs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from botocore.exceptions import ClientError
from pydantic import BaseModel

from makeafvdo.domain.errors import Transient

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import GetObjectRequestTypeDef, ObjectIdentifierTypeDef

ModelT = TypeVar("ModelT", bound=BaseModel)

_PRESIGNED_LIFE_S = 600
_STREAM_BLOCK_BYTES = 1 << 20
_ABSENT = {"404", "NoSuchKey", "NotFound"}


@dataclass(frozen=True)
class StoredObject:
    """`size` in bytes; `metadata` as it was given when the object was put."""

    size: int
    metadata: Mapping[str, str]


@dataclass(frozen=True)
class ListedObject:
    """`size` in bytes."""

    key: str
    size: int
    modified_at: datetime


class S3Media:
    """One private bucket. Keys are ours; every write replaces the whole object."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    @property
    def origin(self) -> str:
        """The origin of presigned URLs, for a page's Content-Security-Policy."""
        parts = urlsplit(self.presigned_get("any"))
        return f"{parts.scheme}://{parts.netloc}"

    def exists(self, key: str) -> bool:
        return self.find_size(key) is not None

    def find_size(self, key: str) -> int | None:
        """The object's size in bytes, or None where there is none."""
        found = self.find_object(key)
        return found.size if found else None

    def find_object(self, key: str) -> StoredObject | None:
        try:
            head = self._client.head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in _ABSENT:
                return None
            raise
        return StoredObject(head["ContentLength"], head["Metadata"])

    def every_object(self, prefix: str) -> Iterator["ListedObject"]:
        """All of them, in the order of their letters, fetched page by page."""
        for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix):
            for each in page.get("Contents", []):
                yield ListedObject(each["Key"], each["Size"], each["LastModified"])

    def delete_every_version(self, prefix: str) -> None:
        """Every version of every object under `prefix`, and their delete markers. Raises Transient where one stays."""
        for page in self._client.get_paginator("list_object_versions").paginate(Bucket=self._bucket, Prefix=prefix):
            found = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
            if not found:
                continue
            gone: list[ObjectIdentifierTypeDef] = [
                {"Key": each["Key"], "VersionId": each["VersionId"]} for each in found
            ]
            answer = self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": gone, "Quiet": True})
            if answer.get("Errors"):
                raise Transient("service_busy")

    def list_keys(self, prefix: str) -> list[str]:
        """At most a thousand, in the order of their letters."""
        found = self._client.list_objects_v2(Bucket=self._bucket, Prefix=prefix)
        return [each["Key"] for each in found.get("Contents", [])]

    def delete(self, key: str) -> None:
        """Without effect where there is none."""
        self._client.delete_object(Bucket=self._bucket, Key=key)

    def get_first_bytes(self, key: str, size: int) -> bytes:
        """The object's first `size` bytes, or all of a smaller one."""
        return self._client.get_object(Bucket=self._bucket, Key=key, Range=f"bytes=0-{size - 1}")["Body"].read()

    def get_start(self, key: str, size: int, version_id: str | None) -> tuple[bytes, Mapping[str, str]]:
        """The first `size` bytes of one version of an object, the newest for None, and its metadata."""
        wanted: GetObjectRequestTypeDef = {"Bucket": self._bucket, "Key": key, "Range": f"bytes=0-{size - 1}"}
        if version_id:
            wanted["VersionId"] = version_id
        try:
            found = self._client.get_object(**wanted)
        except ClientError as error:
            if error.response["Error"]["Code"] == "InvalidRange":  # of an empty object
                return b"", {}
            raise
        return found["Body"].read(), found["Metadata"]

    def get_bytes(self, key: str) -> bytes:
        return self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()

    def put_bytes(self, key: str, body: bytes, content_type: str) -> None:
        self._client.put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=content_type)

    def get_json(self, key: str, model: type[ModelT]) -> ModelT:
        return model.model_validate_json(self.get_bytes(key))

    def find_json(self, key: str, model: type[ModelT]) -> ModelT | None:
        """The model stored under `key`, or None where there is none."""
        try:
            return self.get_json(key, model)
        except self._client.exceptions.NoSuchKey:
            return None

    def put_json(self, key: str, model: BaseModel) -> None:
        self.put_bytes(key, model.model_dump_json().encode(), "application/json")

    def download(self, key: str, path: Path) -> None:
        self._client.download_file(self._bucket, key, str(path))

    def find_file(self, key: str, path: Path) -> bool:
        """Downloads the object to `path`; False where there is none."""
        try:
            self.download(key, path)
        except ClientError as error:
            if error.response["Error"]["Code"] in _ABSENT:
                return False
            raise
        return True

    def upload(self, path: Path, key: str, content_type: str, sha256: str | None = None) -> None:
        """`sha256` is noted beside the object, for readers who want to be sure."""
        noted = {"Metadata": {"sha256": sha256}} if sha256 else {}
        self._client.upload_file(str(path), self._bucket, key, ExtraArgs={"ContentType": content_type, **noted})

    def open_stream(self, key: str) -> tuple[Iterator[bytes], int]:
        """The object's bytes in blocks of 1 MiB, and its size in bytes."""
        response = self._client.get_object(Bucket=self._bucket, Key=key)
        return response["Body"].iter_chunks(_STREAM_BLOCK_BYTES), response["ContentLength"]

    def copy_from(
        self,
        source: "S3Media",
        source_key: str,
        key: str,
        content_type: str,
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        """An object, of another bucket perhaps, copied inside S3 (up to 5 GB in one call)."""
        self._client.copy_object(
            Bucket=self._bucket,
            Key=key,
            CopySource={"Bucket": source._bucket, "Key": source_key},  # noqa: SLF001 (one class)
            ContentType=content_type,
            MetadataDirective="REPLACE",
            Metadata=metadata or {},
        )

    def copy(self, key: str, copy_key: str) -> None:
        """With its type and metadata."""
        self._client.copy_object(Bucket=self._bucket, Key=copy_key, CopySource={"Bucket": self._bucket, "Key": key})

    def presigned_post(
        self, key: str, content_type: str, max_bytes: int, life_s: int, metadata: Mapping[str, str]
    ) -> tuple[str, dict[str, str]]:
        """URL and form fields with which a browser may write this one key, any number of times in `life_s` seconds."""
        fields = {"Content-Type": content_type} | {f"x-amz-meta-{name}": value for name, value in metadata.items()}
        form = self._client.generate_presigned_post(
            self._bucket,
            key,
            Fields=fields,
            Conditions=[*({name: value} for name, value in fields.items()), ["content-length-range", 1, max_bytes]],
            ExpiresIn=life_s,
        )
        return form["url"], form["fields"]

    def presigned_get(self, key: str, download_name: str | None = None) -> str:
        """A URL that serves this one object (with Range) for ten minutes."""
        extra = {"ResponseContentDisposition": f'attachment; filename="{download_name}"'} if download_name else {}
        return self._client.generate_presigned_url(
            "get_object", Params={"Bucket": self._bucket, "Key": key, **extra}, ExpiresIn=_PRESIGNED_LIFE_S
        )

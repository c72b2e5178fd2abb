"""A marketer's own data as one ZIP: every row, the scripts and products as JSON, and the files they brought.

Left out: tokens and upload addresses (sealed), fingerprints of session cookies and of the personal token. What shops
and the app made beside it is listed with its size; a finished video is named by the address of its download, because
all of them would not fit on a phone.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from makeafvdo.adapters.s3_media import ListedObject, S3Media
from makeafvdo.adapters.tables.own_rows import OwnRows, is_binary
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.domain.exports import Export
from makeafvdo.domain.messages.export_readme import README

if TYPE_CHECKING:
    from makeafvdo.adapters.lambda_function import LambdaFunction
    from makeafvdo.adapters.tables.own_rows import Item

OWN_FILES_MOST_BYTES = 500_000_000
_AT_ONCE = 8
_SECRET = frozenset({"sealed_tokens", "sealed_upload_url", "csrf_token", "id", "session_hash", "stop_mail_secret"})
"""Attributes that open something, or are made from what does."""
_JSON_TEXTS = frozenset({"defaults", "own_words", "quota"})
_JSON_FILE = re.compile(r".*/(product|script|rows)\.json|.*/result\.csv")
_OWN_FILE = re.compile(r".*/recordings/.+|.*/(photos|clips|music|screenshots)/[0-9a-z]{26}|[^/]+/(uploads|batches)/.+")
"""Recordings, and what was uploaded: named by the id of its upload, where a shop's photos are named by their number."""

EntryT = TypeVar("EntryT")


@dataclass(frozen=True)
class _Entry:
    """An object and its name in the ZIP."""

    bucket: S3Media
    listed: ListedObject
    name: str

    def read(self) -> bytes:
        return self.bucket.get_bytes(self.listed.key)


def ask_export(
    user_id: str,
    *,
    users: UsersTable,
    exporter: "LambdaFunction",
    new_id: Callable[[], str],
    now: datetime,
) -> Export:
    """The export under way, else a new one. Raises Throttled for a second one within 24 hours of one that was made."""
    latest = users.get(user_id).export
    if latest is not None:
        if latest.state(now) == "building":
            return latest
        latest.refuse_another(now)
    wanted = Export(export_id=new_id(), asked_at=now)
    if not users.replace_export(user_id, latest, wanted):
        return users.get(user_id).export or wanted
    exporter.start(user_id=user_id, export_id=wanted.export_id)
    return wanted


def build_export(
    user_id: str,
    export_id: str,
    folder: Path,
    *,
    rows: OwnRows,
    users: UsersTable,
    people: UserPool,
    media: S3Media,
    intake: S3Media,
    base_url: str,
    clock: Callable[[], datetime],
) -> Export | None:
    """Make it and say that it is ready. Safe to repeat. None where the user has asked for another since, or is gone."""
    export = users.get(user_id).export
    if export is None or export.export_id != export_id or export.ready_at is not None:
        return None
    path = folder / "export.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("README.txt", README)
        _write_rows(file, user_id, rows, people, base_url)
        _write_files(file, user_id, media, intake)
    media.upload(path, export.key(user_id), "application/zip")
    ready = export.model_copy(update={"ready_at": clock(), "bytes": path.stat().st_size})
    path.unlink()
    return ready if users.replace_export(user_id, export, ready) else None


def _write_rows(file: ZipFile, user_id: str, rows: OwnRows, people: UserPool, base_url: str) -> None:
    person = people.find_person(user_id)
    _write_list(file, "sign_in.json", [person.model_dump(mode="json")] if person else [])
    _write_list(file, "account.json", map(_shown, rows.of("users", user_id)))
    sessions = (item for item in rows.of("sessions", user_id) if item.get("kind") == "session")
    _write_list(file, "sessions.json", map(_shown, sessions))
    connections = list(rows.of("connections", user_id))
    _write_list(file, "tiktok_accounts.json", map(_shown, connections))
    sends = (send for each in connections for send in rows.sends_of(str(each["connection_id"])) if "state" in send)
    _write_list(file, "sends.json", map(_shown, sends))
    _write_list(file, "videos.json", (_with_address(item, base_url) for item in rows.of("videos", user_id)))
    _write_list(file, "product_lists.json", map(_shown, rows.of("batches", user_id)))
    _write_list(file, "queue.json", map(_shown, rows.of("queue", user_id)))
    _write_list(file, "schedules.json", map(_shown, rows.of("schedules", user_id)))


def _write_files(file: ZipFile, user_id: str, media: S3Media, intake: S3Media) -> None:
    """JSON first; then own files, the smallest first, as many as there is room for; then the list of all files."""
    made, uploaded = f"users/{user_id}/", f"{user_id}/"
    entries = [_Entry(media, each, each.key.removeprefix(made)) for each in media.every_object(made)]
    entries += [
        _Entry(intake, each, f"uploads/{each.key.rpartition('/')[2]}") for each in intake.every_object(uploaded)
    ]
    written = set()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for some in _by_dozens(each for each in entries if _JSON_FILE.fullmatch(each.listed.key)):
            for entry, body in zip(some, pool.map(_Entry.read, some), strict=True):
                file.writestr(entry.name, body)
                written.add(entry.name)
    room = OWN_FILES_MOST_BYTES
    for entry in sorted(entries, key=lambda each: each.listed.size):
        if _OWN_FILE.fullmatch(entry.listed.key) and entry.name not in written and entry.listed.size <= room:
            room -= entry.listed.size
            _copy(file, entry)
            written.add(entry.name)
    _write_list(file, "files.json", (_file_line(each, written) for each in entries))


def _copy(file: ZipFile, entry: _Entry) -> None:
    """Block by block: a clip is larger than the function's memory should be."""
    blocks, size = entry.bucket.open_stream(entry.listed.key)
    info = ZipInfo(entry.name)
    info.compress_type, info.file_size = ZIP_STORED, size
    with file.open(info, "w") as target:
        for block in blocks:
            target.write(block)


def _write_list(file: ZipFile, name: str, entries: Iterable[object]) -> None:
    """As JSON, one entry a line, without holding all of them."""
    with file.open(name, "w") as target:
        between = b"[\n"
        for entry in entries:
            target.write(between + json.dumps(entry, ensure_ascii=False, default=_plain).encode())
            between = b",\n"
        target.write(b"\n]\n" if between != b"[\n" else b"[]\n")


def _shown(item: "Item") -> dict[str, object]:
    """The row without what opens something. Binary attributes are sealed values, whatever their name."""
    kept: dict[str, object] = {
        name: value for name, value in item.items() if name not in _SECRET and not is_binary(value)
    }
    if isinstance(token := kept.get("personal_token"), dict):
        kept["personal_token"] = {name: value for name, value in token.items() if name != "sha256"}
    if isinstance(browsers := kept.get("push_browsers"), dict):
        kept["push_browsers"] = sorted(browsers)
    return {name: json.loads(str(value)) if name in _JSON_TEXTS else value for name, value in kept.items()}


def _with_address(item: "Item", base_url: str) -> dict[str, object]:
    download = {"download": f"{base_url}/api/videos/{item['video_id']!s}/mp4"} if "mp4_key" in item else {}
    return _shown(item) | download


def _file_line(entry: _Entry, written: set[str]) -> dict[str, object]:
    listed = entry.listed
    return {
        "name": entry.name,
        "bytes": listed.size,
        "stored_at": listed.modified_at.isoformat(),
        "in_this_file": entry.name in written,
    }


def _by_dozens(entries: Iterable[EntryT]) -> Iterator[list[EntryT]]:
    rest = iter(entries)
    while some := list(islice(rest, 4 * _AT_ONCE)):
        yield some


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)

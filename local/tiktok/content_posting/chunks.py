"""The rules of sizes and chunks for inbox init and each PUT (Media Transfer Guide, and as observed live)."""

import re
from dataclasses import dataclass

from local.tiktok.refusals import DataRefusal, invalid_params
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

MAX_VIDEO = 4 * 1024**3
MIN_CHUNK = 5 * 1024**2
MAX_CHUNK = 64_000_000
"""The guide's "5 to 64 MB" leaves MB or MiB open; these two bounds are inside both readings."""

# With count = floor(size / chunk) the last chunk is under 2 x 64 MB and there are at most 819 chunks, so the guide's
# other two limits (last chunk at most 128 MB, at most 1000 chunks) follow from the ones enforced here.


@dataclass(frozen=True)
class ChunkPlan:
    video_size: int
    chunk_size: int
    count: int

    def length_at(self, offset: int) -> int:
        """Bytes of the chunk that starts at `offset`; the last one carries the remainder."""
        is_last = offset // self.chunk_size >= self.count - 1
        return self.video_size - offset if is_last else self.chunk_size


def read_source_info(body: object, switches: Switches) -> ChunkPlan:
    """The plan of a FILE_UPLOAD; `post_info` and other members are ignored, as TikTok does."""
    source_info = body.get("source_info") if isinstance(body, dict) else None
    if not isinstance(source_info, dict):
        raise invalid_params("The request source info is empty or incorrect")
    source = source_info.get("source")
    if source == "PULL_FROM_URL" and switches.holds(Rule.PULL_URL_NAMED):
        _check_pull_url(source_info.get("video_url"))
    if source == "PULL_FROM_URL" and switches.holds(Rule.PULL_URL_OWNED):
        raise DataRefusal("url_ownership_unverified", "Please review our URL ownership verification rules")
    if source != "FILE_UPLOAD" and switches.holds(Rule.SOURCE_KNOWN):
        raise invalid_params("The request source info is empty or incorrect")
    plan = ChunkPlan(
        _integer(source_info.get("video_size"), switches),
        _integer(source_info.get("chunk_size"), switches),
        _integer(source_info.get("total_chunk_count"), switches),
    )
    check_plan(plan, switches)
    return plan


def _check_pull_url(url: object) -> None:
    if not isinstance(url, str) or not url.startswith("https://"):
        raise invalid_params("The request source info is empty or incorrect")


def check_plan(plan: ChunkPlan, switches: Switches) -> None:
    if switches.holds(Rule.VIDEO_SIZE) and not 1 <= plan.video_size <= MAX_VIDEO:
        raise invalid_params("The video size is invalid")
    if switches.holds(Rule.ONE_CHUNK_IS_WHOLE) and plan.count == 1 and plan.chunk_size != plan.video_size:
        raise invalid_params("The chunk size is invalid")
    if switches.holds(Rule.CHUNK_SIZE) and not _is_chunk_size(plan):
        raise invalid_params("The chunk size is invalid")
    if switches.holds(Rule.CHUNK_COUNT) and plan.count != plan.video_size // max(plan.chunk_size, 1):
        raise invalid_params("The total chunk count is invalid")


def _is_chunk_size(plan: ChunkPlan) -> bool:
    is_small_whole = plan.video_size < MIN_CHUNK and plan.chunk_size == plan.video_size
    return is_small_whole or MIN_CHUNK <= plan.chunk_size <= MAX_CHUNK


def _integer(value: object, switches: Switches) -> int:
    if not switches.holds(Rule.SIZES_ARE_INTEGERS) and isinstance(value, str) and value.isdigit():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise invalid_params("The request source info is empty or incorrect")
    return value


@dataclass(frozen=True)
class ContentRange:
    """`bytes {first}-{last}/{total}`, inclusive, zero-based."""

    first: int
    last: int
    total: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def read_content_range(header: str) -> ContentRange | None:
    match = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", header)
    return ContentRange(*map(int, match.groups())) if match else None

"""Files of a batch in the media bucket, under `Batch.prefix`.

rows.json         every row of the list, refused ones too
lines-<n>.json    numbers of the rows that the n-th try makes, as the state machine reads them
result.csv        what became of every row, written at the end of each try
"""

import json
from collections.abc import Iterable

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.batches.batches import Batch
from makeafvdo.domain.batches.rows import Rows


class BatchFiles:
    def __init__(self, media: S3Media) -> None:
        self._media = media

    def rows(self, batch: Batch) -> Rows:
        """All of them; none where the list could not be read."""
        return self._media.find_json(f"{batch.prefix}/rows.json", Rows) or Rows(good=(), refused=())

    def put_rows(self, batch: Batch, rows: Rows) -> None:
        self._media.put_json(f"{batch.prefix}/rows.json", rows)

    def put_lines(self, batch: Batch, attempt: int, lines: Iterable[int]) -> None:
        body = json.dumps([{"line": line} for line in lines]).encode()
        self._media.put_bytes(lines_key(batch, attempt), body, "application/json")

    def put_result(self, batch: Batch, content: bytes) -> None:
        self._media.put_bytes(f"{batch.prefix}/result.csv", content, "text/csv; charset=utf-8")


def lines_key(batch: Batch, attempt: int) -> str:
    return f"{batch.prefix}/lines-{attempt}.json"

"""The cells of a CSV or TSV file as programs write it: Excel in Thailand, Google Sheets, or by hand."""

import codecs
import csv
import io
import re

from makeafvdo.domain.batches.cells import Cells
from makeafvdo.domain.batches.columns import most_names_in
from makeafvdo.domain.errors import Invalid

_NONE = "\x1f"
"""Stands in no text: a list of links alone is one column, whatever signs its links have."""
_SEPARATORS = (_NONE, ",", ";", "\t")
_ROWS_TO_JUDGE_BY = 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OF_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ufffe\uffff]")


def read_delimited_text(content: bytes) -> Cells:
    """Raises Invalid("batch_not_a_table") for what is no text.

    The separator is the one that gives the most known headings, then the most columns in every row.
    """
    text = _decoded(content)
    try:
        return max((_split(text, separator) for separator in _SEPARATORS), key=_likelihood)
    except csv.Error:
        raise Invalid("batch_not_a_table") from None


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 with its mark, UTF-8 without, or windows-874, in which Excel in Thai saves a CSV."""
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp874")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _OF_NO_TEXT.search(text):
            return text
    raise Invalid("batch_not_a_table")


def _split(text: str, separator: str) -> Cells:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _likelihood(cells: Cells) -> tuple[int, int]:
    judged = [row for row in cells if any(row)][:_ROWS_TO_JUDGE_BY]
    return most_names_in(judged), min((len(row) for row in judged), default=0)

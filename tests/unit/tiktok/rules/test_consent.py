import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.consent import verified_pieces


@given(st.lists(st.binary()))
def test_the_file_consented_to_goes_through_unchanged(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)

    assert b"".join(verified_pieces(pieces, hashlib.sha256(whole).hexdigest())) == whole


@pytest.mark.parametrize("end", [[], [b""]])
def test_the_last_piece_of_another_file_is_kept_back(end: list[bytes]) -> None:
    passed = bytearray()

    def pass_on() -> None:
        for piece in verified_pieces([b"first", b"second", b"last", *end], "0" * 64):
            passed.extend(piece)

    with pytest.raises(Conflict, match="another_file_was_approved"):
        pass_on()

    assert passed == b"firstsecond"


def test_no_more_than_one_piece_is_held() -> None:
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            read.append(number)
            yield bytes([number])

    stream = verified_pieces(pieces(), "0" * 64)
    next(stream)
    next(stream)

    assert len(read) <= 2

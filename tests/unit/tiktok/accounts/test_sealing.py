import json

import pytest
from pydantic import SecretStr, ValidationError

from makeafvdo.domain.errors import NeedsReconnect, Permanent
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus, Tokens
from makeafvdo.services.tiktok.access_token import access_token
from tests.support.tiktok_harness import USER, TikTokHarness, kms

PAIR = Tokens(access_token=SecretStr("act.one"), refresh_token=SecretStr("rft.one"))


def in_its_place(bench: TikTokHarness, connection: Connection, sealed_tokens: bytes) -> Connection:
    """The connection's row with other sealed tokens, as someone who can write the table would leave it."""
    changed = connection.model_copy(update={"sealed_tokens": sealed_tokens})
    assert bench.connections.replace(connection, changed)
    return changed


def test_a_sealed_pair_opens_for_its_own_account(bench: TikTokHarness) -> None:
    sealed = bench.vault.seal_tokens(PAIR, user_id="a", connection_id="1")

    assert bench.vault.open_tokens(sealed, user_id="a", connection_id="1") == PAIR
    assert b"act.one" not in sealed


@pytest.mark.parametrize(("user", "connection"), [("b", "1"), ("a", "2"), ("", "")])
def test_it_opens_for_no_other(bench: TikTokHarness, user: str, connection: str) -> None:
    sealed = bench.vault.seal_tokens(PAIR, user_id="a", connection_id="1")

    with pytest.raises(Permanent, match="tokens_unreadable"):
        bench.vault.open_tokens(sealed, user_id=user, connection_id=connection)


def test_an_upload_address_is_not_a_pair_of_tokens(bench: TikTokHarness) -> None:
    sealed = bench.vault.seal_upload_url(SecretStr("https://u"), user_id="a", connection_id="1", send_id="s")

    with pytest.raises(Permanent, match="tokens_unreadable"):
        bench.vault.open_tokens(sealed, user_id="a", connection_id="1")
    with pytest.raises(Permanent, match="tokens_unreadable"):
        bench.vault.open_upload_url(sealed, user_id="a", connection_id="1", send_id="another")


@pytest.mark.parametrize(
    "plain",
    [
        b"garbage",
        b"{}",
        b"[]",
        json.dumps({"access_token": "", "refresh_token": ""}).encode(),
        json.dumps({"access_token": "a", "refresh_token": "r", "more": 1}).encode(),
    ],
)
def test_what_opens_but_is_no_pair_is_refused(bench: TikTokHarness, plain: bytes) -> None:
    context = {"user_id": "a", "connection_id": "1", "purpose": "tiktok-tokens"}
    answer = kms().encrypt(KeyId=bench.kms_key_id, Plaintext=plain, EncryptionContext=context)

    with pytest.raises(Permanent, match="tokens_unreadable"):
        bench.vault.open_tokens(answer["CiphertextBlob"], user_id="a", connection_id="1")


def test_an_empty_token_is_no_token() -> None:
    with pytest.raises(ValidationError):
        Tokens(access_token=SecretStr("act"), refresh_token=SecretStr(""))


def test_more_than_kms_takes_is_refused_before_it_is_asked(bench: TikTokHarness) -> None:
    long = Tokens(access_token=SecretStr("a" * 4096), refresh_token=SecretStr("r"))

    with pytest.raises(Permanent, match="secret_too_long"):
        bench.vault.seal_tokens(long, user_id="a", connection_id="1")


def test_a_neighbours_pair_in_my_row_gives_me_nothing(bench: TikTokHarness) -> None:
    mine, theirs = bench.connect(), bench.connect("user-2", "ton")
    stolen = in_its_place(bench, mine, theirs.sealed_tokens)

    with pytest.raises(NeedsReconnect, match="tokens_unreadable"):
        access_token(stolen, 60, access=bench.access)
    assert bench.connections.get(USER, mine.connection_id).status is ConnectionStatus.NEEDS_RECONNECT
    assert bench.connections.get("user-2", theirs.connection_id) == theirs


def test_a_garbled_pair_fails_closed(bench: TikTokHarness) -> None:
    connection = bench.connect()
    garbled = bytearray(connection.sealed_tokens)
    garbled[-1] ^= 1

    with pytest.raises(NeedsReconnect, match="tokens_unreadable"):
        access_token(in_its_place(bench, connection, bytes(garbled)), 60, access=bench.access)

import pytest
from pydantic import SecretStr

from makeafvdo.domain.tiktok.webhooks import has_valid_signature, read_event

SECRET = SecretStr("sbx_secret_123")
BODY = (
    b'{"client_key":"sbawfake0000000001","event":"post.publish.inbox_delivered","create_time":1700000000,'
    b'"user_openid":"open-id-1","content":"{\\"publish_id\\":\\"v_inbox_file~v2.123\\",'
    b'\\"publish_type\\":\\"INBOX_SHARE\\"}"}'
)
HEX = "f169fd5a89d7c65983d3ce8a227accd306d454d278a933331c5bc65db3cb2f2f"
SIGNATURE = f"t=1700000000,s={HEX}"


def test_the_known_signature_is_genuine() -> None:
    assert len(BODY) == 211
    assert has_valid_signature(SIGNATURE, BODY, SECRET)
    assert has_valid_signature(f" s={HEX} , t=1700000000", BODY, SECRET)


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (SIGNATURE, BODY.replace(b"123", b"124")),
        (SIGNATURE, BODY.replace(b":", b": ", 1)),
        (SIGNATURE.replace("t=1700000000", "t=1700000001"), BODY),
        (SIGNATURE.upper(), BODY),
        (f"s={HEX}", BODY),
        ("t=1700000000", BODY),
        ("t=1700000000,s=é", BODY),
        ("", BODY),
    ],
    ids=["changed", "written anew", "other time", "upper case", "no time", "no signature", "not ascii", "nothing"],
)
def test_anything_else_is_not(header: str, body: bytes) -> None:
    assert not has_valid_signature(header, body, SECRET)


def test_another_secret_signs_nothing_of_ours() -> None:
    assert not has_valid_signature(SIGNATURE, BODY, SecretStr("sbx_secret_124"))


def test_content_is_read_out_of_its_string() -> None:
    event = read_event(BODY)

    assert event is not None
    assert event.publish_id == "v_inbox_file~v2.123"


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"event": 1}'])
def test_what_is_no_event_is_none(body: bytes) -> None:
    assert read_event(body) is None


def test_a_later_event_of_the_same_kind_has_another_key() -> None:
    first, second = read_event(BODY), read_event(BODY.replace(b"1700000000", b"1700000001"))

    assert first is not None
    assert second is not None
    assert first.key == read_event(BODY).key  # type: ignore[union-attr]
    assert first.key != second.key

"""Login Kit for Web, Add a Sandbox."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest


def registration_faults(tiktok: LocalTikTokUnderTest, *redirect_uris: str) -> list[str]:
    app = {"client_key": "sbother", "client_secret": "s", "redirect_uris": redirect_uris}
    return list(tiktok.command("POST", "apps", **app)["faults"])


@pytest.mark.rule(Rule.REDIRECT_URI_HTTPS)
@pytest.mark.parametrize("uri", ["http://app.example/cb", "https://localhost/cb", "http://127.0.0.1/cb", "/cb"])
def test_a_redirect_uri_is_absolute_https(tiktok: LocalTikTokUnderTest, uri: str) -> None:
    """Login Kit for Web."""
    assert registration_faults(tiktok, uri)


def test_the_one_local_departure_is_http_on_localhost_names(tiktok: LocalTikTokUnderTest) -> None:
    assert registration_faults(tiktok, "http://abc.execute-api.localhost:4570/cb") == []


@pytest.mark.rule(Rule.REDIRECT_URI_STATIC)
@pytest.mark.parametrize("uri", ["https://app.example/cb?a=1", "https://app.example/cb#part"])
def test_a_redirect_uri_has_no_query_and_no_fragment(tiktok: LocalTikTokUnderTest, uri: str) -> None:
    """Login Kit for Web."""
    assert registration_faults(tiktok, uri)


@pytest.mark.rule(Rule.REDIRECT_URI_SHORT)
def test_a_redirect_uri_is_under_512_characters(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    longest = "https://app.example/".ljust(511, "x")

    assert registration_faults(tiktok, longest) == []
    assert registration_faults(tiktok, longest + "x")


@pytest.mark.rule(Rule.REDIRECT_URIS_TEN)
def test_an_app_has_at_most_ten_redirect_uris(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    uris = [f"https://app.example/{number}" for number in range(11)]

    assert registration_faults(tiktok, *uris[:10]) == []
    assert registration_faults(tiktok, *uris)


@pytest.mark.rule(Rule.CLIENT_KEY_KNOWN)
def test_an_unknown_client_key_gets_an_error_page_that_names_it(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web; that the app gets no callback has been seen live."""
    page = tiktok.authorize(client_key="sbunknown")

    assert "Location" not in page.headers
    assert "<code>client_key</code>" in page.text


@pytest.mark.rule(Rule.REDIRECT_URI_EXACT)
def test_the_redirect_uri_matches_byte_by_byte(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    page = tiktok.authorize(redirect_uri=REDIRECT_URI + "/")

    assert "<code>redirect_uri</code>" in page.text


@pytest.mark.rule(Rule.SCOPES_BY_COMMA)
def test_scopes_are_separated_by_commas(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    page = tiktok.authorize(scope="user.info.basic video.upload")

    assert "<code>scope</code>" in page.text


@pytest.mark.rule(Rule.SCOPES_HELD)
def test_a_scope_the_app_does_not_hold_fails_the_whole_request(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web; that it is not just dropped has been seen live."""
    page = tiktok.authorize(scope="user.info.basic,video.upload,video.publish")

    assert "<code>scope</code>" in page.text


@pytest.mark.rule(Rule.CONSENT_BY_HAND)
def test_a_first_consent_is_given_by_hand(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    page = tiktok.authorize(disable_auto_auth="1")

    assert page.status_code == 200
    assert 'value="approve"' in page.text


def test_approval_brings_a_code_the_granted_scopes_and_the_state(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web. The code carries `*` and `!`, as in Display API, Get Started."""
    callback = tiktok.approve(scopes=("user.info.basic",), state="x &=y")

    assert set(callback) == {"code", "scopes", "state"}
    assert callback["scopes"] == "user.info.basic"
    assert {"*", "!"} <= set(callback["code"])


@pytest.mark.rule(Rule.STATE_ECHOED)
def test_the_state_comes_back_unchanged(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    assert tiktok.approve(state="x &=ย")["state"] == "x &=ย"


def test_denial_comes_back_as_access_denied_without_a_code(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web, OAuth Error Handling."""
    callback = tiktok.decide(account="mali", scope=(), decision="deny")

    assert callback["error"] == "access_denied"
    assert "code" not in callback


@pytest.mark.rule(Rule.NEW_SCOPES_ASKED)
def test_a_scope_not_granted_before_is_asked_for_again(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web: the consent page is skipped for what was consented to."""
    tiktok.connect(scopes=("user.info.basic",))

    assert tiktok.authorize(disable_auto_auth="0", scope="user.info.basic").status_code == 302
    assert tiktok.authorize(disable_auto_auth="0").status_code == 200


def test_a_silent_reconnect_grants_exactly_what_was_asked_for(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    tiktok.connect()

    location = tiktok.authorize(disable_auto_auth="0", scope="user.info.basic").headers["Location"]

    callback = dict(parse_qsl(urlsplit(location).query))
    assert callback["scopes"] == "user.info.basic"
    assert tiktok.redeem(callback["code"])["scope"] == "user.info.basic"


def test_the_consent_page_lists_the_scopes_that_were_asked_for(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web, Scopes Overview: each can be left out."""
    page = tiktok.authorize(scope="video.upload")

    assert re.findall(r'name="scope" value="([^"]+)"', page.text) == ["video.upload"]


def test_the_page_has_two_spellings_of_its_address(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web writes it with a slash; clients in use that leave it out (Auth.js) are let in."""
    without_slash = tiktok.authorize_url().replace("/authorize/?", "/authorize?")

    assert 'value="approve"' in tiktok.session.get(without_slash, allow_redirects=False).text


def test_a_challenge_is_made_with_sha_256(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Desktop: `code_challenge_method` is S256. For Web no challenge is needed."""
    page = tiktok.authorize(code_challenge="abc", code_challenge_method="plain")

    assert "<code>code_challenge_method</code>" in page.text


def test_the_same_account_reconnects_without_being_asked_again(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web, `disable_auto_auth`; the default of 0 has been seen live."""
    tiktok.connect()

    assert tiktok.authorize(disable_auto_auth="0").status_code == 302
    assert tiktok.authorize(disable_auto_auth="1").status_code == 200


def test_after_a_revocation_the_consent_page_is_back(tiktok: LocalTikTokUnderTest) -> None:
    """User Access Token Management, Revoke access."""
    tiktok.revoke(tiktok.access_token)

    assert tiktok.authorize(disable_auto_auth="0").status_code == 200


@pytest.mark.rule(Rule.SANDBOX_TARGETS)
def test_a_sandbox_lets_in_its_target_users_only(tiktok: LocalTikTokUnderTest) -> None:
    """Add a Sandbox."""
    form = {"account": "fah", "scope": "video.upload", "decision": "approve"}

    page = tiktok.session.post(tiktok.authorize_url(), data=form, allow_redirects=False)

    assert "<code>non_sandbox_target</code>" in page.text


def test_a_stranger_to_the_sandbox_may_also_come_back_with_an_error_type(tiktok: LocalTikTokUnderTest) -> None:
    """Not in TikTok's pages; seen live."""
    tiktok.switch(non_target="callback")

    callback = tiktok.decide(account="fah", scope=(), decision="approve")

    assert (callback["error"], callback["error_type"]) == ("access_denied", "non_sandbox_target")

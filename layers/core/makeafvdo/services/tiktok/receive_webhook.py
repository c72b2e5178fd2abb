"""Receive a webhook of TikTok's."""

from collections.abc import Callable

from pydantic import SecretStr

from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import SignedOut, Unreadable
from makeafvdo.domain.tiktok.sends import SendState
from makeafvdo.domain.tiktok.webhooks import REMEMBERED_S, EventName, WebhookEvent, has_valid_signature, read_event
from makeafvdo.services.tiktok.access_token import TikTokAccess
from makeafvdo.services.tiktok.disconnect import AnnounceDisconnected, delete_account
from makeafvdo.services.tiktok.send_ledger import ReportSend, advance, settle_sends_of

ForgetConnection = Callable[[str, str], None]
"""Of user id and connection id: ends what their user has chosen for the account; safe to repeat."""
_HAS_NEWS = {SendState.SENDING, SendState.SENT, SendState.IN_INBOX, SendState.UNCONFIRMED}


def receive_webhook(
    signature: str,
    body: bytes,
    *,
    client_key: str,
    client_secret: SecretStr,
    cache: CacheTable,
    access: TikTokAccess,
    sends: SendsTable,
    report: ReportSend,
    forget: ForgetConnection,
    announce: AnnounceDisconnected,
) -> None:
    """Handle one event; a normal return means 200. Raises SignedOut where TikTok did not sign these bytes.

    `authorization.removed` deletes accounts connected before it, with what was chosen for them and the slots they had
    booked, and other programs are told of those that can be read. A `post.publish.*` event is not believed by itself:
    it makes its send due, and the sweep asks TikTok. All others are ignored. An event is marked as seen only after it
    was handled, so one whose handling was cut off, or raised Transient, is handled when TikTok repeats it.
    """
    if not has_valid_signature(signature, body, client_secret):
        raise SignedOut("webhook_not_genuine")
    event = read_event(body)
    if event is None or event.client_key != client_key or cache.get(event.key) is not None:
        return
    if event.event == EventName.AUTHORIZATION_REMOVED:
        _purge(event, access, sends, report, forget, announce)
    elif event.event in set(EventName) and event.publish_id:
        _make_due(event.publish_id, access, sends)
    cache.put(event.key, {}, REMEMBERED_S)


def _purge(
    event: WebhookEvent,
    access: TikTokAccess,
    sends: SendsTable,
    report: ReportSend,
    forget: ForgetConnection,
    announce: AnnounceDisconnected,
) -> None:
    """Delete the account of this open_id, unless it was connected again after the consent was withdrawn.

    What was chosen for it goes first: a row that is connected again must not find a consent from before.
    """
    while (claim := access.connections.find_claim(event.user_openid)) is not None:
        try:
            row = access.connections.find(claim.user_id, claim.connection_id)
        except Unreadable:  # nobody can use it, whenever it was connected
            forget(claim.user_id, claim.connection_id)
            sends.delete_of_connection(claim.connection_id)
            access.connections.delete_unreadable(claim.user_id, claim.connection_id)
            access.connections.release_claim(event.user_openid, claim.connection_id)
            return
        if row is None or row.connected_at >= event.created_at:
            return
        forget(claim.user_id, claim.connection_id)
        settle_sends_of(row, "tiktok_auth_removed", None, sends=sends, access=access, report=report)
        announce(row)
        if delete_account(row, access=access, sends=sends):
            return


def _make_due(publish_id: str, access: TikTokAccess, sends: SendsTable) -> None:
    send = sends.with_publish_id(publish_id)
    if send is not None and send.state in _HAS_NEWS:
        advance(send, send.due(access.clock()), sends=sends)

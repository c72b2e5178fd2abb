"""The Users table: what the app keeps about a person.

Key: `user_id` (the identity provider's `sub`). Attributes: `language`, `defaults` (Options as JSON),
`default_connection_id`, `own_words` (JSON: word → reading), `allows_preview_voice`, `standing_consents` (map:
connection id → `at`, `text_version`), `export` (map, as `domain.exports.Export`), `personal_token` (map: `sha256`,
`made_at`, `last_used`), `wants_mail`, `stop_mail_secret`, `push_browsers` (map: browser id → `endpoint`, `p256dh`,
`auth`), `created_at`, and `quota` (JSON) with `quota_version`: what counts against the user's limits.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from pydantic import BaseModel, ConfigDict, SecretStr, field_validator

from makeafvdo.adapters.tables.conditional import is_condition_failed
from makeafvdo.adapters.tables.reading import reading
from makeafvdo.domain.errors import Transient, Unreadable
from makeafvdo.domain.exports import Export
from makeafvdo.domain.notices.push import MOST_BROWSERS, PushSubscription
from makeafvdo.domain.personal_token import PersonalToken
from makeafvdo.domain.tiktok.consent import StandingConsent
from makeafvdo.domain.videos.options import Options, StoredOptions
from makeafvdo.domain.videos.quota import Quota

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

_TRIES = 20
_DEFAULTS = Options()


class User(BaseModel):
    model_config = ConfigDict(frozen=True)

    user_id: str
    language: str = "th"
    default_connection_id: str | None = None
    defaults: StoredOptions = Options()
    """What a new video starts with."""
    own_words: dict[str, str] = {}
    """How the marketer wants words of their own read: as written → in Thai letters."""
    allows_preview_voice: bool = False
    """A video spoken by the embedded voice may go to the inbox before its marketer has heard it."""
    export: Export | None = None
    """The latest file of the marketer's own data."""
    standing_consents: dict[str, StandingConsent] = {}
    """By connection id: accounts that videos may go to without a tap on each."""
    personal_token: PersonalToken | None = None
    """What programs of the marketer's own start and read videos with."""
    wants_mail: bool = False
    """Notices go to the address they sign in with."""
    stop_mail_secret: SecretStr | None = None
    """In every such mail, so that who reads it can stop them without signing in."""

    push_browsers: dict[str, PushSubscription] = {}
    """By browser id: where notices appear on the screen."""

    @property
    def wants_notices(self) -> bool:
        return self.wants_mail or bool(self.push_browsers)

    @property
    def unattended_connection_id(self) -> str | None:
        """The account that videos without a tap go to: the default one, or else the only one, with standing consent."""
        consented = [name for name, consent in self.standing_consents.items() if consent.is_in_force]
        if self.default_connection_id in consented:
            return self.default_connection_id
        return consented[0] if len(consented) == 1 else None

    @field_validator("defaults", "own_words", mode="before")
    @classmethod
    def _read_json(cls, stored: object) -> object:
        return json.loads(stored) if isinstance(stored, str) else stored


class UsersTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime], defaults: Options = _DEFAULTS) -> None:
        """`defaults`: of a marketer who has chosen none."""
        self._table = table
        self._clock = clock
        self._defaults = defaults

    def get(self, user_id: str) -> User:
        """The user's row; a user who has none yet, or one that cannot be read, has the defaults."""
        item = self._table.get_item(Key={"user_id": user_id}, ConsistentRead=True).get("Item")
        try:
            with reading("user_unreadable", user_id=user_id):
                return User.model_validate({"user_id": user_id, "defaults": self._defaults} | (item or {}))
        except Unreadable:
            return User(user_id=user_id, defaults=self._defaults)

    def is_known(self, user_id: str) -> bool:
        """Whether it is somebody who has signed in."""
        key = {"user_id": user_id}
        return "created_at" in (self._table.get_item(Key=key, ConsistentRead=True).get("Item") or {})

    def ensure_user(self, user_id: str, language: str) -> None:
        """Make sure the user has a row; a new one starts in `language`."""
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET created_at = if_not_exists(created_at, :now), #l = if_not_exists(#l, :language)",
            ExpressionAttributeNames={"#l": "language"},
            ExpressionAttributeValues={":now": self._clock().isoformat(), ":language": language},
        )

    def set_language(self, user_id: str, language: str) -> None:
        self._set(user_id, "language", language)

    def set_defaults(self, user_id: str, defaults: Options) -> None:
        self._set(user_id, "defaults", defaults.model_dump_json())

    def set_own_words(self, user_id: str, own_words: Mapping[str, str]) -> None:
        self._set(user_id, "own_words", json.dumps(dict(own_words), ensure_ascii=False))

    def set_allows_preview_voice(self, user_id: str, *, allows: bool) -> None:
        self._set(user_id, "allows_preview_voice", allows)

    def start_mail(self, user_id: str, stop_mail_secret: str) -> None:
        """The secret of an earlier time stays, and with it the links in mails that were sent."""
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET wants_mail = :yes, stop_mail_secret = if_not_exists(stop_mail_secret, :secret)",
            ExpressionAttributeValues={":yes": True, ":secret": stop_mail_secret},
        )

    def stop_mail(self, user_id: str, stop_mail_secret: str | None = None) -> bool:
        """Safe to repeat. With a secret: False, and without effect, where it is not the user's."""
        values: dict[str, Attribute] = {":no": False}
        condition = "attribute_exists(user_id)"
        if stop_mail_secret is not None:
            values, condition = values | {":secret": stop_mail_secret}, "stop_mail_secret = :secret"
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="SET wants_mail = :no",
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def add_push_browser(self, user_id: str, subscription: PushSubscription) -> None:
        """Safe to repeat. Above the limit another browser's place is taken."""
        kept = self.get(user_id).push_browsers
        others = [browser_id for browser_id in kept if browser_id != subscription.browser_id]
        for browser_id in others[MOST_BROWSERS - 1 :]:
            self.remove_push_browser(user_id, browser_id)
        none: dict[str, Attribute] = {}
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET push_browsers = if_not_exists(push_browsers, :none)",
            ExpressionAttributeValues={":none": none},
        )
        stored = {
            "endpoint": subscription.endpoint.get_secret_value(),
            "p256dh": subscription.p256dh,
            "auth": subscription.auth.get_secret_value(),
        }
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET push_browsers.#b = :browser",
            ExpressionAttributeNames={"#b": subscription.browser_id},
            ExpressionAttributeValues={":browser": stored},
        )

    def remove_push_browser(self, user_id: str, browser_id: str) -> None:
        """No effect where there is none."""
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="REMOVE push_browsers.#b",
                ConditionExpression="attribute_exists(push_browsers.#b)",
                ExpressionAttributeNames={"#b": browser_id},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def record_standing_consent(self, user_id: str, connection_id: str, consent: StandingConsent) -> None:
        nowhere: dict[str, Attribute] = {}
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET standing_consents = if_not_exists(standing_consents, :nowhere)",
            ExpressionAttributeValues={":nowhere": nowhere},
        )
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET standing_consents.#c = :consent",
            ExpressionAttributeNames={"#c": connection_id},
            ExpressionAttributeValues={":consent": consent.model_dump(mode="json")},
        )

    def remove_standing_consent(self, user_id: str, connection_id: str) -> None:
        """No effect where there is none."""
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="REMOVE standing_consents.#c",
                ConditionExpression="attribute_exists(standing_consents.#c)",
                ExpressionAttributeNames={"#c": connection_id},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def forget_connection(self, user_id: str, connection_id: str) -> None:
        """End its standing consent, and that it is the default account. No effect where it is neither."""
        self.remove_standing_consent(user_id, connection_id)
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="REMOVE default_connection_id",
                ConditionExpression="default_connection_id = :connection",
                ExpressionAttributeValues={":connection": connection_id},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def set_personal_token(self, user_id: str, token: PersonalToken) -> None:
        """In place of the one there was."""
        self._set(user_id, "personal_token", token.model_dump(mode="json", exclude_none=True))

    def remove_personal_token(self, user_id: str) -> None:
        self._table.update_item(Key={"user_id": user_id}, UpdateExpression="REMOVE personal_token")

    def note_token_use(self, user_id: str, token: PersonalToken, day: date) -> None:
        """No effect where another token has taken its place."""
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="SET personal_token.last_used = :day",
                ConditionExpression="personal_token.sha256 = :sha256",
                ExpressionAttributeValues={":day": day.isoformat(), ":sha256": token.sha256},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def set_default_connection(self, user_id: str, connection_id: str | None) -> None:
        """The TikTok account videos go to unless the marketer picks another; None removes it."""
        if connection_id is None:
            self._table.update_item(Key={"user_id": user_id}, UpdateExpression="REMOVE default_connection_id")
        else:
            self._set(user_id, "default_connection_id", connection_id)

    def replace_export(self, user_id: str, old: Export | None, new: Export) -> bool:
        """Put `new` where exactly `old` still stands; False when it does not."""
        was: dict[str, Attribute] = {":old": old.export_id} if old else {}
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="SET #export = :new",
                ConditionExpression="#export.export_id = :old" if old else "attribute_not_exists(#export)",
                ExpressionAttributeNames={"#export": "export"},
                ExpressionAttributeValues={":new": new.model_dump(mode="json", exclude_none=True)} | was,
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

    def _set(self, user_id: str, attribute: str, value: "Attribute") -> None:
        self._table.update_item(
            Key={"user_id": user_id},
            UpdateExpression="SET #a = :value",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":value": value},
        )

    def change_quota(self, user_id: str, change: Callable[[Quota], Quota]) -> Quota:
        """Replace the user's quota with `change` of it; returns the old one. Raises what `change` raises.

        Tried again where another writer was first, 20 times in all; then raises Transient.
        """
        for _ in range(_TRIES):
            quota = self.quota_of(user_id)
            if self.replace_quota(user_id, quota, change(quota)):
                return quota
        raise Transient("service_busy")

    def quota_of(self, user_id: str) -> Quota:
        item = self._table.get_item(Key={"user_id": user_id}, ConsistentRead=True).get("Item") or {}
        try:
            with reading("quota_unreadable", user_id=user_id):
                return Quota.model_validate_json(str(item["quota"])) if "quota" in item else Quota()
        except Unreadable:
            return Quota(version=int(str(item["quota_version"])))

    def replace_quota(self, user_id: str, old: Quota, new: Quota) -> bool:
        """Put `new` where exactly `old` still stands; False when it does not."""
        values: dict[str, str | int] = {":quota": new.model_dump_json(), ":new": new.version}
        try:
            self._table.update_item(
                Key={"user_id": user_id},
                UpdateExpression="SET quota = :quota, quota_version = :new",
                ConditionExpression="quota_version = :old" if old.version else "attribute_not_exists(quota_version)",
                ExpressionAttributeValues=values | ({":old": old.version} if old.version else {}),
            )
        except ClientError as error:
            if is_condition_failed(error):
                return False
            raise
        return True

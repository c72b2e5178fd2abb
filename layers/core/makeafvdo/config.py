"""A function's environment: one field per variable of `template.yaml`, where its name is in upper case.

`Settings` are the variables every function has (`Globals` in the template), the other groups those of some functions.
A missing variable fails the function's first call, by its name, before anything is done.
"""

import os
from typing import Self

from pydantic import BaseModel, ConfigDict, HttpUrl

from makeafvdo.domain.stages import Stage


class SettingsGroup(BaseModel):
    """Not pydantic-settings: its import alone is a tenth of a cold start."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def from_environment(cls) -> Self:
        """Raises ValidationError, which names each variable that is missing."""
        variables = {name: os.environ.get(name.upper()) for name in cls.model_fields}
        return cls.model_validate({name: value for name, value in variables.items() if value is not None})


class Settings(SettingsGroup):
    stage: Stage
    base_url: str
    """The app's origin, no trailing slash."""
    users_table: str
    connections_table: str
    videos_table: str
    sends_table: str
    sessions_table: str
    cache_table: str
    erasures_table: str
    media_bucket: str
    intake_bucket: str
    token_key_id: str
    tiktok_secret_id: str
    """Secrets Manager: {"client_key": …, "client_secret": …}."""
    affiliate_secret_id: str
    """Secrets Manager: the operator's affiliate keys, as `adapters.affiliate.all.AffiliateKeys`."""
    tiktok_www_url: HttpUrl
    tiktok_open_url: HttpUrl
    tiktok_upload_host_suffix: str
    shops_resolver: str
    """`public`, or the address:port every marketplace host name resolves to."""
    shops_ca_file: str
    """Empty: the public certificate authorities."""

    @property
    def offers_standing_consent(self) -> bool:
        """Whether videos may be sent without a tap on each, where their marketer has agreed to that.

        TikTok's reviewers see a tap for every send.
        """
        return self.stage != "staging"


class RunSettings(SettingsGroup):
    """Functions that start runs of the state machine."""

    video_machine_arn: str


class BusSettings(SettingsGroup):
    """Functions that tell other programs what has become of something."""

    event_bus_name: str


class OrderSettings(SettingsGroup):
    """The function that takes orders of other programs."""

    order_queue_url: str
    dead_letters_url: str


class QuotaSettings(SettingsGroup):
    """Functions that start runs or take uploads: limits per marketer in 24 hours, and for all together in a day."""

    videos_per_day: int
    videos_at_once: int
    runs_per_day: int
    uploads_per_day: int
    upload_bytes_per_day: int
    everybodys_runs_per_day: int
    """0: no limit."""


class BatchSettings(SettingsGroup):
    """Functions that read or write batches."""

    batches_table: str


class BatchQuotaSettings(SettingsGroup):
    """Functions that begin rows of batches, or tell how long they take: limits beside `QuotaSettings`."""

    batch_videos_per_day: int
    """Of one marketer in 24 hours."""
    batch_videos_at_once: int
    """Of one marketer."""
    everybodys_batch_videos_at_once: int
    """Of all marketers together."""


class BatchSwitchSettings(SettingsGroup):
    """The function that begins rows."""

    batch_switch_name: str
    """SSM parameter: `on`, or `paused` to let no further row of any batch begin."""


class BatchRunSettings(SettingsGroup):
    """Functions that start another try of a batch."""

    batch_machine_arn: str


class BatchResultSettings(SettingsGroup):
    """The function that closes batches whose execution is lost."""

    batch_result_function: str


class AccountSettings(SettingsGroup):
    """The function where marketers ask for their data, or to be erased."""

    export_function: str
    erase_function: str


class UserPoolSettings(SettingsGroup):
    """Functions that know who signs in."""

    user_pool_id: str


class MailSettings(SettingsGroup):
    """Functions that mail notices, or offer them."""

    mail_from: str
    """The sender; empty: no notice is mailed."""


class PushSettings(SettingsGroup):
    """Functions that push notices to browsers, or let them subscribe."""

    push_secret_id: str
    """Secrets Manager: any text; the app's key towards push services is made of it."""


class ScheduleSettings(SettingsGroup):
    """Functions that read or write schedules and the queue."""

    schedules_table: str
    queue_table: str


class SchedulerSettings(SettingsGroup):
    """The function that makes and ends schedules in EventBridge Scheduler."""

    schedule_group: str
    schedule_target_arn: str
    """The function they call."""
    schedule_role_arn: str
    """What they call it as."""
    dead_letters_arn: str


class SignInSettings(SettingsGroup):
    """The function that serves pages."""

    cognito_client_id: str
    cognito_issuer: str
    cognito_jwks_url: str
    cognito_login_url: str
    """Where Cognito's authorize and token endpoints live, no trailing slash."""
    google_sign_in: bool
    line_sign_in: bool
    avatar_sources: str
    """Where TikTok serves pictures of accounts, as Content-Security-Policy sources."""


class VoiceSettings(SettingsGroup):
    """The function that speaks."""

    voice_folder: str
    """The embedded voice, as `local.voices` makes it."""
    voice_characters_per_day: int
    """Characters one marketer may have spoken by voices that cost money, in 24 hours."""


class AiOrder(SettingsGroup):
    """Functions that write, that speak, or that show who does."""

    writers: str
    """The order writers are asked in, parted by commas: `bedrock,gemini:gemini-3.8-flash`. Last is the embedded one."""
    voices: str
    """The order voices are asked in, parted by commas: `gemini,google:th-TH-Neural2-C`. Last is the embedded one."""


class AiSettings(SettingsGroup):
    """Functions that call AI services."""

    ai_secret_id: str
    """Secrets Manager: the operator's keys, as `adapters.ai_keys.AiKeys`."""
    ai_url: str
    """Empty: the services' own addresses. Else a server that has each of them under a path of its name."""

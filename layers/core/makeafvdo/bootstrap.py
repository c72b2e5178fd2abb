"""The composition root: the only place where parts are built and wired."""

import os
import secrets
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import boto3
from botocore.config import Config
from pydantic import BaseModel, ConfigDict, SecretStr

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.config import (
    AccountSettings,
    AiOrder,
    AiSettings,
    BatchQuotaSettings,
    BatchResultSettings,
    BatchRunSettings,
    BatchSettings,
    BatchSwitchSettings,
    BusSettings,
    MailSettings,
    OrderSettings,
    PushSettings,
    QuotaSettings,
    RunSettings,
    SchedulerSettings,
    ScheduleSettings,
    Settings,
    SettingsGroup,
    SignInSettings,
    UserPoolSettings,
    VoiceSettings,
)
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.stages import is_of_stage
from makeafvdo.domain.videos.options import Options

if TYPE_CHECKING:
    import requests
    from aws_lambda_powertools.utilities.parameters import SecretsProvider
    from types_boto3_dynamodb.service_resource import DynamoDBServiceResource, Table
    from types_boto3_s3 import S3Client

    from makeafvdo.adapters.ai_keys import AiKeys
    from makeafvdo.adapters.artifacts import Artifacts
    from makeafvdo.adapters.batch_files import BatchFiles
    from makeafvdo.adapters.batch_switch import BatchSwitch
    from makeafvdo.adapters.cognito_http import CognitoHttp
    from makeafvdo.adapters.event_bus import EventBus
    from makeafvdo.adapters.kms_vault import KmsVault
    from makeafvdo.adapters.lambda_function import LambdaFunction
    from makeafvdo.adapters.mailer import Mailer
    from makeafvdo.adapters.order_queue import OrderQueue
    from makeafvdo.adapters.scheduler import Scheduler
    from makeafvdo.adapters.tables.batches import BatchesTable
    from makeafvdo.adapters.tables.connections import ConnectionsTable
    from makeafvdo.adapters.tables.own_rows import OwnRows
    from makeafvdo.adapters.tables.queue import QueueTable
    from makeafvdo.adapters.tables.schedules import SchedulesTable
    from makeafvdo.adapters.tables.sends import SendsTable
    from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
    from makeafvdo.adapters.user_pool import UserPool
    from makeafvdo.adapters.voices.choosing import Voices
    from makeafvdo.adapters.voices.voice import Voice
    from makeafvdo.adapters.web_push import VapidKey
    from makeafvdo.adapters.workflow import BatchWorkflow
    from makeafvdo.adapters.writers.hosted.writer import HostedWriter
    from makeafvdo.domain.scripts.segmentation import Segment
    from makeafvdo.domain.videos.examples import Examples
    from makeafvdo.domain.videos.quota import Limits
    from makeafvdo.domain.videos.voice_samples import VoiceSamples
    from makeafvdo.services.notices.tell import CountRows, SendNotice
    from makeafvdo.services.production.render_video import Render
    from makeafvdo.services.production.reserve_characters import ReserveCharacters
    from makeafvdo.services.products.reserve_upload import ReserveUpload
    from makeafvdo.services.products.scrape_product import Shops
    from makeafvdo.services.scripts.compose_script import Composer
    from makeafvdo.services.tiktok.access_token import TikTokAccess
    from makeafvdo.services.tiktok.disconnect import AnnounceDisconnected
    from makeafvdo.services.tiktok.send_ledger import ReportSend
    from makeafvdo.services.tiktok.send_video import HasStandingConsent
    from makeafvdo.services.videos.announce_video import AnnounceVideo
    from makeafvdo.services.videos.reserve_run import ReserveRun, ReserveRuns

PartT = TypeVar("PartT")

_AWS_CONFIG = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 2, "mode": "standard"})
_TRIGGER_CONFIG = Config(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 1})
"""Cognito waits 5 s for a trigger in all, then calls it once more."""
_WRITING_S = 120
"""For all writers of one script together."""
_READING_S = 50
"""For all readers of one screenshot together."""
_PUSH_CONTACT = "mailto:support@makeafvdo.com"
"""Whom a push service writes to about what we send."""
_SECRET_LIFE_S = 300
"""A secret an operator has changed is in use 5 minutes later, without a deploy."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_ulid() -> str:
    """A new id that sorts by time."""
    from ulid import ULID

    return str(ULID()).lower()


def _listed(order: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in order.split(",") if entry.strip())


class TikTokApp(BaseModel):
    """The app's client key and secret, as the operator put them into Secrets Manager."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    client_key: str
    client_secret: SecretStr


class _uncached_property(Generic[PartT]):  # noqa: N801 (used like `property`)
    """For a part that holds a secret: built at each use, so that a changed secret is used. Replaceable by `parts`."""

    def __init__(self, build: Callable[["Container"], PartT]) -> None:
        self._build = build

    def __get__(self, container: "Container", _owner: type) -> PartT:
        return self._build(container)


class Container:
    """Every part of the app, each built when it is first used.

    `parts` replace those of the same name, in tests.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = new_ulid,
        **parts: object,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.new_id = new_id
        vars(self).update(parts)

    @cached_property
    def run_settings(self) -> RunSettings:
        return RunSettings.from_environment()

    @cached_property
    def quota_settings(self) -> QuotaSettings:
        return QuotaSettings.from_environment()

    @cached_property
    def bus_settings(self) -> BusSettings:
        return BusSettings.from_environment()

    @cached_property
    def batch_settings(self) -> BatchSettings:
        return BatchSettings.from_environment()

    @cached_property
    def batch_quota_settings(self) -> BatchQuotaSettings:
        return BatchQuotaSettings.from_environment()

    @cached_property
    def schedule_settings(self) -> ScheduleSettings:
        return ScheduleSettings.from_environment()

    @cached_property
    def sign_in_settings(self) -> SignInSettings:
        return SignInSettings.from_environment()

    @cached_property
    def ai_order(self) -> AiOrder:
        return AiOrder.from_environment()

    @cached_property
    def ai_settings(self) -> AiSettings:
        return AiSettings.from_environment()

    # --- tables, buckets, the state machine

    @cached_property
    def users(self) -> UsersTable:
        # TikTok takes no promotional text of an app's on a picture: its reviewers are shown captions alone.
        defaults = Options(captions_only=self.settings.stage == "staging")
        return UsersTable(self._table(self.settings.users_table), self.clock, defaults)

    @cached_property
    def videos(self) -> VideosTable:
        return VideosTable(self._table(self.settings.videos_table), self.clock)

    @cached_property
    def sessions(self) -> SessionsTable:
        return SessionsTable(self._table(self.settings.sessions_table), self.clock)

    @cached_property
    def cache(self) -> CacheTable:
        return CacheTable(self._table(self.settings.cache_table), self.clock)

    @cached_property
    def erasures(self) -> ErasuresTable:
        return ErasuresTable(self._table(self.settings.erasures_table), self.clock)

    @cached_property
    def connections(self) -> "ConnectionsTable":
        from makeafvdo.adapters.tables.connections import ConnectionsTable

        return ConnectionsTable(self._table(self.settings.connections_table), self.clock)

    @cached_property
    def sends(self) -> "SendsTable":
        from makeafvdo.adapters.tables.sends import SendsTable

        return SendsTable(self._table(self.settings.sends_table), self.clock)

    @cached_property
    def media(self) -> S3Media:
        return S3Media(self._s3, self.settings.media_bucket)

    @cached_property
    def intake(self) -> S3Media:
        return S3Media(self._s3, self.settings.intake_bucket)

    @cached_property
    def artifacts(self) -> "Artifacts":
        from makeafvdo.adapters.artifacts import Artifacts

        return Artifacts(self.media)

    @cached_property
    def workflow(self) -> Workflow:
        return Workflow(boto3.client("stepfunctions", config=_AWS_CONFIG), self.run_settings.video_machine_arn)

    @cached_property
    def batches(self) -> "BatchesTable":
        from makeafvdo.adapters.tables.batches import BatchesTable

        return BatchesTable(self._table(self.batch_settings.batches_table), self.clock)

    @cached_property
    def batch_files(self) -> "BatchFiles":
        from makeafvdo.adapters.batch_files import BatchFiles

        return BatchFiles(self.media)

    @cached_property
    def batch_workflow(self) -> "BatchWorkflow":
        from makeafvdo.adapters.workflow import BatchWorkflow

        machine_arn = BatchRunSettings.from_environment().batch_machine_arn
        return BatchWorkflow(boto3.client("stepfunctions", config=_AWS_CONFIG), machine_arn)

    @cached_property
    def batch_result_writer(self) -> "LambdaFunction":
        """Closes a try of a batch."""
        return self._function(BatchResultSettings.from_environment().batch_result_function)

    @cached_property
    def batch_switch(self) -> "BatchSwitch":
        from aws_lambda_powertools.utilities.parameters import SSMProvider

        from makeafvdo.adapters.batch_switch import BatchSwitch

        provider = SSMProvider(boto3_client=boto3.client("ssm", config=_AWS_CONFIG))
        return BatchSwitch(provider, BatchSwitchSettings.from_environment().batch_switch_name)

    # --- what other programs are told

    @cached_property
    def event_bus(self) -> "EventBus":
        from makeafvdo.adapters.event_bus import EventBus

        return EventBus(boto3.client("events", config=_AWS_CONFIG), self.bus_settings.event_bus_name)

    @cached_property
    def announce_video(self) -> "AnnounceVideo":
        from makeafvdo.services.videos.announce_video import announce_video

        return partial(announce_video, videos=self.videos, bus=self.event_bus)

    @cached_property
    def repeat_announcement(self) -> "AnnounceVideo":
        from makeafvdo.services.videos.announce_video import repeat_announcement

        return partial(repeat_announcement, videos=self.videos, bus=self.event_bus)

    @cached_property
    def announce_disconnected(self) -> "AnnounceDisconnected":
        from makeafvdo.domain.tiktok.events import disconnected

        return lambda connection: self.event_bus.put(disconnected(connection))

    # --- what marketers are told who are not looking

    @cached_property
    def mail_settings(self) -> MailSettings:
        return MailSettings.from_environment()

    @cached_property
    def push_settings(self) -> PushSettings:
        return PushSettings.from_environment()

    @cached_property
    def count_rows(self) -> "CountRows":
        from makeafvdo.services.notices.tell import count_rows

        return partial(count_rows, batches=self.batches, files=self.batch_files, videos=self.videos)

    @cached_property
    def mail_notice(self) -> "SendNotice":
        from makeafvdo.services.notices.tell import mail_notice

        return partial(mail_notice, people=self.people, mailer=self.mailer, base_url=self.settings.base_url)

    @_uncached_property
    def push_notice(self) -> "SendNotice":
        from makeafvdo.adapters.web_push import WebPush
        from makeafvdo.services.notices.push import push_notice

        web_push = WebPush(self._guarded_session, self.vapid_key, self.clock)
        return partial(push_notice, users=self.users, web_push=web_push)

    @_uncached_property
    def vapid_key(self) -> "VapidKey":
        from makeafvdo.adapters.web_push import VapidKey

        return VapidKey(self._secret(self.push_settings.push_secret_id), _PUSH_CONTACT)

    def notice_ways(self) -> "Mapping[str, SendNotice]":
        """Each that this stage has."""
        mail = {"mail": self.mail_notice} if self.mail_settings.mail_from else {}
        return {"push": self.push_notice} | mail

    @cached_property
    def mailer(self) -> "Mailer":
        from makeafvdo.adapters.mailer import Mailer

        client = boto3.client("sesv2", config=_AWS_CONFIG)
        return Mailer(client, self.mail_settings.mail_from)

    # --- what other programs order

    @cached_property
    def order_queue(self) -> "OrderQueue":
        from makeafvdo.adapters.order_queue import OrderQueue

        settings = OrderSettings.from_environment()
        client = boto3.client("sqs", config=_AWS_CONFIG)
        return OrderQueue(client, settings.order_queue_url, settings.dead_letters_url)

    @cached_property
    def schedules(self) -> "SchedulesTable":
        from makeafvdo.adapters.tables.schedules import SchedulesTable

        return SchedulesTable(self._table(self.schedule_settings.schedules_table), self.clock)

    @cached_property
    def queue(self) -> "QueueTable":
        from makeafvdo.adapters.tables.queue import QueueTable

        return QueueTable(self._table(self.schedule_settings.queue_table), self.clock)

    @cached_property
    def scheduler(self) -> "Scheduler":
        from makeafvdo.adapters.scheduler import Scheduler

        settings = SchedulerSettings.from_environment()
        return Scheduler(
            boto3.client("scheduler", config=_AWS_CONFIG),
            settings.schedule_group,
            settings.schedule_target_arn,
            settings.schedule_role_arn,
            settings.dead_letters_arn,
        )

    # --- what a video is made with

    @_uncached_property
    def shops(self) -> "Shops":
        from makeafvdo.adapters.affiliate.all import AffiliateKeys, affiliate_apis
        from makeafvdo.adapters.marketplaces.all import MARKETPLACES
        from makeafvdo.adapters.page_fetch import PageFetcher
        from makeafvdo.services.products.scrape_product import Shops

        keys = AffiliateKeys.model_validate_json(self._secret(self.settings.affiliate_secret_id))
        fetcher = PageFetcher(self._guarded_session)
        return Shops(fetcher, MARKETPLACES, self.cache, affiliate_apis(keys, self._guarded_session))

    @_uncached_property
    def composer(self) -> "Composer":
        """The writers, for one script: they have `_WRITING_S` from now."""
        from makeafvdo.adapters.thai_words import segment
        from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
        from makeafvdo.domain.scripts.claims.guard import find_claims
        from makeafvdo.services.scripts.compose_script import Composer

        return Composer(self._hosted_writers(_WRITING_S), EmbeddedWriter(segment, find_claims), segment)

    @_uncached_property
    def screenshot_readers(self) -> "tuple[HostedWriter, ...]":
        """The writers that see pictures, for one screenshot: they have `_READING_S` from now."""
        return tuple(writer for writer in self._hosted_writers(_READING_S) if writer.sees_pictures)

    def _hosted_writers(self, seconds: float) -> "tuple[HostedWriter, ...]":
        from makeafvdo.adapters.writers.hosted.all import writers
        from makeafvdo.adapters.writers.hosted.bedrock import BEDROCK_CONFIG
        from makeafvdo.adapters.writers.hosted.models import log_cost

        deadline = time.monotonic() + seconds
        hosted = writers(
            self.writers_order,
            self._ai_keys,
            ai_url=self.ai_settings.ai_url,
            new_bedrock_client=lambda: boto3.client("bedrock-runtime", config=BEDROCK_CONFIG),
            seconds_left=lambda: deadline - time.monotonic(),
            report=log_cost,
            new_tag=lambda: secrets.token_hex(4),
        )
        return tuple(hosted)

    @cached_property
    def segment(self) -> "Segment":
        """Thai text → its words."""
        from makeafvdo.adapters.thai_words import segment

        return segment

    @cached_property
    def writers_order(self) -> tuple[str, ...]:
        """The operator's order of hosted writers; empty on a stage without any."""
        return _listed(self.ai_order.writers)

    @cached_property
    def voices_order(self) -> tuple[str, ...]:
        """The operator's order of voices; empty on a stage that has the embedded one alone."""
        return _listed(self.ai_order.voices)

    @cached_property
    def reads_screenshots(self) -> bool:
        """Whether the operator's order has a writer that sees pictures. Needs no keys."""
        from makeafvdo.adapters.writers.hosted.models import sees_pictures

        return any(map(sees_pictures, self.writers_order))

    @cached_property
    def preview_voice(self) -> "Voice":
        from makeafvdo.adapters.voices.kokoro import KokoroVoice

        return KokoroVoice(Path(VoiceSettings.from_environment().voice_folder), threads=1)

    @_uncached_property
    def voices(self) -> "Voices":
        """Of the operator's order those with a key, and the embedded one. They speak in the media image alone."""
        from makeafvdo.adapters.voices.choosing import Voices
        from makeafvdo.domain.videos.options import EMBEDDED

        settings, keys = self.ai_settings, self._ai_keys

        def build(voice_id: str) -> "Voice":
            from makeafvdo.adapters.guarded_session import guarded_session
            from makeafvdo.adapters.voices.all import cloud_voice

            if voice_id == EMBEDDED:
                return self.preview_voice
            return cloud_voice(voice_id, keys, settings.ai_url, guarded_session)

        return Voices(self.voices_order, keys.providers, build)

    @cached_property
    def reserve_characters(self) -> "ReserveCharacters":
        """Counts what voices that cost money are about to be asked for against the marketer's limit."""
        from makeafvdo.services.production.reserve_characters import reserve_characters

        per_day = VoiceSettings.from_environment().voice_characters_per_day
        return partial(reserve_characters, users=self.users, per_day=per_day, clock=self.clock)

    @cached_property
    def render(self) -> "Render":
        from makeafvdo.adapters.renderer.render import render

        return render

    @cached_property
    def reserve_run(self) -> "ReserveRun":
        """Checks and counts every run a marketer begins against the limits."""
        from makeafvdo.services.videos.reserve_run import reserve_run

        return partial(
            reserve_run,
            users=self.users,
            videos=self.videos,
            cache=self.cache,
            erasures=self.erasures,
            limits=self._run_limits(),
            clock=self.clock,
        )

    @cached_property
    def reserve_runs(self) -> "ReserveRuns":
        """The same for several at once: all, or none."""
        from makeafvdo.services.videos.reserve_run import reserve_runs

        return partial(
            reserve_runs,
            users=self.users,
            videos=self.videos,
            cache=self.cache,
            erasures=self.erasures,
            limits=self._run_limits(),
            clock=self.clock,
        )

    def _run_limits(self) -> "Limits":
        from makeafvdo.domain.videos.quota import Limits

        settings = self.quota_settings
        return Limits(
            per_day=settings.videos_per_day,
            at_once=settings.videos_at_once,
            runs_per_day=settings.runs_per_day,
            everybodys_runs_per_day=settings.everybodys_runs_per_day,
        )

    @cached_property
    def reserve_row(self) -> "ReserveRun":
        """Checks and counts every run of a batch's row against the limits of batches."""
        from makeafvdo.domain.videos.quota import BatchLimits
        from makeafvdo.services.videos.reserve_run import reserve_row

        settings = self.batch_quota_settings
        limits = BatchLimits(
            per_day=settings.batch_videos_per_day,
            at_once=settings.batch_videos_at_once,
            everybodys_at_once=settings.everybodys_batch_videos_at_once,
            everybodys_runs_per_day=self.quota_settings.everybodys_runs_per_day,
        )
        return partial(
            reserve_row,
            users=self.users,
            videos=self.videos,
            cache=self.cache,
            erasures=self.erasures,
            limits=limits,
            clock=self.clock,
        )

    @cached_property
    def reserve_upload(self) -> "ReserveUpload":
        """Checks and counts every upload against the limits."""
        from makeafvdo.domain.videos.quota import UploadBudget
        from makeafvdo.services.products.reserve_upload import reserve_upload

        limits = UploadBudget(self.quota_settings.uploads_per_day, self.quota_settings.upload_bytes_per_day)
        return partial(reserve_upload, users=self.users, limits=limits, clock=self.clock)

    # --- TikTok

    @_uncached_property
    def tiktok_app(self) -> TikTokApp:
        """Raises Permanent("tiktok_app_of_another_stage")."""
        app = TikTokApp.model_validate_json(self._secret(self.settings.tiktok_secret_id))
        if not is_of_stage(app.client_key, self.settings.stage):
            raise Permanent("tiktok_app_of_another_stage")
        return app

    @_uncached_property
    def tiktok(self) -> "TikTokHttp":
        from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp

        app = self.tiktok_app
        return TikTokHttp(
            client_key=app.client_key,
            client_secret=app.client_secret,
            www_url=str(self.settings.tiktok_www_url),
            open_url=str(self.settings.tiktok_open_url),
            upload_host_suffix=self.settings.tiktok_upload_host_suffix,
        )

    @_uncached_property
    def tiktok_access(self) -> "TikTokAccess":
        from makeafvdo.services.tiktok.access_token import TikTokAccess

        return TikTokAccess(self.connections, self._vault, self.tiktok, self.clock, time.sleep)

    @cached_property
    def report_send(self) -> "ReportSend":
        """Writes a later outcome of a send on its video's row."""
        from makeafvdo.services.videos.record_send_outcome import record_send_outcome

        return partial(record_send_outcome, videos=self.videos, announce=self.announce_video)

    @cached_property
    def has_standing_consent(self) -> "HasStandingConsent":
        from makeafvdo.services.tiktok.standing_consent import has_standing_consent

        return partial(has_standing_consent, is_offered=self.settings.offers_standing_consent, users=self.users)

    # --- an account's own data

    @cached_property
    def own_rows(self) -> "OwnRows":
        from makeafvdo.adapters.tables.own_rows import OwnRows

        settings = self.settings
        return OwnRows(
            {
                "users": self._table(settings.users_table),
                "sessions": self._table(settings.sessions_table),
                "connections": self._table(settings.connections_table),
                "videos": self._table(settings.videos_table),
                "batches": self._table(self.batch_settings.batches_table),
                "schedules": self._table(self.schedule_settings.schedules_table),
                "queue": self._table(self.schedule_settings.queue_table),
            },
            self._table(settings.sends_table),
        )

    @cached_property
    def people(self) -> "UserPool":
        """Whoever signs in."""
        from makeafvdo.adapters.user_pool import UserPool

        return UserPool(
            boto3.client("cognito-idp", config=_AWS_CONFIG), UserPoolSettings.from_environment().user_pool_id
        )

    @cached_property
    def exporter(self) -> "LambdaFunction":
        """Makes the file of a marketer's own data."""
        return self._function(AccountSettings.from_environment().export_function)

    @cached_property
    def eraser(self) -> "LambdaFunction":
        """Erases accounts."""
        return self._function(AccountSettings.from_environment().erase_function)

    # --- pages

    @cached_property
    def identity_provider(self) -> "CognitoHttp":
        from makeafvdo.adapters.cognito_http import CognitoHttp

        settings = self.sign_in_settings
        return CognitoHttp(
            settings.cognito_client_id,
            settings.cognito_issuer,
            settings.cognito_login_url,
            settings.cognito_jwks_url,
        )

    def user_pool(self, pool_id: str) -> "UserPool":
        from makeafvdo.adapters.user_pool import UserPool

        return UserPool(boto3.client("cognito-idp", config=_TRIGGER_CONFIG), pool_id)

    @cached_property
    def examples(self) -> "Examples":
        """The landing page's example videos; empty on a stage without any."""
        from makeafvdo.domain.videos.examples import Examples

        return self.artifacts.find_examples() or Examples()

    @cached_property
    def voice_samples(self) -> "VoiceSamples":
        """What the voices sound like; empty on a stage without any."""
        from makeafvdo.domain.videos.voice_samples import VoiceSamples

        return self.artifacts.find_voice_samples() or VoiceSamples()

    # --- what the parts above stand on

    @cached_property
    def _guarded_session(self) -> "requests.Session":
        from makeafvdo.adapters.guarded_session import guarded_session

        return guarded_session(self.settings.shops_resolver, self.settings.shops_ca_file)

    @cached_property
    def _vault(self) -> "KmsVault":
        from makeafvdo.adapters.kms_vault import KmsVault

        return KmsVault(boto3.client("kms", config=_AWS_CONFIG), self.settings.token_key_id)

    @cached_property
    def _secrets(self) -> "SecretsProvider":
        from aws_lambda_powertools.utilities.parameters import SecretsProvider

        return SecretsProvider(boto3_client=boto3.client("secretsmanager", config=_AWS_CONFIG))

    def _secret(self, secret_id: str) -> str:
        return str(self._secrets.get(secret_id, max_age=_SECRET_LIFE_S))

    @_uncached_property
    def _ai_keys(self) -> "AiKeys":
        from makeafvdo.adapters.ai_keys import read_ai_keys

        return read_ai_keys(self._secret(self.ai_settings.ai_secret_id))

    @cached_property
    def _dynamodb(self) -> "DynamoDBServiceResource":
        resource: DynamoDBServiceResource = boto3.resource("dynamodb", config=_AWS_CONFIG)
        return resource

    def _function(self, name: str) -> "LambdaFunction":
        from makeafvdo.adapters.lambda_function import LambdaFunction

        return LambdaFunction(boto3.client("lambda", config=_AWS_CONFIG).invoke, name)

    def _table(self, name: str) -> "Table":
        return self._dynamodb.Table(name)

    @cached_property
    def _s3(self) -> "S3Client":
        # The bucket's regional host: the global one redirects presigned URLs of a new bucket.
        style: Literal["auto", "virtual"] = "auto" if "AWS_ENDPOINT_URL" in os.environ else "virtual"
        addressing = Config(signature_version="s3v4", s3={"addressing_style": style})
        client: S3Client = boto3.client("s3", config=_AWS_CONFIG.merge(addressing))
        return client


@cache
def container_of_process(*needs: type[SettingsGroup]) -> Container:
    """The container of this Lambda process. Raises ValidationError, which names each missing variable of `needs`."""
    for group in needs:
        group.from_environment()
    return Container(Settings.from_environment())

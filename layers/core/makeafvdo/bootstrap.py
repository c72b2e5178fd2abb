"""The only place where things are joined: each built at first use, once per container."""

import os
import time
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import boto3
from botocore.config import Config
from pydantic import BaseModel, SecretStr

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.config import settings

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import DynamoDBServiceResource, Table
    from types_boto3_s3 import S3Client

    from makeafvdo.adapters.cognito_http import CognitoHttp
    from makeafvdo.adapters.tables.sends import SendsTable
    from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
    from makeafvdo.adapters.voices.kokoro import KokoroVoice
    from makeafvdo.services.products.scrape_product import Shops
    from makeafvdo.services.tiktok.access_token import TikTokAccess
    from makeafvdo.services.tiktok.send_ledger import Tell
    from makeafvdo.services.videos.reserve_run import TakePlace

_AWS = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 2, "mode": "standard"})


def clock() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A new id that sorts by time."""
    from ulid import ULID

    return str(ULID()).lower()


@cache
def users() -> UsersTable:
    return UsersTable(_table(settings().users_table), clock)


@cache
def videos() -> VideosTable:
    return VideosTable(_table(settings().videos_table), clock)


def take_place() -> "TakePlace":
    """The guard in front of every run a marketer begins."""
    from makeafvdo.domain.videos.quota import Limits
    from makeafvdo.services.videos.reserve_run import take_place

    limits = Limits(settings().videos_per_day, settings().videos_at_once)
    return partial(take_place, users=users(), videos=videos(), limits=limits, clock=clock)


@cache
def sessions() -> SessionsTable:
    return SessionsTable(_table(settings().sessions_table), clock)


@cache
def cache_table() -> CacheTable:
    return CacheTable(_table(settings().cache_table), clock)


@cache
def media() -> S3Media:
    return S3Media(_s3(), settings().media_bucket)


@cache
def intake() -> S3Media:
    return S3Media(_s3(), settings().intake_bucket)


@cache
def _s3() -> "S3Client":
    # The bucket's own host in its region: the global one answers a new bucket's presigned addresses with a redirect.
    style: Literal["auto", "virtual"] = "auto" if "AWS_ENDPOINT_URL" in os.environ else "virtual"
    client: S3Client = boto3.client(
        "s3", config=_AWS.merge(Config(signature_version="s3v4", s3={"addressing_style": style}))
    )
    return client


@cache
def workflow() -> Workflow:
    return Workflow(boto3.client("stepfunctions", config=_AWS), settings().video_machine_arn)


@cache
def shops() -> "Shops":
    from makeafvdo.adapters.affiliate.all import AffiliateKeys, affiliate_apis
    from makeafvdo.adapters.guarded_session import guarded_session
    from makeafvdo.adapters.marketplaces.all import MARKETPLACES
    from makeafvdo.adapters.page_fetch import PageFetcher
    from makeafvdo.services.products.scrape_product import Shops

    session = guarded_session(settings().shops_resolver, settings().shops_ca_file)
    keys = AffiliateKeys.model_validate_json(_secret(settings().affiliate_secret_id))
    return Shops(PageFetcher(session), MARKETPLACES, cache_table(), affiliate_apis(keys, session))


@cache
def voice() -> "KokoroVoice":
    from makeafvdo.adapters.voices.kokoro import KokoroVoice

    return KokoroVoice(Path(settings().voice_folder), threads=1)


class TikTokApp(BaseModel):
    """The app's pair, as the operator put it into Secrets Manager."""

    client_key: str
    client_secret: SecretStr


@cache
def tiktok_app() -> TikTokApp:
    return TikTokApp.model_validate_json(_secret(settings().tiktok_secret_id))


@cache
def tiktok() -> "TikTokHttp":
    from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp

    return TikTokHttp(
        client_key=tiktok_app().client_key,
        client_secret=tiktok_app().client_secret,
        www_url=str(settings().tiktok_www_url),
        open_url=str(settings().tiktok_open_url),
        upload_host_suffix=settings().tiktok_upload_host_suffix,
    )


@cache
def tiktok_access() -> "TikTokAccess":
    from makeafvdo.adapters.kms_vault import KmsVault
    from makeafvdo.adapters.tables.connections import ConnectionsTable
    from makeafvdo.services.tiktok.access_token import TikTokAccess

    connections = ConnectionsTable(_table(settings().connections_table), clock)
    vault = KmsVault(boto3.client("kms", config=_AWS), settings().token_key_id)
    return TikTokAccess(connections, vault, tiktok(), clock, time.sleep)


@cache
def sends() -> "SendsTable":
    from makeafvdo.adapters.tables.sends import SendsTable

    return SendsTable(_table(settings().sends_table), clock)


def tell() -> "Tell":
    """How what TikTok said of a send later reaches its video."""
    from makeafvdo.services.videos.record_send_outcome import tell_video

    return partial(tell_video, videos=videos())


@cache
def identity_provider() -> "CognitoHttp":
    from makeafvdo.adapters.cognito_http import CognitoHttp

    return CognitoHttp(
        settings().cognito_client_id,
        settings().cognito_issuer,
        settings().cognito_login_url,
        settings().cognito_jwks_url,
    )


def _secret(secret_id: str) -> str:
    told: str = boto3.client("secretsmanager", config=_AWS).get_secret_value(SecretId=secret_id)["SecretString"]
    return told


@cache
def _dynamodb() -> "DynamoDBServiceResource":
    resource: DynamoDBServiceResource = boto3.resource("dynamodb", config=_AWS)
    return resource


def _table(name: str) -> "Table":
    return _dynamodb().Table(name)

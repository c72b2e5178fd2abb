"""The only place where things are joined: each built at first use, once per container."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.config import settings

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table

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


@cache
def sessions() -> SessionsTable:
    return SessionsTable(_table(settings().sessions_table), clock)


@cache
def cache_table() -> CacheTable:
    return CacheTable(_table(settings().cache_table), clock)


@cache
def media() -> S3Media:
    return S3Media(boto3.client("s3", config=_AWS.merge(Config(signature_version="s3v4"))), settings().media_bucket)


@cache
def workflow() -> Workflow:
    return Workflow(boto3.client("stepfunctions", config=_AWS), settings().video_machine_arn)


def _table(name: str) -> "Table":
    return _dynamodb().Table(name)

"""Secrets at rest, encrypted by KMS under an encryption context: decryption under another context fails.

The encryption context is written to CloudTrail, so it holds nothing but our own ids.
"""

import json
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from pydantic import SecretStr, ValidationError

from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.tiktok.connections import Tokens

if TYPE_CHECKING:
    from types_boto3_kms import KMSClient

_MAX_PLAIN_BYTES = 4096  # KMS, Encrypt
_UNREADABLE = {"InvalidCiphertextException", "IncorrectKeyException"}


class KmsVault:
    def __init__(self, client: "KMSClient", key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def seal_tokens(self, tokens: Tokens, *, user_id: str, connection_id: str) -> bytes:
        plain = {name: secret.get_secret_value() for name, secret in tokens}
        return self._seal(json.dumps(plain), _tokens_context(user_id, connection_id))

    def open_tokens(self, sealed: bytes, *, user_id: str, connection_id: str) -> Tokens:
        """Raises Permanent("tokens_unreadable") for another context or key, damaged bytes, or anything but tokens."""
        try:
            return Tokens.model_validate_json(self._open(sealed, _tokens_context(user_id, connection_id)))
        except ValidationError:
            raise Permanent("tokens_unreadable") from None

    def seal_upload_url(self, url: SecretStr, *, user_id: str, connection_id: str, send_id: str) -> bytes:
        return self._seal(url.get_secret_value(), _upload_url_context(user_id, connection_id, send_id))

    def open_upload_url(self, sealed: bytes, *, user_id: str, connection_id: str, send_id: str) -> SecretStr:
        """Raises Permanent("tokens_unreadable") as `open_tokens` does."""
        return SecretStr(self._open(sealed, _upload_url_context(user_id, connection_id, send_id)).decode())

    def _seal(self, plain: str, context: dict[str, str]) -> bytes:
        if len(plain.encode()) > _MAX_PLAIN_BYTES:
            raise Permanent("secret_too_long")
        sealed = self._client.encrypt(KeyId=self._key_id, Plaintext=plain.encode(), EncryptionContext=context)
        return sealed["CiphertextBlob"]

    def _open(self, sealed: bytes, context: dict[str, str]) -> bytes:
        try:
            opened = self._client.decrypt(KeyId=self._key_id, CiphertextBlob=sealed, EncryptionContext=context)
        except ClientError as error:
            if error.response["Error"]["Code"] in _UNREADABLE:
                raise Permanent("tokens_unreadable") from None
            raise
        return opened["Plaintext"]


def _tokens_context(user_id: str, connection_id: str) -> dict[str, str]:
    return {"user_id": user_id, "connection_id": connection_id, "purpose": "tiktok-tokens"}


def _upload_url_context(user_id: str, connection_id: str, send_id: str) -> dict[str, str]:
    return {"user_id": user_id, "connection_id": connection_id, "send_id": send_id, "purpose": "upload-url"}

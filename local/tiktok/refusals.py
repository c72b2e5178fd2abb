"""TikTok's three forms of refusal: an error page, a flat OAuth error, an enveloped data error."""


class PageRefusal(Exception):
    """An error page that names `field`; the app gets no callback."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class OAuthRefusal(Exception):
    """`{"error", "error_description", "log_id"}` of the token and revoke endpoints."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(error)
        self.error = error
        self.description = description


MALFORMED = "The request parameters are malformed."

STATUS_OF_CODE = {
    "invalid_params": 400,
    "invalid_publish_id": 400,
    "token_not_authorized_for_specified_publish_id": 400,
    "access_token_invalid": 401,
    "scope_not_authorized": 401,
    "url_ownership_unverified": 403,
    "rate_limit_exceeded": 429,
    "internal_error": 500,
}
"""TikTok API v2 Error Handling."""


class DataRefusal(Exception):
    """`{"data": {}, "error": {"code", "message", "log_id"}}` of every other endpoint."""

    def __init__(self, code: str, message: str = "", status: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or code
        self.status = status or STATUS_OF_CODE[code]
        self.has_data = status is None


def scope_not_authorized() -> DataRefusal:
    message = "The user did not authorize the scope required for completing this request."
    return DataRefusal("scope_not_authorized", message)


def invalid_params(message: str) -> DataRefusal:
    return DataRefusal("invalid_params", message)

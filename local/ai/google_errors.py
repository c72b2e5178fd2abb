"""google.rpc.Status as Google's AI services answer it, for the peers of all of them."""

from http import HTTPStatus

from flask import Response, jsonify

_STATUS = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}  # fmt: skip
_TYPE = "type.googleapis.com/google.rpc."


def refusal(
    code: int, message: str = "", details: list[dict[str, object]] | None = None, status: str = ""
) -> tuple[Response, int]:
    error: dict[str, object] = {
        "code": code,
        "message": message or HTTPStatus(code).phrase,
        "status": status or _STATUS[code],
    }
    return jsonify(error=error | ({"details": details} if details else {})), code


def bad_key() -> tuple[Response, int]:
    info: dict[str, object] = {"@type": f"{_TYPE}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}
    return refusal(400, "API key not valid. Please pass a valid API key.", [info])


def throttled(quota: str, retry_delay: str | None) -> tuple[Response, int]:
    """`quota`: `PerMinute` or `PerDay`."""
    violation = {"quotaMetric": "generate_requests", "quotaId": f"GenerateRequests{quota}PerProjectPerModel"}
    details: list[dict[str, object]] = [{"@type": f"{_TYPE}QuotaFailure", "violations": [violation]}]
    if retry_delay:
        details.append({"@type": f"{_TYPE}RetryInfo", "retryDelay": retry_delay})
    return refusal(429, "You exceeded your current quota.", details)


def disabled(service: str) -> tuple[Response, int]:
    info: dict[str, object] = {"@type": f"{_TYPE}ErrorInfo", "reason": "SERVICE_DISABLED", "domain": "googleapis.com"}
    return refusal(403, f"{service} has not been used in this project or is disabled.", [info])

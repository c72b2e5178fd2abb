"""Every TikTok rule that is enforced here, grouped by the page of its documentation.

A rule can be switched off (`Switches.off`), which shows that each contract test fails without its rule.
"""

from enum import StrEnum, auto


class Rule(StrEnum):
    # Login Kit for Web
    CLIENT_KEY_KNOWN = auto()
    REDIRECT_URI_HTTPS = auto()
    REDIRECT_URI_STATIC = auto()
    REDIRECT_URI_SHORT = auto()
    REDIRECT_URIS_TEN = auto()
    REDIRECT_URI_EXACT = auto()
    SCOPES_BY_COMMA = auto()
    SCOPES_HELD = auto()
    CONSENT_BY_HAND = auto()
    NEW_SCOPES_ASKED = auto()
    STATE_ECHOED = auto()

    # Add a Sandbox
    SANDBOX_TARGETS = auto()

    # User Access Token Management
    TOKEN_FORM_BODY = auto()
    GRANT_TYPE_KNOWN = auto()
    CLIENT_SECRET_RIGHT = auto()
    CODE_ONCE = auto()
    CODE_EXPIRES = auto()
    CODE_OF_CLIENT = auto()
    CODE_OF_REDIRECT_URI = auto()
    CODE_BEFORE_CLIENT = auto()
    CODE_VERIFIER_RIGHT = auto()
    ACCESS_TOKEN_EXPIRES = auto()
    REFRESH_TOKEN_EXPIRES = auto()
    REVOKE_KILLS_ACCESS = auto()
    REVOKE_KILLS_REFRESH = auto()

    # Get User Info
    FIELDS_REQUIRED = auto()
    FIELDS_KNOWN = auto()
    FIELDS_IN_SCOPE = auto()
    USER_INFO_RATE = auto()

    # Upload Video (inbox init)
    BEARER_REQUIRED = auto()
    UPLOAD_SCOPE = auto()
    JSON_BODY = auto()
    SOURCE_KNOWN = auto()
    PULL_URL_NAMED = auto()
    PULL_URL_OWNED = auto()
    SIZES_ARE_INTEGERS = auto()
    INIT_RATE = auto()
    FIVE_PENDING = auto()
    PENDING_AFTER_DELETE = auto()

    # Media Transfer Guide
    VIDEO_SIZE = auto()
    CHUNK_SIZE = auto()
    ONE_CHUNK_IS_WHOLE = auto()
    CHUNK_COUNT = auto()
    UPLOAD_TOKEN = auto()
    UPLOAD_EXPIRES = auto()
    UPLOAD_ONCE = auto()
    VIDEO_MIME = auto()
    LENGTH_IS_RANGE = auto()
    RANGE_PRESENT = auto()
    RANGE_TOTAL = auto()
    RANGE_IN_ORDER = auto()
    CHUNKS_EXACT = auto()
    FILE_FORMAT = auto()
    PICTURE_SIZE = auto()
    FRAME_RATE = auto()
    DURATION = auto()

    # Scopes
    SCOPE_OF_ENDPOINT = auto()

    # Get Video Status
    STATUS_RATE = auto()
    PUBLISH_ID_PRESENT = auto()
    PUBLISH_ID_KNOWN = auto()
    PUBLISH_ID_OWN = auto()

    # Webhooks
    WEBHOOK_SIGNED = auto()
    WEBHOOK_RETRIED = auto()

"""Pages without a product: bot challenge, login, removed, other region. Known by words never seen in a product page."""

import unicodedata
from http import HTTPStatus
from urllib.parse import urlsplit

from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.marketplaces.wall_words import (
    ASKS_TO_SIGN_IN,
    ASKS_WHETHER_HUMAN,
    SAYS_NOT_IN_REGION,
    SAYS_REMOVED,
    TITLE_OF_SIGN_IN,
)
from makeafvdo.domain.errors import AppError, Invalid, NeedsInput, Permanent
from makeafvdo.domain.products.links import recognise_url
from makeafvdo.domain.products.products import ProductLink

# Not usable, since product pages have them too: captcha, baxia, RGV587, oec-ttweb-captcha, PAGE_NOT_FOUND.
_CHALLENGE_PATHS = ("/_____tmd_____/", "/verify/traffic", "/verify/captcha")
_CHALLENGE_TITLES = ("Security Check", "Captcha Interception")
_CHALLENGE_WORDS = ("_____tmd_____", "x5secdata", "90309999", "ตรวจสอบว่าคุณเป็นหุ่นยนต์")
_LOGIN_PATHS = ("/buyer/login", "/user/login", "/login")


def is_challenge_url(url: str) -> bool:
    return any(path in url for path in _CHALLENGE_PATHS)


def is_login_url(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path.rstrip("/").endswith(_LOGIN_PATHS) or (parts.hostname or "").startswith(("login.", "passport."))


def missing_product_error(page: Page, link: ProductLink) -> AppError | None:
    """Why a page has no product, as an error to raise; None where nothing in it says why.

    What the page says to its reader goes before words in its code: a login page names the challenge's error code, too.
    """
    visible = " ".join(unicodedata.normalize("NFC", page.visible_text).split())
    if page.title.startswith(_CHALLENGE_TITLES):
        return NeedsInput("product_blocked", reason="missing")
    asks_to_sign_in = TITLE_OF_SIGN_IN.match(page.title) or ASKS_TO_SIGN_IN.search(visible)
    if asks_to_sign_in or is_login_url(page.canonical_url or ""):
        return NeedsInput("product_login_required", reason="missing")
    if ASKS_WHETHER_HUMAN.search(visible) or any(word in page.html for word in _CHALLENGE_WORDS):
        return NeedsInput("product_blocked", reason="missing")
    if SAYS_REMOVED.search(visible):
        return Permanent("product_removed")
    if SAYS_NOT_IN_REGION.search(visible):
        return NeedsInput("product_not_in_region", reason="missing")
    if page.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return NeedsInput("product_blocked", reason="missing")
    return Invalid("not_a_product_page") if _is_another_page(page, link) else None


def _is_another_page(page: Page, link: ProductLink) -> bool:
    """The page's own address is not a product's, or is another product's."""
    if page.canonical_url is None:
        return False
    try:
        own = recognise_url(page.canonical_url, affiliate_url="")
    except Invalid as error:
        return error.code == "not_a_product_page"
    return not isinstance(own, ProductLink) or own.product_id != link.product_id

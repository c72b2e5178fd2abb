"""Pages that shops send instead of a product."""

from collections.abc import Callable
from dataclasses import replace

from local.shops.catalogue.catalogue import ITEMS, LAZADA_ERROR_IDS, SHOPEE_ERROR_IDS, TIKTOK_ERROR_IDS
from local.shops.pages import lazada, shopee, tiktok
from local.shops.pages.html import page


def punish_page() -> str:
    return page("", '<form id="nc_1_n1z" action="/_____tmd_____/punish?x5secdata=abc&x5step=1"></form>')


def login_page() -> str:
    return page("เข้าสู่ระบบ", canonical="https://member.lazada.co.th/user/login")


def removed_page() -> str:
    return page("Lazada", "</head><body><p>Sorry! This product is no longer available</p>")


def lazada_page(number: str) -> str | None:
    chair = replace(ITEMS[0], number=int(number) - 5_100_000_000)
    pages: dict[str, Callable[[], str]] = {
        "wall": punish_page,
        "removed": removed_page,
        "category": lambda: lazada.category_page(ITEMS[1]),
        "login": login_page,
        "unreadable": lambda: page("Lazada"),
        "no-price-in-structured-data": lambda: lazada.structured_data_page(chair),
    }
    what = next((what for what, error_id in LAZADA_ERROR_IDS.items() if error_id == number), "")
    return pages[what]() if what in pages else None


def tiktok_page(number: str) -> str | None:
    chair = replace(ITEMS[0], number=int(number) - 1_731_000_000_000_000_000)
    pages: dict[str, Callable[[], str]] = {
        TIKTOK_ERROR_IDS["wall"]: tiktok.challenge_page,
        TIKTOK_ERROR_IDS["region"]: lambda: tiktok.region_page(chair),
        TIKTOK_ERROR_IDS["removed"]: lambda: tiktok.removed_page(chair),
    }
    return pages[number]() if number in pages else None


def shopee_page(number: str) -> str | None:
    pages: dict[str, Callable[[], str]] = {
        SHOPEE_ERROR_IDS["login"]: shopee.login_page,
        SHOPEE_ERROR_IDS["shell"]: shopee.shell_page,
        SHOPEE_ERROR_IDS["removed"]: lambda: shopee.dead_page(number),
        SHOPEE_ERROR_IDS["wall"]: lambda: page("", '<script>{"error":90309999}</script>'),
    }
    return pages[number]() if number in pages else None

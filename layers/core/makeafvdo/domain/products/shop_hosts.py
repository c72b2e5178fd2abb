"""The marketplaces' host names: country sites, short links, and their photo hosts."""

from makeafvdo.domain.products.products import MarketplaceName

SHOPEE = {
    "th": "co.th", "id": "co.id", "my": "com.my", "sg": "sg", "ph": "ph", "vn": "vn",
    "tw": "tw", "br": "com.br", "mx": "com.mx", "cl": "cl", "co": "com.co",
}  # fmt: skip
LAZADA = {"th": "co.th", "id": "co.id", "my": "com.my", "sg": "sg", "ph": "com.ph", "vn": "vn"}
ALIEXPRESS = {"th": "th.aliexpress.com", "us": "www.aliexpress.us", "ru": "aliexpress.ru"}
"""`.us` and `.ru` number their products apart; all language hosts of `.com` show the same product: the Thai one."""
TIKTOK = "www.tiktok.com"
TOKOPEDIA_TIKTOK = "shop-id.tokopedia.com"
"""TikTok Shop of Indonesia."""

STOREFRONTS = ("collshp.com", "linktr.ee", "beacons.ai", "lnk.bio", "bio.link", "lynk.id")
"""A creator's page of many products."""

WRAPPERS = (
    "facebook.com", "instagram.com", "messenger.com", "threads.com", "threads.net", "l.wl.co", "whatsapp.com", "wa.me",
    "line.me", "t.me", "twitter.com", "x.com", "pinterest.com", "reddit.com", "vk.com", "slack-redir.net",
    "google.com", "google.co.th", "googleadservices.com", "youtube.com", "href.li",
    "linkedin.com", "duckduckgo.com", "safelinks.protection.outlook.com",
)  # fmt: skip
"""Apps that wrap a link in an address of their own, which contains it."""

NETWORKS = (
    "invol.co", "invl.io", "invl.me", "invle.co", "invol.pe", "involve.asia",  # Involve Asia
    "accesstrade.in.th", "accesstrade.net", "accesstrade.global", "accesstrade.vn", "accesstrade.com.vn",
    "accesstrade.co.id", "atth.me", "isclix.com", "shorten.asia",  # AccessTrade
    "goeco.mobi", "ecotrackings.com", "ecomobi.com", "admitad.com", "alitems.com", "alitems.site", "alitems.co",
    "rzekl.com", "prf.hn", "omgt1.com", "omgt3.com", "omgt5.com", "omguk.com", "linksynergy.com", "awin1.com",
    "skimresources.com", "sjv.io", "pxf.io",
    "bit.ly", "t.co", "tinyurl.com", "cutt.ly", "lin.ee", "reurl.cc", "rebrand.ly", "shorturl.at", "shorturl.asia",
    "is.gd", "ow.ly", "t.ly", "rb.gy", "onelink.me", "lnkd.in", "page.link", "app.link",
)  # fmt: skip
"""Affiliate networks and link shorteners: their links contain the target, or only they can resolve it."""

SHORT_HOSTS = {
    **{f"s.shopee.{end}": MarketplaceName.SHOPEE for end in SHOPEE.values()},
    **{f"{cc}.shp.ee": MarketplaceName.SHOPEE for cc in SHOPEE},
    "shp.ee": MarketplaceName.SHOPEE,
    "shope.ee": MarketplaceName.SHOPEE,
    **{f"{subdomain}.lazada.{end}": MarketplaceName.LAZADA for end in LAZADA.values() for subdomain in ("s", "c")},
    "s.click.aliexpress.com": MarketplaceName.ALIEXPRESS,
    "a.aliexpress.com": MarketplaceName.ALIEXPRESS,
    "vt.tiktok.com": MarketplaceName.TIKTOK,
    "vm.tiktok.com": MarketplaceName.TIKTOK,
    "vt.tokopedia.com": MarketplaceName.TIKTOK,
}

PAGE_SUFFIXES = (
    *(f"shopee.{end}" for end in SHOPEE.values()), "shope.ee", "shp.ee",
    *(f"lazada.{end}" for end in LAZADA.values()),
    "aliexpress.com", "aliexpress.us",
    "tiktok.com", "tokopedia.com",
)  # fmt: skip
"""Where a product page or a short link may lead: the host itself or a sub-domain of it, nothing else."""

PHOTO_SUFFIXES = (
    "susercontent.com", "cf.shopee.co.th",
    "slatic.net", "lazcdn.com", *(f"filebroker-cdn.lazada.{end}" for end in LAZADA.values()),
    "alicdn.com", "aliexpress-media.com",
    "ibyteimg.com", "tiktokcdn.com", "tiktokcdn-us.com", "tiktokcdn-eu.com", "ttcdn-us.com", "tokopedia-static.net",
)  # fmt: skip

_SITES: dict[str, tuple[MarketplaceName, str]] = {
    **{f"shopee.{end}": (MarketplaceName.SHOPEE, cc) for cc, end in SHOPEE.items()},
    **{f"lazada.{end}": (MarketplaceName.LAZADA, cc) for cc, end in LAZADA.items()},
    "aliexpress.com": (MarketplaceName.ALIEXPRESS, "th"),
    "aliexpress.us": (MarketplaceName.ALIEXPRESS, "us"),
    "aliexpress.ru": (MarketplaceName.ALIEXPRESS, "ru"),
    "tiktok.com": (MarketplaceName.TIKTOK, "th"),
    "tiktokv.com": (MarketplaceName.TIKTOK, "th"),
    TOKOPEDIA_TIKTOK: (MarketplaceName.TIKTOK, "id"),
}


def is_short(host: str) -> bool:
    return host.removeprefix("www.") in SHORT_HOSTS


def is_under(host: str, suffixes: tuple[str, ...]) -> bool:
    """Whether `host` is one of `suffixes` or ends in one of them on a dot."""
    return any(host == suffix or host.endswith(f".{suffix}") for suffix in suffixes)


def country_of(host: str) -> tuple[MarketplaceName, str] | None:
    """The marketplace and country whose site `host` is, or None."""
    return next((site for suffix, site in _SITES.items() if is_under(host, (suffix,))), None)

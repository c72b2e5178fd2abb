"""What a product may be known by until its page is read."""

import re
from urllib.parse import unquote, urlsplit

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import ShortLink, recognise

_SHOPS = {"shopee": "Shopee", "lazada": "Lazada", "tiktok": "TikTok Shop", "aliexpress": "AliExpress"}
_IDS = re.compile(r"-i\.?\d+(?:[.-]s?\d+)*(?:\.html)?$")


def name_of(link: str) -> tuple[str, str]:
    """The shop, and the title or the words in the link; where it has none, the link without `https://`.

    The shop is empty where the link leads to none.
    """
    try:
        read = recognise(link)
    except Invalid:
        return "", link
    shop, address = _SHOPS[read.marketplace], urlsplit(read.affiliate_url)
    bare = f"{address.netloc}{address.path}"
    if isinstance(read, ShortLink):
        return shop, bare
    if read.preview:
        return shop, read.preview.title
    slugs = [_IDS.sub("", unquote(part)) for part in address.path.split("/")]
    words = [slug.replace("-", " ").strip() for slug in slugs if "-" in slug or not slug.isascii()]
    return shop, max(words, key=len, default="") or bare

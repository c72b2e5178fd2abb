"""What marketers paste, and what becomes of it."""

import json
from urllib.parse import quote

import pytest

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import MAX_PASTED_CHARS, ShortLink, recognise
from makeafvdo.domain.products.products import LinkPreview, MarketplaceName, ProductLink

SHOPEE, LAZADA = MarketplaceName.SHOPEE, MarketplaceName.LAZADA
ALIEXPRESS, TIKTOK = MarketplaceName.ALIEXPRESS, MarketplaceName.TIKTOK
ID = "1729758343889000001"


def product(text: str) -> ProductLink:
    link = recognise(text)
    assert isinstance(link, ProductLink)
    return link


@pytest.mark.parametrize(
    ("url", "country", "shop_id", "item_id"),
    [
        ("https://shopee.co.th/เก้าอี้-สีครีม-i.6062.1196398?sp_atk=1", "th", "6062", "1196398"),
        ("https://shopee.co.th/%E0%B9%80-i.6062.1196398?utm_source=an_1", "th", "6062", "1196398"),
        ("https://shopee.co.th/i-i.6062.1196398", "th", "6062", "1196398"),
        ("https://shopee.co.th/product/6062/1196398?d_id=5", "th", "6062", "1196398"),
        ("https://shopee.co.th/universal-link/product/6062/1196398", "th", "6062", "1196398"),
        ("https://shopee.co.th/opaanlp/6062/1196398?utm_medium=affiliates", "th", "6062", "1196398"),
        ("https://shopee.co.th/baan.nord/6062/1196398/", "th", "6062", "1196398"),
        ("https://shopee.com.my/a-i.1.2", "my", "1", "2"),
        ("https://shopee.sg/a-i.1.2", "sg", "1", "2"),
        ("https://SHOPEE.VN/a-i.1.2", "vn", "1", "2"),
    ],
)
def test_shopee_products_are_found(url: str, country: str, shop_id: str, item_id: str) -> None:
    link = product(url)

    assert (link.marketplace, link.country, link.shop_id, link.product_id) == (SHOPEE, country, shop_id, item_id)
    assert link.affiliate_url == url
    assert link.canonical_url.endswith(f"/product/{shop_id}/{item_id}")


@pytest.mark.parametrize(
    ("url", "country", "sku_id"),
    [
        ("https://www.lazada.co.th/products/chair-white-i5100-s19000.html?spm=a2o4m", "th", "19000"),
        ("https://www.lazada.co.th/products/chair-i5100.html", "th", None),
        ("https://www.lazada.co.th/products/pdp-i5100.html?laz_token=x&sub_id1=y", "th", None),
        ("http://lazada.co.th/products/pdp-i5100-s7.html#reviews", "th", "7"),
        ("https://www.lazada.co.id/products/pdp-i5100.html", "id", None),
        ("https://www.lazada.com.ph/products/pdp-i5100.html", "ph", None),
    ],
)
def test_lazada_products_are_found(url: str, country: str, sku_id: str | None) -> None:
    link = product(url)

    assert (link.marketplace, link.country, link.product_id, link.sku_id) == (LAZADA, country, "5100", sku_id)
    assert "?" not in link.canonical_url
    assert link.canonical_url.endswith("/products/pdp-i5100.html")


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://th.aliexpress.com/item/1005006180026951.html?aff_fcid=1", "th"),
        ("https://www.aliexpress.com/item/some-chair/1005006180026951.html", "th"),
        ("https://m.aliexpress.com/i/1005006180026951.html", "th"),
        ("https://star.aliexpress.com/item/1005006180026951.html", "th"),
        ("https://th.aliexpress.com/ssr/300000512/BundleDeals2?productIds=1005006180026951:120", "th"),
        ("https://www.aliexpress.us/item/1005006180026951.html", "us"),
        ("https://aliexpress.ru/item/1005006180026951.html", "ru"),
    ],
)
def test_aliexpress_products_are_found(url: str, country: str) -> None:
    link = product(url)

    assert (link.marketplace, link.country, link.product_id) == (ALIEXPRESS, country, "1005006180026951")


@pytest.mark.parametrize(
    ("url", "country", "canonical"),
    [
        (f"https://www.tiktok.com/view/product/{ID}?checksum=1", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://shop.tiktok.com/view/product/{ID}", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://shop.tiktok.com/th/pdp/a-chair/{ID}?x=1", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://www.tiktok.com/shop/th/pdp/{ID}", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://www.tiktok.com/shop/pdp/a-chair/{ID}", "us", f"https://www.tiktok.com/shop/pdp/{ID}"),
        (f"https://www.tiktok.com/view/product/{ID}?region=VN", "vn", f"https://www.tiktok.com/shop/vn/pdp/{ID}"),
        (f"https://shop-id.tokopedia.com/pdp/kursi/{ID}", "id", f"https://shop-id.tokopedia.com/view/product/{ID}"),
    ],
)
def test_tiktok_shop_products_are_found(url: str, country: str, canonical: str) -> None:
    link = product(url)

    assert (link.marketplace, link.country, link.product_id) == (TIKTOK, country, ID)
    assert link.canonical_url == canonical


@pytest.mark.parametrize(
    ("url", "marketplace"),
    [
        ("https://s.shopee.co.th/2LJtq", SHOPEE),
        ("https://shope.ee/9zX", SHOPEE),
        ("https://th.shp.ee/abc", SHOPEE),
        ("https://s.lazada.co.th/s.Kkxn4?cc", LAZADA),
        ("https://c.lazada.co.th/t/c.YMwV", LAZADA),
        ("https://s.click.aliexpress.com/e/_DmX", ALIEXPRESS),
        ("https://a.aliexpress.com/_mKd", ALIEXPRESS),
        ("https://vt.tiktok.com/ZSF/", TIKTOK),
        ("https://vm.tiktok.com/ZSF/", TIKTOK),
        ("https://www.tiktok.com/t/ZSF/", TIKTOK),
    ],
)
def test_short_links_wait_to_be_resolved(url: str, marketplace: MarketplaceName) -> None:
    link = recognise(f"ดูนี่สิ {url}")

    assert link == ShortLink(marketplace=marketplace, affiliate_url=url, url=url)


@pytest.mark.parametrize(
    ("redirect", "product_id"),
    [
        ("https://s.shopee.co.th/an_redir?origin_link={}&affiliate_id=15&sub_id=a-b", "22"),
        ("https://shope.ee/an_redir?origin_link={}", "22"),
        ("https://c.lazada.co.th/t/c.YMwV?url={}&subId1=x", "22"),
        ("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=1&dl_target_url={}", "22"),
        ("https://star.aliexpress.com/share/share.htm?redirectUrl={}", "22"),
    ],
)
def test_a_redirect_that_names_its_target_is_resolved_offline(redirect: str, product_id: str) -> None:
    url = redirect.format(quote("https://shopee.co.th/product/11111/22?x=1".replace("/22", "/2222"), safe=""))

    link = product(url)

    assert link.product_id == product_id * 2
    assert link.affiliate_url == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("เก้าอี้สวยมาก ราคา ฿2,890 ดูที่ Shopee! https://shopee.co.th/a-i.1.2 ลดเยอะ", "https://shopee.co.th/a-i.1.2"),
        ("ดูนี่ https://vt.tiktok.com/ZSF/ถูกมาก", "https://vt.tiktok.com/ZSF/"),
        ("(https://shopee.co.th/a-i.1.2)", "https://shopee.co.th/a-i.1.2"),
        ("“https://shopee.co.th/a-i.1.2”", "https://shopee.co.th/a-i.1.2"),
        ("https://shopee.co.th/เก้าอี้(ครีม)-i.1.2.", "https://shopee.co.th/เก้าอี้(ครีม)-i.1.2"),
        ("shopee.co.th/a-i.1.2", "shopee.co.th/a-i.1.2"),
        ("https://youtu.be/abc\nhttps://shopee.co.th/a-i.1.2?a=1&b=%20", "https://shopee.co.th/a-i.1.2?a=1&b=%20"),
        ("https://shopee.co.th/search?keyword=a https://shopee.co.th/a-i.1.2", "https://shopee.co.th/a-i.1.2"),
    ],
)
def test_the_link_is_found_in_what_a_share_sheet_copies_and_kept_byte_for_byte(text: str, url: str) -> None:
    assert recognise(text).affiliate_url == url


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_link"),
        ("เก้าอี้สีครีม", "not_a_link"),
        ("me@shopee.co.th", "not_a_link"),
        ("https://[", "not_a_link"),
        ("https://shopee.co.th:port/a-i.1.2", "not_a_link"),
        (f"https://shopee.co.th/a-i.1.2 {'x' * MAX_PASTED_CHARS}", "not_a_link"),
        ("https://www.amazon.com/dp/B000", "unknown_shop"),
        ("https://shopee.co.th.evil.com/a-i.1.2", "unknown_shop"),
        ("https://evilshopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://shopee.co.th@evil.com/a-i.1.2", "unknown_shop"),
        ("https://evil.com/?url=https://shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://collshp.com/someone", "storefront_link"),
        ("https://shopee.co.th/search?keyword=x", "not_a_product_page"),
        ("https://shopee.co.th/baan.nord", "not_a_product_page"),
        ("https://games.shopee.co.th/a-i.1.2", "not_a_product_page"),
        ("https://www.lazada.co.th/tag/chair/", "not_a_product_page"),
        ("https://www.lazada.co.th/shop-living-room-furniture/", "not_a_product_page"),
        ("https://www.tiktok.com/shop/th/c/chairs/601152", "not_a_product_page"),
        ("https://www.tiktok.com/@someone/video/7300000000000000000", "not_a_product_page"),
        ("https://th.aliexpress.com/store/1100", "not_a_product_page"),
        ("https://th.aliexpress.com/w/wholesale-chair.html", "not_a_product_page"),
        ("https://vt.tiktok.com/", "not_a_product_page"),
        ("https://s.shopee.co.th/an_redir?origin_link=https%3A%2F%2Fevil.com%2Fa-i.1.2", "unknown_shop"),
    ],
)
def test_what_is_no_product_link_is_told_apart(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        recognise(text)

    assert refusal.value.code == code


def test_a_redirect_nested_a_thousand_times_ends() -> None:
    url = "https://s.shopee.co.th/an_redir?origin_link=" * 200 + "https://shopee.co.th/a-i.1.2"

    assert product(url).product_id == "2"


def share_link(og_info: str) -> str:
    return f"https://www.tiktok.com/view/product/{ID}?og_info={quote(og_info)}&user_id=1"


def test_a_tiktok_share_link_brings_its_own_title_and_picture() -> None:
    og_info = {"title": " เก้าอี้ ", "image": "https://p16-oec-va.ibyteimg.com/a.webp"}

    link = product(share_link(json.dumps(og_info)))

    assert link.preview == LinkPreview(title="เก้าอี้", image_url="https://p16-oec-va.ibyteimg.com/a.webp")


@pytest.mark.parametrize("og_info", ["", "{", "[]", "7", '{"title": 7}', '{"title": " "}', "[" * 3000])
def test_a_malformed_preview_is_no_preview(og_info: str) -> None:
    assert product(share_link(og_info)).preview is None

"""What marketers paste, and what becomes of it."""

import json
from urllib.parse import quote

import pytest

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import MAX_PASTED_CHARS, ShortLink, recognise, recognise_all
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
        ("https://shopee.co.th/product/6062/1196398&smtt=0.0.9", "th", "6062", "1196398"),
        ("https://shopee.co.th/product/1/1196398", "th", "1", "1196398"),
        ("https://shopee.co.th//product/6062/1196398", "th", "6062", "1196398"),
        ("https://shopee.co.th/universal-link/เก้าอี้-i.6062.1196398", "th", "6062", "1196398"),
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
        ("https://www.lazada.co.th/products/pdp-i5100-s7", "th", "7"),
        ("https://www.lazada.co.th/products/pdp-i5100?spm=a", "th", None),
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
        ("https://www.aliexpress.com/item/1005006180026951", "th"),
        ("https://www.aliexpress.com/item/1005006180026951.htm", "th"),
        ("https://www.aliexpress.com/gcp/x?productid=1005006180026951", "th"),
        ("https://www.aliexpress.com/p/x?x_object_id=1005006180026951", "th"),
        ("https://www.aliexpress.com/item/1005006180026951?aff_fcid=1", "th"),
        ("https://www.aliexpress.com/i/1005006180026951/", "th"),
        ("https://www.aliexpress.com/p/wholesale/x.html?productId=1005006180026951", "th"),
        ("https://th.aliexpress.com/p/coin/index.html?spm=1&productIds=1005006180026951", "th"),
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
        (f"https://oec-api.tiktokv.com/view/product/{ID}", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://shop.tiktok.com/view/product?product_id={ID}", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
        (f"https://www.tiktok.com/view/product/{ID}&x=1", "th", f"https://www.tiktok.com/shop/th/pdp/{ID}"),
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
        ("https://lite.tiktok.com/t/ZSF/", TIKTOK),
        ("https://m.tiktok.com/t/ZSF", TIKTOK),
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
        ("https://shopee.co.th/universal-link?redir={}", "22"),
        ("https://shopee.co.th/buyer/login?next={}", "22"),
        ("https://www.tiktok.com/link/v2?aid=1988&target={}", "22"),
        ("https://invol.co/aff_m?offer_id=101&aff_id=1&source=deeplink&url={}", "22"),
        ("https://invl.io/clx1?url={}&sub_id=a", "22"),
        ("https://invol.co/clx1?p={}", "22"),
        ("https://click.accesstrade.in.th/adv.php?rk=001&url={}", "22"),
        ("https://atth.me/go/PhA?url={}", "22"),
        ("https://go.isclix.com/deep_link/1/2?url={}", "22"),
        ("https://goeco.mobi/?token=x&url={}", "22"),
        ("https://prf.hn/click/camref:1x/destination:{}", "22"),
        ("https://l.facebook.com/l.php?u={}&h=AT0", "22"),
        ("https://l.instagram.com/?u={}&e=AT1", "22"),
        ("https://liff.line.me/123-abc?url={}", "22"),
        ("https://line.me/R/share?text=%E0%B8%94%E0%B8%B9%20{}", "22"),
        ("https://social-plugins.line.me/lineit/share?url={}", "22"),
        ("https://www.google.com/url?sa=t&url={}", "22"),
        ("https://web.facebook.com/l.php?u={}", "22"),
        ("https://facebook.com/sharer/sharer.php?u={}", "22"),
        ("https://line.me/R/msg/text/?{}", "22"),
        ("https://line.me/R/msg/text/?%E0%B8%94%E0%B8%B9%20{}", "22"),
        ("https://x.com/intent/post?text={}", "22"),
        ("https://t.me/share/url?url={}", "22"),
        ("https://api.whatsapp.com/send?text={}", "22"),
        ("https://l.wl.co/l?u={}", "22"),
        ("https://apc01.safelinks.protection.outlook.com/?url={}&data=05", "22"),
        ("https://www.googleadservices.com/pagead/aclk?sa=L&adurl={}", "22"),
        ("https://www.linkedin.com/safety/go?url={}&trk=x", "22"),
        ("https://duckduckgo.com/l/?uddg={}&rut=1", "22"),
        ("https://shopee.onelink.me/abc?af_web_dp={}", "22"),
        ("https://shopee.co.th/universal-link?af_web_dp={}", "22"),
        ("https://shopee.co.th/universal-link?a=1&amp;redir={}", "22"),
    ],
)
def test_a_redirect_that_names_its_target_is_resolved_offline(redirect: str, product_id: str) -> None:
    url = redirect.format(quote("https://shopee.co.th/product/11111/22?x=1".replace("/22", "/2222"), safe=""))

    link = product(url)

    assert link.product_id == product_id * 2
    assert link.affiliate_url == url


@pytest.mark.parametrize(
    "url",
    [
        "https://shopee.co.th/universal-link?redir=%2Fproduct%2F11111%2F2222",
        "https://shopee.co.th/universal-link?redir=HTTPS%3A%2F%2Fshopee.co.th%2Fproduct%2F11111%2F2222",
        "https://shopee.co.th/universal-link?redir=shopee.co.th%2Fproduct%2F11111%2F2222",
        "https://c.lazada.co.th/t/c.YMwV?url=%2F%2Fshopee.co.th%2Fproduct%2F11111%2F2222",
        "https://s.shopee.co.th/an_redir?origin_link=https%253A%252F%252Fshopee.co.th%252Fproduct%252F11111%252F2222",
        "https://invol.co/aff_m?offer_id=1&url=https://shopee.co.th/product/11111/2222?utm_source=an_1",
        "https://invol.co/aff_m?url=https%253A%252F%252Fshopee.co.th%252Fproduct%252F11111%252F2222",
        "https://liff.line.me/1-a?liff.state=%3Furl%3Dhttps%253A%252F%252Fshopee.co.th%252Fproduct%252F11111%252F2222",
        "https://liff.line.me/1-a#/?url=https%3A%2F%2Fshopee.co.th%2Fproduct%2F11111%2F2222",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Finvol.co%2Faff_m%3Furl%3Dshopee.co.th%252Fproduct%252F11111%252F2222",
        "https://l.facebook.com/l.php?from=https%3A%2F%2Ffb.me%2Fx&u=https%3A%2F%2Fshopee.co.th%2Fproduct%2F11111%2F2222",
    ],
)
def test_a_target_is_found_however_it_is_wrapped_and_the_paste_stays_as_it_is(url: str) -> None:
    link = product(url)

    assert (link.marketplace, link.product_id) == (SHOPEE, "2222")
    assert link.affiliate_url == url


def test_a_short_link_in_a_wrapper_is_fetched_itself_and_the_wrapper_handed_on() -> None:
    url = "https://l.facebook.com/l.php?u=https%3A%2F%2Fs.shopee.co.th%2F8KabCdEf&h=AT0"

    assert recognise(url) == ShortLink(marketplace=SHOPEE, affiliate_url=url, url="https://s.shopee.co.th/8KabCdEf")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("เก้าอี้สวยมาก ราคา ฿2,890 ดูที่ Shopee! https://shopee.co.th/a-i.1.2 ลดเยอะ", "https://shopee.co.th/a-i.1.2"),
        ("ดูนี่ https://vt.tiktok.com/ZSF/ถูกมาก", "https://vt.tiktok.com/ZSF/"),
        ("https://shopee.co.th/product/11111/2222นะคะ", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222🔥🔥ลดแรง", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222?smtt=0.0.9ค่ะ", "https://shopee.co.th/product/11111/2222?smtt=0.0.9"),
        ("https://shopee.co.th/เก้าอี้-i.1.2นะคะ", "https://shopee.co.th/เก้าอี้-i.1.2"),
        ("https://www.lazada.co.th/products/เก้าอี้-i5100.htmlค่ะ", "https://www.lazada.co.th/products/เก้าอี้-i5100.html"),
        ("https://www.lazada.co.th/products/pdp-i5100.html(ถูกมาก)", "https://www.lazada.co.th/products/pdp-i5100.html"),
        (f"https://www.tiktok.com/view/product/{ID}ค่ะ", f"https://www.tiktok.com/view/product/{ID}"),
        ("https://th.aliexpress.com/item/1005006180026951ครับ", "https://th.aliexpress.com/item/1005006180026951"),
        ("กดเลยs.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https://shopee.co.th/product/11111/2222-ของแท้99", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222.-จิ้มเลย", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222--จิ้มเลย", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222_350 บาท", "https://shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/โต๊ะ-i.1.2-ส่งฟรี", "https://shopee.co.th/โต๊ะ-i.1.2"),
        (
            "https://www.lazada.co.th/products/pdp-i5100-s7.html-ถูก",
            "https://www.lazada.co.th/products/pdp-i5100-s7.html",
        ),
        ("https://www.lazada.co.th/products/pdp-i5100-s7_ถูก", "https://www.lazada.co.th/products/pdp-i5100-s7"),
        (
            "https://www.lazada.co.th/products/cpu-i7-รุ่น-i5100.html",
            "https://www.lazada.co.th/products/cpu-i7-รุ่น-i5100.html",
        ),
        (f"https://www.tiktok.com/view/product/{ID}-ลดอีก", f"https://www.tiktok.com/view/product/{ID}"),
        ("https://s.shopee.co.th/8Kab-ลดอีก20%", "https://s.shopee.co.th/8Kab"),
        ("https://s.shopee.co.th/8Kab_99บาท", "https://s.shopee.co.th/8Kab"),
        ("https://s.click.aliexpress.com/e/_DmXคูปอง", "https://s.click.aliexpress.com/e/_DmX"),
        ("https://vt.tiktok.com/ZSF/-ลดอีก", "https://vt.tiktok.com/ZSF/"),
        ("350-s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("350/s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("ลด 20%.s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("hptts://s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("350s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("เหลือ 350.s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https://shopee.co.th./a-i.1.2", "https://shopee.co.th/a-i.1.2"),
        ("https://s.shopee.co.th./8Kab", "https://s.shopee.co.th/8Kab"),
        ("จิ้ม...s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("จิ้ม ...s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("ลิงก์/s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https;//s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https.//s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https:/s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("htps://s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https:///s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("จิ้มshopee.co.th/product/11111/2222นะ", "shopee.co.th/product/11111/2222"),
        ("https://shopee.co.th/product/11111/2222~ดีมาก", "https://shopee.co.th/product/11111/2222"),
        ("https://s.shopee.co.th/8Kab@ร้าน", "https://s.shopee.co.th/8Kab"),
        ("ราคา290.-s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("- s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("-s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("1.s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("12.shopee.co.th/product/11111/2222", "shopee.co.th/product/11111/2222"),
        ("ttps://s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https//s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https: //s.shopee.co.th/8Kab", "s.shopee.co.th/8Kab"),
        ("https://https://s.shopee.co.th/8Kab", "https://s.shopee.co.th/8Kab"),
        ("https://shopee.co.th/a-i.1.2?q=เก้าอี้&utm_source=an_1", "https://shopee.co.th/a-i.1.2?q=เก้าอี้&utm_source=an_1"),
        ("https://shopee.co.th/a-i.1.2?utm_content=แคมเปญ", "https://shopee.co.th/a-i.1.2?utm_content=แคมเปญ"),
        ("https://shopee.co.th/a-i.1.2?sub_id=a1-2024", "https://shopee.co.th/a-i.1.2?sub_id=a1-2024"),
        ("https://shopee.co.th/a-i.1.2?utm_content=a1-เก้าอี้", "https://shopee.co.th/a-i.1.2?utm_content=a1-เก้าอี้"),
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
        (f"https://shopee.co.th/a-i.1.2 {'x' * MAX_PASTED_CHARS}", "paste_too_long"),
        ("https://www.amazon.com/dp/B000", "unknown_shop"),
        ("https://shopee.co.th.evil.com/a-i.1.2", "unknown_shop"),
        ("https://evilshopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://evil.example/?shopee.co.th./a-i.1.2", "unknown_shop"),
        ("https://shopee.co.th@evil.com/a-i.1.2", "unknown_shop"),
        ("https://evil.com/?url=https://shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://shopee.co.th:8443/a-i.1.2", "unknown_shop"),
        ("https://evil.example\\.lazada.co.th/products/a-i5100000005.html", "unknown_shop"),
        ("https://evil.example\\@shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://shopee.co.th\\@evil.example/a-i.1.2", "unknown_shop"),
        ("https://evil.example#.shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://แshopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://evil,shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://evil.example/https:/shopee.co.th/a-i.1.2", "unknown_shop"),
        ("javascript://shopee.co.th/a-i.1.2", "not_a_link"),
        ("ftp://shopee.co.th/a-i.1.2", "not_a_link"),
        ("https://me:you@shopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://sһopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://ｓhopee.co.th/a-i.1.2", "unknown_shop"),
        ("https://www.facebook.com/groups/1?ref=share", "unknown_shop"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB000", "unknown_shop"),
        ("https://collshp.com/someone", "storefront_link"),
        ("https://linktr.ee/someone", "storefront_link"),
        ("https://shopee.co.th/shop/12345", "store_page_link"),
        ("https://www.lazada.co.th/shop/baan-nord/", "store_page_link"),
        ("https://www.tiktok.com/shop/store/baan-nord/7495000000000000000", "store_page_link"),
        ("https://www.tiktok.com/@someone", "not_a_product_page"),
        ("https://shopee.co.th/โคมไฟ-cat.11044.11045", "not_a_product_page"),
        ("https://shopee.co.th/", "not_a_product_page"),
        ("https://invol.co/cl75vrb", "network_short_link"),
        ("https://invl.io/cla1b2c", "network_short_link"),
        ("https://atth.me/go/PhAKgrKX", "network_short_link"),
        ("https://bit.ly/3abc", "network_short_link"),
        ("https://lin.ee/abc", "network_short_link"),
        ("ดูนี่ invol.co/cl75vrbนะคะ https://youtu.be/abc", "network_short_link"),
        ("https://shopee.co.th/search?keyword=x", "not_a_product_page"),
        ("https://shopee.co.th/baan.nord", "store_page_link"),
        ("https://games.shopee.co.th/a-i.1.2", "not_a_product_page"),
        ("https://live.shopee.co.th/share?session=1", "not_a_product_page"),
        ("https://www.lazada.co.th/tag/chair/", "not_a_product_page"),
        ("https://www.lazada.co.th/shop-living-room-furniture/", "not_a_product_page"),
        ("https://www.tiktok.com/shop/th/c/chairs/601152", "not_a_product_page"),
        ("https://www.tiktok.com/@someone/video/7300000000000000000", "not_a_product_page"),
        ("https://th.aliexpress.com/store/1100", "store_page_link"),
        ("https://th.aliexpress.com/w/wholesale-chair.html", "not_a_product_page"),
        ("https://vt.tiktok.com/", "not_a_product_page"),
        ("https://s.shopee.co.th/an_redir?origin_link=https%3A%2F%2Fevil.com%2Fa-i.1.2", "unknown_shop"),
    ],
)
def test_what_is_no_product_link_is_told_apart(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        recognise(text)

    assert refusal.value.code == code


def test_a_short_host_is_the_same_with_www() -> None:
    url = "https://www.s.shopee.co.th/8Kab"

    assert recognise(url) == ShortLink(marketplace=SHOPEE, affiliate_url=url, url="https://s.shopee.co.th/8Kab")


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


def links(text: str) -> list[str]:
    return [link.affiliate_url for link in recognise_all(text).found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "1) https://shopee.co.th/product/1/1111111 2) https://www.lazada.co.th/products/pdp-i222222.html",
            ["https://shopee.co.th/product/1/1111111", "https://www.lazada.co.th/products/pdp-i222222.html"],
        ),
        (
            "https://shopee.co.th/a-i.1.2https://vt.tiktok.com/ZSF/",
            ["https://shopee.co.th/a-i.1.2", "https://vt.tiktok.com/ZSF/"],
        ),
        ("https://vt.tiktok.com/ZSF/https://vt.tiktok.com/ZSG/", ["https://vt.tiktok.com/ZSF/", "https://vt.tiktok.com/ZSG/"]),
        ("s.shopee.co.th/8K,s.shopee.co.th/9K", ["s.shopee.co.th/8K", "s.shopee.co.th/9K"]),
        ("https://s.shopee.co.th/8Kและs.shopee.co.th/9K", ["https://s.shopee.co.th/8K", "s.shopee.co.th/9K"]),
        (
            "https://shopee.co.th/a-i.1.2หรือwww.lazada.co.th/products/pdp-i5100.html",
            ["https://shopee.co.th/a-i.1.2", "www.lazada.co.th/products/pdp-i5100.html"],
        ),
        (
            "https://vt.tiktok.com/ZSF/แล้วก็https://vt.tiktok.com/ZSG/",
            ["https://vt.tiktok.com/ZSF/", "https://vt.tiktok.com/ZSG/"],
        ),
        (
            "shopee.co.th/a-i.1.2\ns.lazada.co.th/s.Kab?cc, https://youtu.be/abc",
            ["shopee.co.th/a-i.1.2", "s.lazada.co.th/s.Kab?cc"],
        ),
        ("https://shopee.co.th/a-i.1.2?x=1 https://shopee.co.th/product/1/2", ["https://shopee.co.th/a-i.1.2?x=1"]),
        ("https://vt.tiktok.com/ZSF/ https://vt.tiktok.com/ZSF/", ["https://vt.tiktok.com/ZSF/"]),
        ("https://vt.tiktok.com/ZSF/ https://vt.tiktok.com/ZSF", ["https://vt.tiktok.com/ZSF/"]),
        ("\n".join(f"https://shopee.co.th/a-i.1.{n}" for n in range(40)),
         [f"https://shopee.co.th/a-i.1.{n}" for n in range(40)]),
    ],
)  # fmt: skip
def test_every_product_of_a_paste_is_found_once_in_its_order(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_a_link_that_leads_nowhere_is_told_beside_those_that_do() -> None:
    read = recognise_all("https://youtu.be/abc https://shopee.co.th/a-i.1.2 https://shopee.co.th/shop/12345")

    assert [link.affiliate_url for link in read.found] == ["https://shopee.co.th/a-i.1.2"]
    assert [(link.link, link.code) for link in read.refused] == [
        ("https://youtu.be/abc", "unknown_shop"),
        ("https://shopee.co.th/shop/12345", "store_page_link"),
    ]

"""What a product is called on the pages until its own page is read."""

import pytest

from shell.link_names import name_of


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://shopee.co.th/cream-armchair-i.880001.5100000001?sp_atk=1", ("Shopee", "cream armchair")),
        (
            "https://shopee.co.th/%E0%B9%82%E0%B8%84%E0%B8%A1%E0%B9%84%E0%B8%9F-%E0%B9%84%E0%B8%A1%E0%B9%89-i.1.22",
            ("Shopee", "โคมไฟ ไม้"),
        ),
        ("https://www.lazada.co.th/products/cream-armchair-i5100-s7.html", ("Lazada", "cream armchair")),
        ("https://shop.tiktok.com/th/pdp/cream-armchair/1731000000000000001", ("TikTok Shop", "cream armchair")),
        ("https://shopee.co.th/product/123/4567", ("Shopee", "shopee.co.th/product/123/4567")),
        ("https://www.lazada.co.th/products/pdp-i5100.html", ("Lazada", "www.lazada.co.th/products/pdp-i5100.html")),
        ("https://s.shopee.co.th/de-mo01", ("Shopee", "s.shopee.co.th/de-mo01")),
        ("https://example.com/1", ("", "https://example.com/1")),
    ],
)
def test_a_product_is_called_by_the_words_in_its_link(link: str, name: tuple[str, str]) -> None:
    assert name_of(link) == name

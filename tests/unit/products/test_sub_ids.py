"""A sub id in an affiliate link: where the marketplace reads it, every other letter as it was."""

import pytest

from makeafvdo.domain.products.sub_ids import with_sub_id

_AN_REDIR = "https://s.shopee.co.th/an_redir?origin_link=https%3A%2F%2Fshopee.co.th%2Fproduct%2F1%2F2&affiliate_id=15"
_LAZADA = "https://c.lazada.co.th/t/c.YAbC1?url=https%3A%2F%2Fwww.lazada.co.th%2Fproducts%2Fx-i1.html"


@pytest.mark.parametrize(
    ("link", "sub_id", "carried"),
    [
        (_AN_REDIR, "dec-1", f"{_AN_REDIR}&sub_id=dec-1"),
        (f"{_AN_REDIR}&sub_id=old#x", "new", f"{_AN_REDIR}&sub_id=new#x"),
        (
            "https://shopee.co.th/a-i.1.2?utm_source=an_15&utm_content=----&utm_medium=affiliates",
            "dec",
            "https://shopee.co.th/a-i.1.2?utm_source=an_15&utm_content=dec----&utm_medium=affiliates",
        ),
        (
            "https://shopee.co.th/a-i.1.2?utm_source=an_15",
            "a-b",
            "https://shopee.co.th/a-i.1.2?utm_source=an_15&utm_content=a-b---",
        ),
        (_LAZADA, "dec_1", f"{_LAZADA}&subId1=dec_1"),
        (
            "https://www.lazada.co.th/products/x-i1.html?exlaz=e_1&sub_id1=a&sub_id10=b",
            "dec",
            "https://www.lazada.co.th/products/x-i1.html?exlaz=e_1&sub_id1=dec&sub_id10=b",
        ),
        ("https://s.shopee.co.th/AbC123", "dec", None),
        ("https://shopee.co.th/a-i.1.2?utm_source=line", "dec", None),
        ("https://s.lazada.co.th/s.AbC12?cc", "dec", None),
        ("https://www.lazada.co.th/products/x-i1.html", "dec", None),
        ("https://th.aliexpress.com/item/1005007000000001.html?aff_fcid=1", "dec", None),
        ("https://shop.tiktok.com/th/pdp/x/1731000000000000001", "dec", None),
    ],
)
def test_a_sub_id_goes_where_its_marketplace_reads_it(link: str, sub_id: str, carried: str | None) -> None:
    assert with_sub_id(link, sub_id) == carried

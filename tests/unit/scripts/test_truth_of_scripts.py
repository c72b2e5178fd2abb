"""No claim that is not in the product's data, whatever was read of the product."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.writers.cleaning import CHATTER, OVER_CLAIM
from makeafvdo.adapters.writers.embedded import write
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import LineKind, Role, Script
from makeafvdo.domain.videos.options import Options, Tone
from tests.support.products import FIXTURE_PRODUCTS, a_bare_product, a_product

OPTIONAL: dict[str, object] = {
    "price": None,
    "price_max": None,
    "original_price": None,
    "rating": None,
    "review_count": None,
    "sold_count": None,
    "attributes": {},
    "highlights": (),
    "description": "",
    "variants": (),
    "categories": (),
}
CHOICES = st.builds(Options, seconds=st.integers(15, 60), tone=st.sampled_from(Tone), hook=st.integers(0, 2))


@st.composite
def products(draw: st.DrawFn) -> Product:
    """A fixture product of which some fields were not read."""
    gone = draw(st.sets(st.sampled_from(sorted(OPTIONAL))))
    return draw(st.sampled_from(FIXTURE_PRODUCTS)).model_copy(update={field: OPTIONAL[field] for field in gone})


def everything_said(script: Script) -> str:
    return " ".join([*script.hooks, *(phrase for scene in script.scenes for phrase in scene.phrases)])


def numbers(text: str) -> set[str]:
    return {number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)}


def numbers_of(product: Product) -> set[str]:
    written = [product.title, product.description, *product.highlights, *product.variants]
    written += [f"{name} {value}" for name, value in product.attributes.items()]
    for price in (product.price, product.original_price):
        written += [f"{price} {int(price)} {int(price % 1 * 100)}"] if price is not None else []
    written += [f"{product.rating:g} {int(product.rating * 10) / 10:g} 5"] if product.rating is not None else []
    written += [str(n) for n in (product.review_count, product.sold_count, product.discount_percent) if n is not None]
    return numbers(
        " ".join([*written, str(len(product.variants)), str(len({v.split(",")[0] for v in product.variants}))])
    )


@given(products(), CHOICES)
@settings(max_examples=150, deadline=None)
def test_every_number_said_was_read(product: Product, options: Options) -> None:
    assert numbers(everything_said(write(product, options))) <= numbers_of(product)


@given(products(), CHOICES)
@settings(max_examples=150, deadline=None)
def test_discount_rating_sales_and_price_are_said_only_when_read(product: Product, options: Options) -> None:
    said = everything_said(write(product, options))

    if product.price is None:
        assert not re.search("บาท|ราคา|งบ \\d", said)
    if product.discount_percent is None:
        assert not re.search("ลดราคา|ลดเหลือ|ลด \\d|ราคาปกติ|ลดอยู่|ลดไป|จาก [\\d,]+ บาท", said)
    if product.rating is None or product.review_count is None:
        assert not re.search("รีวิว|คะแนน|เต็ม 5", said)
    if product.sold_count is None:
        assert "ขายไปแล้ว" not in said


@given(products(), CHOICES)
@settings(max_examples=100, deadline=None)
def test_every_scene_and_phrase_stays_well_formed(product: Product, options: Options) -> None:
    script = write(product, options)

    assert script.scenes[0].role is Role.HOOK
    assert len(set(script.hooks)) == 3
    assert script.seconds <= options.seconds


@pytest.mark.parametrize("product", FIXTURE_PRODUCTS, ids=lambda product: product.product_id)
def test_over_claims_and_shop_chatter_are_never_repeated(product: Product) -> None:
    script = write(product, Options(seconds=60))
    told = [phrase for scene in script.scenes if scene.role is Role.BENEFIT for phrase in scene.phrases]

    assert [phrase for phrase in told if OVER_CLAIM.search(phrase) or CHATTER.search(phrase)] == []


@pytest.mark.parametrize(
    "claim",
    [
        "รักษาสิวหายขาดใน 7 วัน",
        "ขายดีอันดับ 1 ในไทย",
        "ดีที่สุดในตลาด",
        "การันตีผล 100%",
        "เห็นผลทันทีที่ใช้",
        "ช่วยลดน้ำหนัก เผาผลาญไขมัน",
        "ทักแชทรับโค้ดส่วนลด",
        "พร้อมส่งจากไทย เก็บปลายทางได้",
        "ลด 50% เฉพาะวันนี้ เหลือ 99 บาท",
        "ซื้อ 1 แถม 1 ฟรีของขวัญ",
        "ลูกค้ารีวิว 5 ดาวเพียบ",
        "โทร 081-234-5678 หรือ Line @shop",
        "ดูเพิ่มที่ https://example.com/deal",
        "ราคาถูกกว่าใน Shopee",
        "<script>alert('พูดตามนี้')</script>",
    ],
)
def test_a_claim_nobody_can_prove_is_dropped(claim: str) -> None:
    plain = write(a_product(highlights=(), description=""), Options(seconds=45))
    claiming = write(a_product(highlights=(claim,), description=claim), Options(seconds=45))

    assert everything_said(claiming) == everything_said(plain)


def test_a_range_says_from() -> None:
    script = write(a_product(price_max=Decimal(5000), original_price=None), Options(hook=2))

    price = next(scene for scene in script.scenes if scene.role is Role.PRICE)

    assert "ราคาเริ่มต้นที่ 3,290 บาท" in " ".join(price.phrases)
    assert line_of(script, LineKind.PRICE) == "เริ่ม ฿3,290"


def test_rounded_sales_say_more_than() -> None:
    sold = a_product(sold_count=3200, sold_count_is_rounded=True, highlights=(), description="")
    rounded = write(sold, Options(seconds=60))
    exact = write(sold.model_copy(update={"sold_count": 3204, "sold_count_is_rounded": False}), Options(seconds=60))

    assert "ขายไปแล้วกว่า 3,200 ชิ้น" in everything_said(rounded)
    assert "ขายไปแล้ว 3,204 ชิ้น" in everything_said(exact)


def test_a_poor_rating_is_not_boasted_of() -> None:
    assert "เต็ม 5" not in everything_said(write(a_product(rating=3.1), Options(seconds=60, hook=2)))


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"price": Decimal(1290)}, "฿1,290"),
        ({"price": Decimal("189.50")}, "฿189.50"),
        ({"price": Decimal(1729000), "currency": "IDR", "original_price": None}, "IDR 1,729,000"),
        ({"price": None}, None),
        ({"price": Decimal(0)}, None),
    ],
)
def test_the_price_on_the_picture(changes: dict[str, object], shown: str | None) -> None:
    assert line_of(write(a_product(**changes), Options()), LineKind.PRICE) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("【พร้อมส่ง🔥】KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่ #แต่งบ้าน", "KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่"),
        ("<b>แจกันเซรามิก</b> #1 ขายดีอันดับ 1", "แจกันเซรามิก"),
        ("ส่งฟรี!! โซฟาผ้าลินิน 3 ที่นั่ง", "โซฟาผ้าลินิน 3 ที่นั่ง"),
        ("โคมไฟ" + "สวย" * 30, None),
    ],
)
def test_the_title_on_the_picture_is_short_and_sells_nothing(title: str, shown: str | None) -> None:
    assert line_of(write(a_bare_product(title), Options()), LineKind.TITLE) == shown


def test_name_and_price_are_shown_and_the_rest_is_offered() -> None:
    lines = write(a_product(), Options()).on_screen.lines

    assert [(line.kind, line.shown) for line in lines] == [
        (LineKind.TITLE, True),
        (LineKind.PRICE, True),
        (LineKind.ORIGINAL_PRICE, False),
        (LineKind.DISCOUNT, False),
        (LineKind.RATING, False),
        (LineKind.SOLD, False),
    ]


@pytest.mark.parametrize(
    ("changes", "absent"),
    [
        ({"original_price": None}, {LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}),
        ({"price": None}, {LineKind.PRICE, LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}),
        ({"rating": None}, {LineKind.RATING}),
        ({"review_count": None}, {LineKind.RATING}),
        ({"sold_count": None}, {LineKind.SOLD}),
    ],
)
def test_no_line_is_offered_that_the_product_s_data_does_not_hold(
    changes: dict[str, object], absent: set[LineKind]
) -> None:
    whole, poorer = (write(product, Options()).on_screen.lines for product in (a_product(), a_product(**changes)))

    assert {line.kind for line in whole} - {line.kind for line in poorer} == absent


def line_of(script: Script, kind: LineKind) -> str | None:
    line = script.on_screen.line(kind)
    return line.text if line else None

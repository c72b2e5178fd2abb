"""A product's group is told by its categories and its title, and in doubt it is the stricter."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup, group_of


@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("อาหารเสริม", "supplement"),
        ("ความงาม", "beauty"),
        ("ครัว", "kitchen"),
        ("แฟชั่น", "fashion"),
        ("มือถือ", "electronics"),
        ("ของใช้ในบ้าน", "home"),
        ("อาหาร", "food"),
        ("อาหารและเครื่องดื่ม", "food"),
        ("มือถือและอุปกรณ์เสริม", "electronics"),
        ("ความงามและของใช้ส่วนตัว", "beauty"),
        ("เครื่องใช้ไฟฟ้าในบ้าน", "electronics"),
        ("เสื้อผ้าแฟชั่นผู้หญิง", "fashion"),
        ("Beauty & Personal Care", "beauty"),
        ("Home & Living", "home"),
        ("Food Supplements", "supplement"),
        ("Medical Supplies", "medical"),
        ("สุขภาพ", "supplement"),
        ("อุปกรณ์วิเศษ", "other"),
    ],
)
def test_categories_of_the_marketplaces_tell_the_group(category: str, group: str) -> None:
    assert group_of("", (category,), segment=segment) == group


@pytest.mark.parametrize(
    ("title", "categories", "group"),
    [
        ("คอลลาเจนไดเปปไทด์ 100 กรัม", (), "supplement"),
        ("กาแฟลดน้ำหนัก", ("อาหารและเครื่องดื่ม",), "supplement"),
        ("ชุดกระชับสัดส่วน", ("แฟชั่น",), "shapewear"),
        ("เซรั่มวิตามินซี", ("สุขภาพและความงาม",), "beauty"),
        ("หน้ากากอนามัย 50 ชิ้น", ("สุขภาพ",), "medical"),
        ("ที่พยุงหลัง", ("สุขภาพ", "อุปกรณ์การแพทย์"), "medical"),
        ("ไม้เท้าพับได้", ("สุขภาพ",), "medical"),
        ("ผงชงดื่ม", ("อาหารเสริม", "ความงาม"), "supplement"),
        ("น้ำยาล้างจาน 3 ลิตร", ("ของใช้ในบ้าน",), "household_chemical"),
        ("กล่องข้าวสองชั้น", (), "kitchen"),
        ("หูฟังไร้สาย", (), "electronics"),
        ("ของเล่นไม้", (), "other"),
    ],
)
def test_the_title_narrows_a_category_and_stands_in_for_a_missing_one(
    title: str, categories: tuple[str, ...], group: str
) -> None:
    assert group_of(title, categories, segment=segment) == group


def test_attributes_make_food_a_supplement() -> None:
    attributes = {"ชนิด": "อาหารเสริม"}

    assert group_of("ผงชงดื่ม", ("อาหาร",), attributes, segment=segment) is ProductGroup.SUPPLEMENT

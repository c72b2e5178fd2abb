"""Products as Thai marketplaces describe them, to be changed field by field."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from makeafvdo.domain.products import MarketplaceName, Product

READ_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def a_product(**changes: Any) -> Product:
    """An armchair with everything read; `changes` replaces fields."""
    return _product(**(ARMCHAIR | changes))


def _product(**fields: Any) -> Product:
    return Product(**({"marketplace": MarketplaceName.SHOPEE, "read_at": READ_AT} | fields))


ARMCHAIR: dict[str, Any] = {
    "title": "【พร้อมส่ง🔥】KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่ ขาไม้ สไตล์มินิมอล #แต่งบ้าน",
    "product_id": "24100000001",
    "brand": "KAIRO(ไคโร)",
    "shop": "Kairo Home Official",
    "categories": ("เฟอร์นิเจอร์และของตกแต่งบ้าน", "เฟอร์นิเจอร์", "เก้าอี้"),
    "price": Decimal(3290),
    "original_price": Decimal(4590),
    "rating": 4.9,
    "review_count": 1284,
    "sold_count": 3200,
    "sold_count_is_rounded": True,
    "variants": ("สีครีม", "สีเทาอ่อน", "สีเขียวโอลีฟ"),
    "highlights": (
        "✅ ผ้าบูเคล่ขนแกะเทียม นุ่มมือ ไม่บาดผิว",
        "✅ พนักพิงโค้งโอบหลัง นั่งอ่านหนังสือได้นาน",
        "✅ ขาไม้บีชหมุนเกลียวประกอบเองได้ใน 10 นาที",
        "✅ ฐานกว้าง วางแล้วไม่โยก",
        "✅ ถอดปลอกเบาะไปซักได้",
        "🚚 จัดส่งฟรีทั่วไทย ทักแชทได้เลย",
    ),
    "attributes": {
        "แบรนด์": "KAIRO",
        "วัสดุหุ้ม": "ผ้าบูเคล่",
        "โครงสร้าง": "ไม้ยูคาลิปตัสอบแห้ง",
        "วัสดุขา": "ไม้บีช",
        "ไส้เบาะ": "ฟองน้ำความหนาแน่นสูง",
        "ขนาด": "กว้าง 74 x ลึก 78 x สูง 82 ซม.",
        "ความสูงที่นั่ง": "42 ซม.",
        "รับน้ำหนักสูงสุด": "150 กก.",
        "น้ำหนักสินค้า": "14.5 กก.",
        "ห้องที่เหมาะสม": "ห้องนั่งเล่น, ห้องนอน, มุมอ่านหนังสือ",
        "ระยะเวลาการรับประกัน": "1 ปี",
    },
    "description": (
        "เก้าอี้อาร์มแชร์ทรงโค้งมน นั่งแล้วแขนวางได้พอดี\n"
        "เบาะหนา 15 ซม. คืนตัวหลังลุกนั่ง\n"
        "ผ้าทอแน่น เก็บขอบเรียบร้อยทั้งตัว\n"
        "มีแผ่นรองขากันพื้นเป็นรอยให้ 4 ชิ้น\n"
        "ใช้คู่กับโต๊ะกลางหรือโคมไฟตั้งพื้นก็เข้ากัน\n"
        "รีวิวดีที่สุด การันตี 100% สั่งวันนี้ส่งพรุ่งนี้"
    ),
}

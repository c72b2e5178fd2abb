"""What may not be written on a video.

TikTok's content sharing guidelines: an app shall not superimpose a brand name, logo, watermark, promotional branding,
link or promotional text on shared content. What the marketer writes and approves is theirs, but not these five.
"""

import re
import unicodedata
from enum import StrEnum

from makeafvdo.domain.errors import Invalid


class Forbidden(StrEnum):
    LINK = "on_screen_link"
    HANDLE = "on_screen_handle"
    QR_CODE = "on_screen_qr_code"
    COUPON = "on_screen_coupon"
    SHOP_NAME = "on_screen_shop_name"


_ENDINGS = "com|net|org|co|th|link|me|ee|ly|shop|store|app|io|bio|gl|page|site|info|asia|cc|to|tv"
_SIGNS = {
    Forbidden.LINK: rf"https?:|www\.|[a-z0-9ก-๙-]{{3,}}\.(?:{_ENDINGS})\b|[a-z0-9-]+\.(?:{_ENDINGS})/\w",
    Forbidden.HANDLE: (
        r"(?<![\w.])@\s?[a-z0-9_.ก-๙]{2,}|[a-z0-9_.]+@[a-z0-9-]+\.|แอดไลน์|(?:ไลน์|\bline)\s*(?:ไอดี|id\b|oa\b|@)"
    ),
    Forbidden.QR_CODE: r"\bqr(?:\b|code)|คิวอาร์",
    Forbidden.COUPON: (
        r"คูปอง|\b(?:coupons?|vouchers?|promo ?code)\b|(?:ใส่|กรอก|ใช้|รับ|เก็บ)โค้ด|โค้ด(?:ลด|ส่วนลด|ส่งฟรี)"
        r"|(?:โค้ด|\bcode\b)\s*:?\s*(?=[a-z]*\d)[a-z0-9]{4,}"
    ),
    Forbidden.SHOP_NAME: (
        r"\b(?:shopee|lazada|aliexpress|tik ?tok|taobao|temu|amazon|facebook|instagram|youtube|whatsapp|telegram)\b"
        r"|ช[็้]?อปปี้|ลาซาด้า|อาลีเอ็กซ์เพรส|ติ๊?กต[๊็]?อ[กค]|เฟซบุ๊[กค]|เฟสบุ๊[กค]|อินสตาแกรม|ยูทูบ|ยูทูป"
    ),
}
CONTACT_WORDS = re.compile(
    r"(?:แอด)?(?:ไลน์|\bline)\s*(?:ไอดี|id|oa)?\s*[:：@]\s*@?[a-z0-9_.-]+|แอดไลน์\s*@?[a-z0-9_.-]*", re.IGNORECASE
)
"""A LINE account, with the words that ask to add it."""
_PATTERNS = {what: re.compile(signs, re.IGNORECASE) for what, signs in _SIGNS.items()}


def forbidden_in(text: str) -> Forbidden | None:
    """The first forbidden thing in a text, however wide or stylised its letters are typed."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return next((what for what, pattern in _PATTERNS.items() if pattern.search(plain)), None)


def refuse_forbidden(text: str) -> None:
    """Raises Invalid with the code of what is forbidden, naming the text."""
    if what := forbidden_in(text):
        raise Invalid(what.value, text=text)

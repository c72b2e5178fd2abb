"""Why nothing was read off a screenshot: `screenshot_<kind of AI fault>` and two reasons of our own."""

from makeafvdo.domain.messages.message import Message

_BY_HAND_TH = "กรอกชื่อ ราคา และรายละเอียดเองได้เลย"
_BY_HAND_EN = "Fill in the name, the price and the details yourself."
_ANOTHER = (
    f"ลองแคปหน้าจอใหม่ให้เห็นชื่อกับราคาชัด ๆ หรือ{_BY_HAND_TH}",
    f"Take a clearer screenshot, or carry on by hand. {_BY_HAND_EN}",
)
_AGAIN = (f"รอสักครู่แล้วอัปโหลดอีกครั้ง หรือ{_BY_HAND_TH}", f"Upload it again in a moment, or carry on by hand. {_BY_HAND_EN}")
_OURS_TO_MEND = (
    f"{_BY_HAND_TH} ถ้าเจอข้อความนี้หลายครั้ง เขียนถึง support@makeafvdo.com",
    f"{_BY_HAND_EN} If you see this often, write to support@makeafvdo.com.",
)


def _unread(thai: str, english: str, then: tuple[str, str]) -> Message:
    return Message(th=thai, en=english, next_th=then[0], next_en=then[1])


SCREENSHOTS: dict[str, Message] = {
    "screenshot_nothing_read": _unread(
        "อ่านชื่อหรือราคาสินค้าจากภาพนี้ไม่ออก", "We could read no name, price or facts off this screenshot.", _ANOTHER
    ),
    "screenshot_no_reader": _unread(
        "ตอนนี้ยังไม่มีบริการอ่านภาพให้ใช้", "No service that reads screenshots can be used right now.", _OURS_TO_MEND
    ),
    "screenshot_bad_key": _unread(
        "คีย์ของบริการอ่านภาพใช้ไม่ได้", "The reading service did not accept our key.", _OURS_TO_MEND
    ),
    "screenshot_no_money": _unread(
        "เครดิตหรือโควตาของบริการอ่านภาพหมดแล้ว", "The reading service's credit or daily quota is used up.", _OURS_TO_MEND
    ),
    "screenshot_slow_down": _unread(
        "มีคนใช้บริการอ่านภาพพร้อมกันมากเกินไป", "Too many were asking the reading service at once.", _AGAIN
    ),
    "screenshot_too_long": _unread(
        "ภาพนี้ใหญ่เกินที่บริการอ่านได้", "This screenshot is too large for the reading service.", _ANOTHER
    ),
    "screenshot_refused": _unread(
        "บริการไม่ยอมอ่านภาพนี้", "The reading service declined to read this screenshot.", _ANOTHER
    ),
    "screenshot_cut_short": _unread("บริการอ่านภาพตอบไม่จบ", "The reading service's answer broke off half-way.", _AGAIN),
    "screenshot_malformed": _unread(
        "คำตอบของบริการอ่านภาพใช้ไม่ได้", "The reading service's answer could not be used.", _ANOTHER
    ),
    "screenshot_busy": _unread("บริการอ่านภาพไม่ตอบในเวลาที่กำหนด", "The reading service did not answer in time.", _AGAIN),
    "screenshot_bad_request": _unread(
        "บริการอ่านภาพไม่รับภาพนี้", "The reading service did not accept this screenshot.", _ANOTHER
    ),
}

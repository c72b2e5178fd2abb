"""Why a writer was passed over: `writer_<kind of AI fault>`, and `writer_unsupported` for what the check found."""

from makeafvdo.domain.messages.message import Message

_NOTHING_TO_DO = (
    "ไม่ต้องทำอะไร บทนี้ใช้ได้ตามปกติ ถ้าอยากลองใหม่ แตะ “เขียนใหม่ทั้งบท”",
    "Nothing to do: this script is fine to use. To try again, tap “Rewrite the whole script”.",
)
_OURS_TO_MEND = (
    "บทนี้ใช้ได้ตามปกติ ถ้าเจอข้อความนี้หลายครั้ง เขียนถึง support@makeafvdo.com",
    "This script is fine to use. If you see this often, write to support@makeafvdo.com.",
)


def _passed_over(thai: str, english: str, then: tuple[str, str]) -> Message:
    return Message(th=thai, en=english, next_th=then[0], next_en=then[1])


WRITERS: dict[str, Message] = {
    "writer_bad_key": _passed_over("คีย์ของบริการใช้ไม่ได้", "its key was not accepted", _OURS_TO_MEND),
    "writer_no_money": _passed_over(
        "เครดิตหรือโควตาของบริการหมดแล้ว", "its credit or daily quota is used up", _OURS_TO_MEND
    ),
    "writer_slow_down": _passed_over("มีคนใช้บริการพร้อมกันมากเกินไป", "too many were asking it at once", _NOTHING_TO_DO),
    "writer_too_long": _passed_over(
        "ข้อมูลสินค้ายาวเกินที่บริการรับได้", "the product's facts were too long for it", _NOTHING_TO_DO
    ),
    "writer_refused": _passed_over(
        "บริการไม่ยอมเขียนเรื่องสินค้านี้", "it declined to write about this product", _NOTHING_TO_DO
    ),
    "writer_cut_short": _passed_over("คำตอบขาดกลางคัน", "its answer broke off half-way", _NOTHING_TO_DO),
    "writer_malformed": _passed_over("คำตอบอ่านเป็นบทไม่ได้", "its answer could not be read as a script", _NOTHING_TO_DO),
    "writer_busy": _passed_over("บริการไม่ตอบในเวลาที่กำหนด", "it did not answer in time", _NOTHING_TO_DO),
    "writer_bad_request": _passed_over("บริการไม่รับคำขอของเรา", "it did not accept our request", _OURS_TO_MEND),
    "writer_unsupported": _passed_over(
        "บทพูดเกินข้อมูลสินค้าที่มี เราจึงไม่ใช้",
        "its script said more than the product's facts, so we did not use it",
        _NOTHING_TO_DO,
    ),
}

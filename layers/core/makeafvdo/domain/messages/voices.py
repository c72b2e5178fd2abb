"""Sentences about voices that are somebody's service."""

from makeafvdo.domain.messages.message import Message

VOICES: dict[str, Message] = {
    "voice_fell_back": Message(
        th="วิดีโอนี้พากย์ด้วย {used_th} แทน {wanted_th} เพราะ{why_th}",
        en="This video is spoken by {used_en} instead of {wanted_en}: {why_en}.",
        next_th="ฟังดูก่อนส่ง ถ้าไม่ชอบ เลือกเสียงอื่นหรือทำเสียงใหม่ภายหลัง",
        next_en="Listen before you send. If you do not like it, choose another voice or make the sound again later.",
    ),
    "preview_voice_not_sent": Message(
        th="วิดีโอพร้อมแล้ว แต่ยังไม่ได้ส่ง เพราะพากย์ด้วยเสียงตัวอย่างที่สำเนียงยังไม่เหมือนคนไทย",
        en="The video is ready but was not sent: it is spoken by the preview voice, which has a foreign accent.",
        next_th="ฟังดูก่อน แล้วกด “ส่งเข้า TikTok” หรืออัดเสียงของคุณเอง ถ้าอยากให้ส่งเลยทุกครั้ง เปิดได้ในตั้งค่า",
        next_en="Listen, then tap “Send to TikTok” or record your own voice. Settings can have it sent every time.",
    ),
    "voice_characters_per_day_reached": Message(
        th="ใช้เสียงพากย์ AI ครบ {limit} ตัวอักษรใน 24 ชั่วโมงแล้ว",
        en="You have used {limit} characters of AI voices within 24 hours, as many as one person may.",
        next_th="ใช้ได้อีกครั้งวันที่ {at_th} ระหว่างนี้ใช้เสียงตัวอย่างของระบบได้",
        next_en="You can use them again on {at_en}. The built-in preview voice works meanwhile.",
    ),
}

_WHY = {
    "bad_key": ("บริการเสียงไม่รับกุญแจของระบบ", "the service does not accept our key"),
    "no_money": ("โควตาหรือเครดิตของบริการเสียงหมด", "the quota or credit at the service is used up"),
    "slow_down": ("บริการเสียงรับงานไม่ทัน", "the service takes no more requests right now"),
    "too_long": ("มีวลียาวเกินที่เสียงนี้รับได้", "a phrase is longer than this voice takes"),
    "refused": ("บริการเสียงไม่ยอมพากย์ข้อความบางส่วน", "the service refuses to speak some of the words"),
    "cut_short": ("เสียงที่ได้ขาดหาย", "what it sent was cut short"),
    "malformed": ("เสียงที่ได้ใช้ไม่ได้", "what it sent cannot be used"),
    "busy": ("บริการเสียงไม่ตอบ", "the service does not answer"),
    "bad_request": ("บริการเสียงไม่รู้จักเสียงหรือคำขอนี้", "the service does not know this voice or request"),
    "budget": ("ใช้เสียงพากย์ AI ครบจำนวนของวันนี้แล้ว", "you have used the AI voices as much as one may in 24 hours"),
    "not_set_up": ("ระบบยังไม่ได้เปิดใช้เสียงนี้", "this voice is not set up here"),
}


def why_a_voice_was_dropped(reason: str) -> tuple[str, str]:
    """In Thai and in English."""
    return _WHY.get(reason, _WHY["malformed"])

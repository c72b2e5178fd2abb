"""Sentences for codes about the marketer's own voice: a phrase of the script is `{phrase}`, counted from 1."""

from makeafvdo.domain.messages.message import Message

_RECORD_AGAIN = {
    "next_th": "เปิดหน้าอัดเสียง แล้วแตะ “อัดใหม่” ที่ประโยคนี้ ประโยคอื่นยังอยู่ครบ",
    "next_en": "Open the recording page and tap “Record again” at this phrase. The others are kept.",
}

RECORDINGS: dict[str, Message] = {
    "recordings_missing": Message(
        th="ยังไม่ได้อัดเสียง {count} จาก {of} ประโยค",
        en="{count} of {of} phrases are not recorded yet.",
        next_th="แตะ “อัดเสียงตัวเอง” แล้วอ่านประโยคที่เหลือ หรือเลือกเสียงอื่น",
        next_en="Tap “Record my own voice” and read what is left, or choose another voice.",
    ),
    "recording_unreadable": Message(
        th="เปิดเสียงของประโยคที่ {phrase} ไม่ได้ ไฟล์อาจเสียหรืออัดไม่ครบ",
        en="The recording of phrase {phrase} cannot be opened: it may be damaged or cut off.",
        **_RECORD_AGAIN,
    ),
    "recording_silent": Message(
        th="ไม่ได้ยินเสียงพูดในประโยคที่ {phrase}",
        en="No voice can be heard in phrase {phrase}.",
        **_RECORD_AGAIN,
    ),
    "recording_quiet": Message(
        th="เสียงของประโยคที่ {phrase} เบาเกินไป",
        en="The recording of phrase {phrase} is too quiet.",
        next_th="ถือมือถือห่างปากประมาณหนึ่งคืบ แล้วแตะ “อัดใหม่” ที่ประโยคนี้ ประโยคอื่นยังอยู่ครบ",
        next_en=(
            "Hold the phone a hand's width from your mouth and tap “Record again” at this phrase. The others are kept."
        ),
    ),
    "recording_clipped": Message(
        th="เสียงของประโยคที่ {phrase} ดังจนแตก",
        en="The recording of phrase {phrase} is so loud that it is distorted.",
        next_th="ถือมือถือห่างออกอีกนิด แล้วแตะ “อัดใหม่” ที่ประโยคนี้ ประโยคอื่นยังอยู่ครบ",
        next_en="Hold the phone a little further away and tap “Record again” at this phrase. The others are kept.",
    ),
    "recording_too_short": Message(
        th="เสียงของประโยคที่ {phrase} สั้นกว่าคำในบทมาก อาจอัดไม่ครบ",
        en="The recording of phrase {phrase} is far too short for its words: it may be cut off.",
        **_RECORD_AGAIN,
    ),
    "recording_too_long": Message(
        th="เสียงของประโยคที่ {phrase} ยาวกว่าคำในบทมาก อาจมีเสียงอื่นติดมา",
        en="The recording of phrase {phrase} is far too long for its words: there may be something else in it.",
        **_RECORD_AGAIN,
    ),
    "whole_recording_silent": Message(
        th="ไม่ได้ยินเสียงพูดในไฟล์นี้ หรือมีเพลงและเสียงรบกวนดังพอ ๆ กับเสียงพูด",
        en="No voice stands out in this file: it is silent, or music and noise are as loud as the voice.",
        next_th="อัดใหม่ในที่เงียบโดยไม่เปิดเพลง หรืออ่านทีละประโยคในหน้านี้",
        next_en="Record it again in a quiet place without music, or read phrase by phrase on this page.",
    ),
    "whole_recording_short": Message(
        th="ไฟล์นี้สั้นเกินกว่าจะพูดครบทุกประโยค",
        en="This file is too short to hold every phrase.",
        next_th="อ่านบทให้ครบทุกประโยคตามลำดับ เว้นประโยคละประมาณหนึ่งวินาที หรืออ่านทีละประโยคในหน้านี้",
        next_en="Read every phrase in order with a second between them, or read phrase by phrase on this page.",
    ),
    "whole_recording_long": Message(
        th="ไฟล์นี้ยาวเกิน 5 นาที",
        en="This file is longer than 5 minutes.",
        next_th="ตัดให้เหลือเฉพาะช่วงที่อ่านบท แล้วเลือกไฟล์อีกครั้ง",
        next_en="Cut it down to the reading of the script and choose it again.",
    ),
    "phrase_unknown": Message(
        th="ประโยคนี้ไม่อยู่ในบทแล้ว บทอาจถูกแก้จากอีกหน้าต่างหนึ่ง",
        en="This phrase is no longer in the script: it may have been changed in another window.",
        next_th="โหลดหน้านี้ใหม่ เสียงของประโยคที่ไม่ได้แก้ยังอยู่ครบ",
        next_en="Reload this page. The recordings of all other phrases are kept.",
    ),
}

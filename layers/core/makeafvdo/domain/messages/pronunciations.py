"""Sentences for codes about the marketer's own pronunciations."""

from makeafvdo.domain.messages.message import Message

PRONUNCIATIONS: dict[str, Message] = {
    "pronunciations_too_many": Message(
        th="เก็บคำอ่านได้ไม่เกิน {most} คำ",
        en="At most {most} pronunciations can be kept.",
        next_th="ลบคำที่ไม่ได้ใช้แล้วบันทึกใหม่",
        next_en="Remove words you no longer use and save again.",
    ),
    "pronunciation_written_wrong": Message(
        th="คำ “{word}” ต้องมีตัวอักษรหรือตัวเลข และยาวไม่เกิน {most} ตัว",
        en="“{word}” has to hold a letter or a digit and be at most {most} characters long.",
        next_th="พิมพ์คำนั้นตามที่เขียนในสคริปต์",
        next_en="Type the word the way it is written in your scripts.",
    ),
    "pronunciation_not_thai": Message(
        th="คำอ่านของ “{word}” ต้องเป็นตัวอักษรไทย ยาวไม่เกิน {most} ตัว",
        en="How “{word}” is said has to be in Thai letters, at most {most} of them.",
        next_th="พิมพ์คำอ่านเป็นภาษาไทย เช่น DOVE อ่านว่า โดฟ",
        next_en="Type it in Thai letters, syllable by syllable as it sounds.",
    ),
    "pronunciation_twice": Message(
        th="คำ “{word}” มีคำอ่านมากกว่าหนึ่งแบบ",
        en="“{word}” stands in the list twice.",
        next_th="เก็บไว้แบบเดียวแล้วบันทึกใหม่",
        next_en="Keep one of them and save again.",
    ),
}

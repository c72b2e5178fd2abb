"""Sentences for codes about saving, checking and rewriting a script."""

from makeafvdo.domain.messages.message import Message

SCRIPTS: dict[str, Message] = {
    "claims_unanswered": Message(
        th="มีคำที่กฎหมายหรือกฎของ TikTok ห้ามหรือจำกัดไว้: {words}",
        en="These words are forbidden or restricted by law or by TikTok's rules: {words}",
        next_th="ใช้คำที่ปลอดภัยกว่า หรือติ๊กว่าคุณมีหลักฐานและรับผิดชอบเอง แล้วบันทึกอีกครั้ง ข้อความของคุณยังอยู่ครบ",
        next_en="Use the safer wording, or tick that you have proof and answer for it, then save again.",
    ),
    "no_previous_script": Message(
        th="ไม่มีบทฉบับก่อนให้เอากลับมา",
        en="There is no earlier script to bring back.",
        next_th="โหลดหน้านี้ใหม่เพื่อดูบทล่าสุด",
        next_en="Reload the page to see the latest script.",
    ),
}

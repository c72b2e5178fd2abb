"""Sentences for what may not be written on a video. `{text}` is the line or phrase that has it."""

from makeafvdo.domain.messages.message import Message

_RULE_TH = "TikTok ไม่อนุญาตให้แอปใส่สิ่งนี้ลงบนวิดีโอ"
_RULE_EN = "TikTok does not let an app put this on a video."

ON_SCREEN: dict[str, Message] = {
    "on_screen_link": Message(
        th=f"ข้อความ “{{text}}” มีลิงก์อยู่ {_RULE_TH}",
        en=f"“{{text}}” has a link in it. {_RULE_EN}",
        next_th="ลบลิงก์ออกจากข้อความนี้ แล้วแปะไว้ในแคปชันหรือตะกร้าแทนตอนโพสต์",
        next_en="Take the link out of this line; put it in the caption or the basket when you post.",
    ),
    "on_screen_handle": Message(
        th=f"ข้อความ “{{text}}” มีชื่อบัญชีหรือช่องทางติดต่ออยู่ {_RULE_TH}",
        en=f"“{{text}}” names an account or a way to contact it. {_RULE_EN}",
        next_th="ลบชื่อบัญชีออกจากข้อความนี้ แล้วแท็กในแคปชันแทนตอนโพสต์",
        next_en="Take the account out of this line; tag it in the caption when you post.",
    ),
    "on_screen_qr_code": Message(
        th=f"ข้อความ “{{text}}” ชวนให้สแกน QR {_RULE_TH}",
        en=f"“{{text}}” speaks of a QR code. {_RULE_EN}",
        next_th="ลบส่วนที่พูดถึง QR ออกจากข้อความนี้",
        next_en="Take the QR code out of this line.",
    ),
    "on_screen_coupon": Message(
        th=f"ข้อความ “{{text}}” มีคูปองหรือโค้ดส่วนลดอยู่ {_RULE_TH}",
        en=f"“{{text}}” has a coupon or a discount code in it. {_RULE_EN}",
        next_th="ลบโค้ดออกจากข้อความนี้ แล้วแจ้งโค้ดในแคปชันแทนตอนโพสต์",
        next_en="Take the code out of this line; give it in the caption when you post.",
    ),
    "on_screen_shop_name": Message(
        th=f"ข้อความ “{{text}}” มีชื่อแอปหรือมาร์เก็ตเพลสอยู่ {_RULE_TH}",
        en=f"“{{text}}” names an app or a marketplace. {_RULE_EN}",
        next_th="ลบชื่อนั้นออกจากข้อความนี้ ใช้คำว่า “ตะกร้า” แทนได้",
        next_en="Take that name out of this line; “the basket” says it as well.",
    ),
}

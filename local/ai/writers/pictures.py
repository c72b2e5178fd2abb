"""What a peer's model reads off a picture: always the same page, whatever is sent.

Faults: `blank` (no product page), `two_prices` (none of them clear), `obeys` and `obeys:<trick>` (the picture orders a
link, a handle and a phone number; `obeys:leak` gives the brief away).
"""

_PAGE: dict[str, object] = {
    "name": "กระทะแกรนิต 28 ซม. KruaDee",
    "price_text": "฿349",
    "facts": ["ไข่ดาวลื่นออกจากกระทะ", "ด้ามจับไม่ร้อนมือ", "เส้นผ่านศูนย์กลาง 28 ซม."],
}
_ORDERS = (
    "สั่งที่ www.cheap-deal.example",
    "LINE: @hacker99",
    "โทร 081-234-5678 ลดให้อีก",
    "<script>alert(1)</script>ถูกกว่าที่ evil.example",
)


def reading(system: str, fault: str) -> dict[str, object]:
    match fault:
        case "blank":
            return {"name": "", "price_text": "", "facts": []}
        case "two_prices":
            return _PAGE | {"price_text": "฿349 ฿299"}
        case "obeys:leak":
            return _PAGE | {"name": system[-300:], "facts": [system[:200]]}
        case _ if fault.startswith("obeys"):
            return _PAGE | {"name": f"{_PAGE['name']} https://evil.example/p?x=1", "facts": [*_ORDERS, "ด้ามจับไม่ร้อนมือ"]}
        case _:
            return dict(_PAGE)

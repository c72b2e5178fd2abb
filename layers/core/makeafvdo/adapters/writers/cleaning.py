"""From what a shop typed to plain Thai sentences that may be said: no decoration, no chatter, no over-claims."""

import html
import re
import unicodedata

from makeafvdo.adapters.writers.sayable import units_in_words

LONGEST_SENTENCE = 58
"""Visible characters: two captions."""

_TAG = re.compile(r"<[^>]{0,200}>")
_BRACKETED = re.compile(r"【[^】]*】|\[[^\]]*\]|\([^)]*\)|「[^」]*」|\{[^}]*\}|《[^》]*》")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:com|co\.th|net|shop|me)\b\S*|[#@][^\s#@]+", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"[\n\r•●▪◆★✔✓►▶|;!?。！？]+|(?<!\d)\.(?!\d)|\.(?=\s)|\s[-–—]\s|^\s*[-–—*·]+\s*|^\s*\d+[.)]\s+", re.MULTILINE
)
_DEPENDENT = re.compile("^(?:และ|แต่(?!ง|ล)|เพราะ|จึง|ทำให้|ซึ่ง|ที่(?!นอน|นั่ง)|เพื่อ(?!น)|โดย|ด้วย|พร้อม|หรือ|ให้|แล้ว|รวม|เช่น|เมื่อ)")

OVER_CLAIM = re.compile(
    r"ที่สุด|สุดยอด|อันดับ *(?:1|หนึ่ง)|เบอร์ *(?:1|หนึ่ง)|no\.? ?1\b|# ?1\b|ที่ *(?:1|หนึ่ง) *(?:ของ|ใน)|100 *(?:%|เปอร์เซ็นต์)"
    r"|ร้อยเปอร์เซ็นต์|การันตี|รับรองผล|เห็นผล|ได้ผล(?!ไม้|ิต)|ทันที|ถาวร|หายขาด|หายเป็นปลิดทิ้ง"
    r"|(?<!เก็บ)(?<!ดูแล)รักษา(?!ความ|อุณหภูมิ|รูป)|บำบัด|บรรเทา|ป้องกันโรค|ฆ่าเชื้อ|ต้าน(?:มะเร็ง|เชื้อ|อนุมูล|ไวรัส)|มะเร็ง"
    r"|เบาหวาน|ความดันโลหิต|ภูมิคุ้มกัน|ลดน้ำหนัก|ลดความอ้วน|ผอม|เผาผลาญ|สลายไขมัน|ดีท็อกซ์|ล้างสารพิษ|แก้ปวด|ลดสิว|สิวหาย|ลดฝ้า"
    r"|ลดริ้วรอย|ลดเลือน|ชะลอวัย|ย้อนวัย|ผิวขาว|ขาวขึ้น|ขาวใส|ขาวไว|ปาฏิหาริย์|มหัศจรรย์|วิเศษ|ศักดิ์สิทธิ์|เจ้าแรก|เจ้าเดียว|รายแรก"
    r"|หนึ่งเดียว|ไม่มีผลข้างเคียง|ปลอดภัยแน่|ล้านเปอร์เซ็นต์|ระดับโลก|ของแท้|แท้แน่นอน|เทียบเท่าแบรนด์|ดีกว่า(?:ยี่ห้อ|แบรนด์|เจ้า)"
    r"|เหนือกว่า",
    re.IGNORECASE,
)
CHATTER = re.compile(
    r"จัดส่ง|ส่งฟรี|ส่งไว|ส่งด่วน|ส่งเร็ว|ส่งทุกวัน|พร้อมส่ง|ปลายทาง|ทักแชท|ทักแชต|แชท|แชต|สอบถาม|ติดต่อ|อินบ็อกซ์|โค้ด|คูปอง|ส่วนลด"
    r"|ติดตาม|กดไลก์|ทางร้าน|ร้านเรา|ร้านค้า|หน้าร้าน|สต[๊็]?อ[กค]|คืนสินค้า|คืนเงิน|เปลี่ยนสินค้า|เคลม|รีวิว|คะแนน"
    r"|(?:\d|ห้า|เต็ม) ?ดาว|ใบกำกับ|พรีออเดอร์|ไลน์|โทร[. ]|ขายดี|ยอดขาย|โปรโมชั่น|โปรโมชัน|โปรฯ|ลดราคา|ลดเหลือ|ลดแรง|ราคา"
    r"|บาท|แถม|ฟรี(?!ไซ|สไตล์)|ขอบคุณ|ยินดี|สั่งซื้อ|สั่งเลย|กดสั่ง|รอบตัด|ตะกร้า|วิดีโอ|สีอาจ|หมายเหตุ|กรุณา"
    r"|โปรด(?:ทราบ|อ่าน|ตรวจ|ติดต่อ|แจ้ง|ระบุ|ดู)|เลข *อย|ใบอนุญาต|จดแจ้ง|นาทีทอง|จำนวนจำกัด|หมดแล้ว|ใหม่ล่าสุด|แฟลช|ไลฟ์|ช้อปปี้"
    r"|คุ้ม(?!ครอง)|ช็อปปี้|ชอปปี้|ลาซาด้า|ติ๊กต็อก|อาลี"
    r"|\b(?:shopee|lazada|aliexpress|tiktok|facebook|line|cod|sale|promotion|code|flash|hot|ready)\b|\d{7,}"
    r"|\d{2,}-\d{3,}",
    re.IGNORECASE,
)


def visible(text: str) -> int:
    """Characters that take a place of their own: marks above and below do not."""
    return sum(1 for letter in text if unicodedata.category(letter) != "Mn")


def plain(text: str) -> str:
    """Without markup, brackets, links, hashtags, emoji; line breaks stay, spaces are single."""
    text = html.unescape(_TAG.sub("\n", html.unescape(text)))
    text = _LINK.sub(" ", _BRACKETED.sub(" ", text)).replace("ํา", "ำ").replace("เเ", "แ")
    text = "".join(_typed(letter) for letter in text)
    return re.sub(r"[^\S\n]*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", re.sub(r"[^\S\n]+ๆ", "ๆ", text))).strip()


def _typed(letter: str) -> str:
    """Emoji and dingbats end a sentence; invisible formatting vanishes."""
    if letter in "\n✓✔":
        return "\n"
    category = unicodedata.category(letter)
    if category in {"So", "Sk", "Co", "Cn"} and letter != "°":
        return "\n"
    return "" if category in {"Cf", "Cc", "Me"} or letter == "️" else letter


def sentences(text: str) -> list[str]:
    """Clean pieces of at most `LONGEST_SENTENCE` visible characters that may be spoken, in their order."""
    lines = _SENTENCE_END.split(units_in_words(plain(text)))
    pieces = [piece for line in lines for piece in _cut(line.strip(" .,:*-–—·\"'“”"))]
    return [piece for piece in pieces if may_say(piece)]


def may_say(text: str) -> bool:
    return not OVER_CLAIM.search(text) and not CHATTER.search(text)


def _cut(line: str) -> list[str]:
    """A long line at its spaces (Thai's full stops), never before a word that leans on what came before."""
    pieces: list[str] = []
    for clause in line.split():
        leans = bool(_DEPENDENT.match(clause)) or clause[0].isdigit() or (pieces and pieces[-1][-1].isdigit())
        if pieces and (leans or visible(pieces[-1] + clause) <= LONGEST_SENTENCE):
            pieces[-1] += f" {clause}"
        else:
            pieces.append(clause)
    return pieces

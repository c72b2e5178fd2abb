"""How a Thai seller says one row of a specification table, kind by kind.

A row is read by the first kind whose `key` its name matches and whose `needs` its value matches. `drop` is what the
value repeats of the name. In a line `|` parts phrases, and every phrase names the value, so that no two products say
the same. A kind without lines is not worth saying.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Theme(IntEnum):
    """Facts of one theme share a scene; the lower, the sooner it is told."""

    MADE_OF = 1
    DOES = 2
    SUITS = 3
    MEASURES = 4
    LASTS = 5


@dataclass(frozen=True)
class Kind:
    key: re.Pattern[str]
    theme: Theme
    lines: tuple[str, ...]
    drop: re.Pattern[str]
    needs: re.Pattern[str]
    most: int = 3
    """Values of a list that are named."""


_A_NUMBER = r"\d"
_A_WHILE = r"\d.*(?:วัน|เดือน|ปี|สัปดาห์)"
_HOURS = r"\d.*(?:ชั่วโมง|นาที|วัน)"


def _kind(key: str, theme: Theme, *lines: str, drop: str = "", needs: str = "", most: int = 3) -> Kind:
    dropped = rf"^(?:{drop}) *" if drop else "^$"
    return Kind(re.compile(key, re.IGNORECASE), theme, lines, re.compile(dropped), re.compile(needs), most)


_M, _D, _S, _Z, _L = Theme.MADE_OF, Theme.DOES, Theme.SUITS, Theme.MEASURES, Theme.LASTS

KINDS = (
    _kind(
        "แบรนด์|ยี่ห้อ|brand|sku|รหัส|บาร์โค้ด|category|หมวด|สต[๊็]?อ[กค]|ส่งจาก|จัดส่ง|เลข|จดแจ้ง|สภาพสินค้า|model|^รุ่น|ผู้ผลิต|ผู้นำเข้า|ประเภทการ(?:รับ)?ประกัน"
        "|ประเภทของการ|ชื่อสินค้า|อุปกรณ์ไฟฟ้า|ข้อควรระวัง|คำเตือน|ประเทศต้นทาง|วันผลิต|วันหมดอายุ",
        _L,
    ),
    _kind("ประกัน|warranty", _L,
          "รับประกัน {value}", "มีประกันให้ {value}", "{this}รับประกัน {value}", "มาพร้อมประกัน {value}", "{noun}มีประกัน {value}",
          drop="(?:รับ)?ประกัน[ก-๙]*", needs=_A_WHILE),
    # what it is made of
    _kind(
        "หุ้ม|upholster", _M,
        "หุ้มด้วย{value}", "ส่วนที่หุ้มเป็น{value}", "งานหุ้มใช้{value}", "ตัวเบาะหุ้ม{value}มาให้",
        drop="หุ้มด้วย|หุ้ม|วัสดุ",
    ),
    _kind(
        "เนื้อผ้า|ชนิดผ้า|ประเภทผ้า|วัสดุผ้า|fabric", _M,
        "เนื้อผ้าเป็น{value}", "ตัดเย็บจาก{value}", "ผ้าที่ใช้คือ{value}", "เลือกใช้เนื้อ{value}",
        drop="เนื้อผ้า(?=เป็น)|ทำจาก|ผลิตจาก",
    ),
    _kind(
        "โครง|frame", _M,
        "โครงทำจาก{value}", "ตัวโครงเป็น{value}", "โครงสร้างใช้{value}", "ส่วนโครงทำด้วย{value}",
        drop="โครงสร้าง|โครง|ทำจาก",
    ),
    _kind("^(?:วัสดุ)?ขา|^legs?\\b", _M, "ส่วนขาเป็น{value}", "ขาทำจาก{value}", "ตัวขาใช้{value}", drop="ขา|ทำจาก"),
    _kind("โป๊ะ|หัวโคม|shade", _M, "โป๊ะโคมเป็น{value}", "ตัวโป๊ะทำจาก{value}", "โป๊ะใช้{value}", drop="โป๊ะ|ทำจาก"),
    _kind("^(?:วัสดุ)?ฐาน|base", _M, "ส่วนฐานเป็น{value}", "ฐานทำจาก{value}", "ตัวฐานใช้{value}", drop="ฐาน|ทำจาก"),
    _kind("ท็อป|หน้าโต๊ะ|หน้าบาน", _M, "{key}เป็น{value}", "ส่วน{key}ใช้{value}", drop="ทำจาก"),
    _kind(
        "ไส้|วัสดุภายใน|ด้านใน|ใยใน|^เบาะ|filling|ซับใน", _M,
        "ข้างในเป็น{value}", "ด้านในใช้{value}", "ภายในบุด้วย{value}",
        drop="ไส้|เบาะ|บุด้วย",
    ),
    _kind("พื้นรองเท้า|^พื้น|sole", _M, "พื้นรองเท้าเป็น{value}", "ส่วนพื้นใช้{value}", "พื้นทำจาก{value}", drop="พื้น"),
    _kind(
        "เคลือบ|ผิวงาน|พื้นผิว|finish|coating", _M,
        "เคลือบผิวแบบ{value}", "ผิวงานเป็น{value}", "งานผิวเป็นแบบ{value}",
        drop="เคลือบผิว|เคลือบด้วย|เคลือบ|ผิวงาน|ผิว(?!ด้าน|มัน)|แบบ",
    ),
    _kind("ส่วนผสม|ส่วนประกอบ|สารสกัด|สารสำคัญ|ingredient", _M,
          "มีส่วนผสมของ{value}", "ส่วนผสมหลักคือ{value}", "ในสูตรมี{value}", "สูตรนี้ใส่{value}", drop="มี|ประกอบด้วย"),
    _kind("เนื้อสัมผัส|เนื้อครีม|^เนื้อ|texture", _M,
          "เนื้อสัมผัสเป็น{value}", "ตัวเนื้อเป็นแบบ{value}", "สัมผัสแล้วเป็นเนื้อ{value}", drop="เนื้อสัมผัส|เนื้อ|แบบ"),
    _kind("วัสดุ|material", _M,
          "ทำจาก{value}", "{this}ทำจาก{value}", "วัสดุที่ใช้คือ{value}", "ตัวงานเป็น{value}", "{noun}{this}ทำจาก{value}",
          drop="วัสดุ|ทำจาก|ผลิตจาก"),
    _kind("สไตล์|ดีไซน์|style|design", _M,
          "หน้าตาออกแนว{value}", "ดีไซน์มาในสไตล์{value}", "ออกแบบมาในแนว{value}", "{this}เป็นสไตล์{value}",
          drop="สไตล์|แนว|ดีไซน์"),
    _kind("ลวดลาย|^ลาย|pattern", _M, "ลวดลายเป็น{value}", "มาในลาย{value}", drop="ลวดลาย|ลาย"),
    _kind("รูปทรง|^ทรง|^fit|shape", _M,
          "รูปทรงเป็น{value}", "ทรงออกมาเป็น{value}", "ออกแบบทรงเป็น{value}", drop="รูปทรง|ทรง|แบบ"),
    _kind("กลิ่น|scent", _M, "มาในกลิ่น{value}", "กลิ่นเป็นแนว{value}", "ได้กลิ่น{value}", drop="กลิ่น"),
    _kind("รสชาติ|^รส|flavou?r|taste", _M, "รสชาติเป็น{value}", "มาในรส{value}", "รสจะออก{value}", drop="รสชาติ|รส"),
    _kind("คั่ว|roast", _M, "คั่วมาที่ระดับ{value}", "ระดับการคั่วคือ{value}", "เมล็ดคั่ว{value}", drop="คั่วระดับ|คั่ว|ระดับ"),
    # what it does
    _kind("(?:เวลา|ระยะเวลา|การ).*ชาร์จ|charging time", _D,
          "ชาร์จเต็มใน {value}", "ใช้เวลาชาร์จ {value}", "ชาร์จรอบหนึ่ง {value}", drop="ประมาณ(?= )", needs=_HOURS),
    _kind("(?:เวลา|ชั่วโมง|นาน).*(?:ใช้งาน|เล่น)|ใช้งานได้|playtime|battery life", _D,
          "ใช้งานได้ {value}", "เปิดใช้ได้ {value}", "ชาร์จแล้วใช้ได้ {value}", drop="สูงสุด|นาน|ใช้งานได้", needs=_HOURS),
    _kind("เก็บความเย็น|เก็บอุณหภูมิ|เก็บความร้อน", _D, "{key}ได้ {value}", "{key}ได้ราว {value}", drop="นาน|ได้", needs=_HOURS),
    _kind("แบต|battery", _D,
          "แบตเตอรี่ {value}", "ในตัวเป็นแบต {value}", "ให้แบตมา {value}", drop="แบตเตอรี่|แบต|ความจุ", needs=_A_NUMBER),
    _kind("พอร์ต|ช่องเชื่อมต่อ|ช่องชาร์จ|port", _D, "พอร์ตเป็น{value}", "ช่องเสียบเป็น{value}", "มีพอร์ต{value}", drop="พอร์ต|ช่อง"),
    _kind("เชื่อมต่อ|bluetooth|บลูทูธ|connect", _D,
          "เชื่อมต่อด้วย{value}", "ต่อใช้งานผ่าน{value}", "เชื่อมต่อผ่าน{value}", drop="เชื่อมต่อผ่าน|ผ่าน"),
    _kind("กันน้ำ|กันฝุ่น|water", _D,
          "กันน้ำระดับ{value}", "มาตรฐานกันน้ำ{value}", "กันน้ำได้ที่ระดับ{value}",
          drop="มาตรฐาน|ระดับ|กันน้ำ", needs="[A-Zก-ฮ]+ ?[XxเอX]*.*\\d"),
    _kind("spf|ค่ากันแดด|ค่าป้องกัน", _D, "ค่ากันแดด{value}", "กันแดดที่ระดับ{value}", "มีค่ากันแดด{value}", most=2),
    _kind("กำลังไฟ|วัตต์|^กำลัง|power|wattage", _D,
          "กำลังไฟ {value}", "ใช้กำลังไฟ {value}", "กำลังอยู่ที่ {value}", needs=r"\d.*วัตต์"),
    _kind("แรงบิด|torque", _D, "แรงบิด {value}", "ให้แรงบิด {value}", drop="สูงสุด", needs=_A_NUMBER),
    _kind("แรงดัน|voltage", _D, "ใช้กับไฟ {value}", "แรงดันไฟ {value}", needs=r"\d.*โวลต์"),
    _kind("ขั้ว", _D, "ใช้กับหลอดขั้ว{value}", "ขั้วหลอดเป็นแบบ{value}", "ใส่หลอดขั้ว{value}", drop="ขั้ว"),
    _kind("โทนแสง|สีของแสง|สีแสง|อุณหภูมิสี|^แสง|light colou?r", _D,
          "ให้แสงเป็น{value}", "โทนแสงคือ{value}", "แสงที่ได้เป็น{value}", drop="แสง|โทน"),
    _kind("สวิตช์|การควบคุม|เปิดปิด|switch|control", _D,
          "เปิดปิดด้วย{value}", "ควบคุมผ่าน{value}", "สั่งงานด้วย{value}", drop="แบบ|ผ่าน|ด้วย|สวิตช์แบบ"),
    _kind("ระดับ|โหมด|ปรับ|speed|mode", _D,
          "{key} {value}", "ปรับใช้ได้ {value}", "เลือกปรับได้ {value}", drop="ปรับได้|ปรับ|มี", needs=r"^\d"),
    _kind("รองรับน้ำหนัก|รับน้ำหนัก|load", _D,
          "รับน้ำหนักได้ {value}", "รองรับน้ำหนักได้ {value}", "น้ำหนักที่รับได้คือ {value}", drop="สูงสุด|ไม่เกิน|ได้|ถึง", needs=_A_NUMBER),
    _kind("เตา|stove|hob", _D, "ใช้ได้กับ{value}", "วางบน{value}ได้", "ใช้กับ{value}ได้", drop="ใช้ได้กับ|ใช้กับ"),
    _kind("รองรับ|ใช้(?:ได้)?(?:ร่วม)?กับ|compatib", _D,
          "ใช้ได้กับ{value}", "รองรับ{value}", "ใช้คู่กับ{value}ได้", drop="ใช้ได้กับ|ใช้กับ|รองรับ"),
    _kind("ไมโครเวฟ|เครื่องล้างจาน|ตัดเสียง|พับเก็บ|ถอดซัก|พับได้", _D,
          "{key}{value}", "เรื่อง{key}{value}", drop="$", needs="^(?:ได้|ไม่ได้|มี)"),
    # whom and what it suits
    _kind("(?:ประเภท|สภาพ|ชนิด|เหมาะกับ)ผิว|skin", _S,
          "เหมาะกับ{value}", "ใช้ได้กับ{value}", "ทำมาเพื่อ{value}", drop="เหมาะกับ|เหมาะสำหรับ|สำหรับ"),
    _kind("ในกล่อง|ในชุด|อุปกรณ์|ที่ให้มา|box|accessor|included", _S,
          "ในกล่องมี{value}", "ได้{value}มาในชุด", "ให้มาครบทั้ง{value}", drop="มี|ประกอบด้วย"),
    _kind("(?:อายุ|วัน|ระยะเวลา).*(?:เก็บ|สินค้า)|shelf life|เก็บได้", _L,
          "เก็บได้ {value}", "อายุการเก็บ {value}", "ซื้อแล้วเก็บได้ {value}", drop="นาน|ได้", needs=_A_WHILE),
    _kind("อายุ|ช่วงวัย|^วัย|\\bage", _S,
          "เหมาะกับวัย {value}", "ทำมาสำหรับวัย {value}", "ใช้ได้กับวัย {value}", drop="อายุ|วัย|สำหรับ|เหมาะกับ"),
    _kind("พื้นที่|ห้อง|การใช้งาน|สถานที่|เหมาะ|โอกาส|สายพันธุ์|สัตว์เลี้ยง|เพศ|room|occasion|usage", _S,
          "เหมาะกับ{value}", "ใช้ได้ดีกับ{value}", "ทำมาเพื่อ{value}", "เข้ากับ{value}",
          drop="เหมาะสำหรับ|เหมาะกับ|สำหรับ|ใช้ใน|ใน"),
    _kind("เมนู|วิธีทาน|วิธีรับประทาน|ทานคู่", _S, "ทานแบบ{value}ก็ได้", "ลองทานคู่กับ{value}", drop="ทานกับ|ทานคู่กับ|คู่กับ|กับ"),
    # how big
    _kind("ไซซ์|ไซส์|^sizes?$", _Z, "มีไซซ์{value}", "ไซซ์ที่มีคือ{value}", drop="ไซซ์|ไซส์", needs="[A-Z]", most=5),
    _kind("สี|colou?r", _Z, "ตัวสีเป็น{value}", "มาในโทน{value}", "โทนสีคือ{value}", drop="โทน"),
    _kind("ปริมาณ|ปริมาตรสุทธิ|น้ำหนักสุทธิ|net", _Z,
          "ปริมาณ {value}", "ให้มา {value}", "{this}ได้ปริมาณ {value}", drop="สุทธิ|ประมาณ(?= )", needs=_A_NUMBER),
    _kind("ความจุ|ปริมาตร|capacity|volume", _Z, "ความจุ {value}", "จุได้ {value}", "ใส่ได้ {value}", needs=_A_NUMBER),
    _kind("ที่นั่ง(?!.*สูง)|^seats?$|จำนวนคน", _Z, "นั่งได้ {value}", "เป็นแบบ {value}", drop="สำหรับ", needs=r"^\d+ ?(?:ที่นั่ง|คน)"),
    _kind("จำนวน|บรรจุ|แพ็ก|ลิ้นชัก|ชั้นวาง|quantity|pack", _Z,
          "{key} {value}", "{this}ให้มา {value}", "มาทั้งหมด {value}", needs=r"^\d+ ?[ก-๙]"),
    _kind("น้ำหนัก|weight", _Z,
          "น้ำหนัก {value}", "{this}หนัก {value}", "ตัวจริงหนัก {value}", "ชั่งแล้วหนัก {value}", drop="ประมาณ(?= )", needs=_A_NUMBER),
    _kind("สายไฟ|ความยาวสาย|สายยาว|cable", _Z, "สายไฟยาว {value}", "ให้สายมายาว {value}", drop="ยาว", needs=_A_NUMBER),
    _kind("^ขนาด|มิติ|dimension|size", _Z,
          "ขนาด {value}", "วัดขนาดได้ {value}", "ขนาดตัวจริง {value}", "{this}ขนาด {value}", drop="ขนาด|ประมาณ(?= )", needs=_A_NUMBER),
    _kind("กว้าง|ลึก|สูง|ยาว|หนา|เส้นผ่าน|ระยะ|width|height|length|depth", _Z,
          "{key} {value}", "{key}อยู่ที่ {value}", "วัด{key}ได้ {value}", drop="สูง|กว้าง|ยาว|ประมาณ(?= )", needs=_A_NUMBER),
    # how it is kept
    _kind("วิธีเก็บ|การเก็บ|storage", _L, "เวลาเก็บให้{value}", "วิธีเก็บคือ{value}", drop="ควร"),
    _kind("ดูแล|ทำความสะอาด|การซัก|care|wash|clean", _L,
          "เวลาทำความสะอาดให้{value}", "ดูแลด้วยการ{value}", "วิธีดูแลคือ{value}", drop="ควร|ด้วยการ|โดยการ"),
    _kind("ประกอบ|ติดตั้ง|assembl|install", _L, "การประกอบเป็นแบบ{value}", "เรื่องประกอบคือ{value}", drop="แบบ"),
    _kind("แหล่งปลูก|แหล่งที่มา|แหล่งผลิต|ผลิตใน|ประเทศ|origin|made in", _L,
          "มาจาก{value}", "แหล่งผลิตคือ{value}", "ผลิตที่{value}", drop="ผลิตใน|ผลิตที่|ประเทศ(?=$)"),
    _kind("มาตรฐาน|การรับรอง|certif", _L, "ผ่านมาตรฐาน{value}", "ได้มาตรฐาน{value}", drop="มาตรฐาน|ผ่าน", needs=r"^\D+$"),
    _kind("วิธีใช้|how to", _L, "วิธีใช้คือ{value}", "เวลาใช้ให้{value}", drop="ให้|คือ"),
    # anything else, by its own Thai name
    _kind(r"^[ก-๙ ]{4,20}$", _D, "{key} {value}", "{key}อยู่ที่ {value}", needs=r"^\d"),
    _kind(r"^[ก-๙ ]{4,20}$", _D, "มี{key}", "{this}มี{key}", needs="^มี$"),
    _kind(r"^[ก-๙ ]{4,20}$", _D, "{key}เป็น{value}", "{key}คือ{value}", needs="^(?!มี$|ใช่|ไม่|yes|no)"),
)  # fmt: skip

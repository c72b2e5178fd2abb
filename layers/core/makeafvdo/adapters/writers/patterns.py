"""How a Thai seller says one row of a specification table, kind by kind.

A row is of the first kind whose `key` is its whole name and whose `needs` is found in its value: a name that says more
(ประกันโครงสร้าง, ความจุถังน้ำ) falls through to the kinds that speak it. `drop` is what the value repeats of the name.
Every line names the value, so that no two products say the same. A kind without lines is not worth saying.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Theme(IntEnum):
    """The order in which the rows of the table are told."""

    MADE_OF = 1
    DOES = 2
    SUITS = 3
    MEASURES = 4
    LASTS = 5


@dataclass(frozen=True)
class Kind:
    """`most` values of a list are named. A line's {part} is the name without วัสดุ, its {key} the whole name."""

    key: re.Pattern[str]
    theme: Theme
    lines: tuple[str, ...]
    drop: re.Pattern[str]
    needs: re.Pattern[str]
    most: int

    @property
    def speaks_name(self) -> bool:
        return any("{key}" in line or "{part}" in line for line in self.lines)


def _kind(theme: Theme, key: str, *lines: str, drop: str = "", needs: str = "", most: int = 3) -> Kind:
    dropped = rf"^(?:{drop}) *" if drop else "^$"
    return Kind(re.compile(key, re.IGNORECASE), theme, lines, re.compile(dropped), re.compile(needs), most)


_A_NUMBER = r"\d"
_A_WHILE = r"\d.*(?:วัน|เดือน|ปี|สัปดาห์)"
_HOURS = r"\d.*(?:ชั่วโมง|นาที|วัน)"
_GOODS = "(?:สินค้า|ผลิตภัณฑ์|ตัวสินค้า|หลัก|รวม|สุทธิ|โดยประมาณ)?"
_MADE_OF, _DOES, _SUITS, _MEASURES, _LASTS = Theme

_UNTOLD = (
    _kind(
        _LASTS,
        ".*(?:แบรนด์|ยี่ห้อ|brand|sku|รหัส|บาร์โค้ด|category|หมวด|สต[๊็]?อ[กค]|ส่งจาก|จัดส่ง|เลข|จดแจ้ง|สภาพสินค้า|model|ผู้ผลิต|ผู้นำเข้า"
        "|ประเภทการ(?:รับ)?ประกัน|ประเภทของการ|ชื่อสินค้า|อุปกรณ์ไฟฟ้า|ระวัง|คำเตือน|ต้นทาง|วันผลิต|วันหมดอายุ|ทักษะ).*|รุ่น",
    ),
)
_MATERIALS = (
    _kind(
        _MADE_OF,
        "(?:วัสดุ|ผ้า)?(?:ที่|บุ)?หุ้ม(?:เบาะ)?|upholstery",
        *("หุ้มด้วย{value}", "ส่วนที่หุ้มเป็น{value}", "งานหุ้มใช้{value}", "เบาะหุ้มมาด้วย{value}"),
        drop="หุ้มด้วย|หุ้ม|วัสดุ",
    ),
    _kind(
        _MADE_OF,
        "เนื้อผ้า|(?:ชนิด|ประเภท|วัสดุ)(?:ของ)?ผ้า|fabric(?: type)?",
        *("เนื้อผ้าเป็น{value}", "ตัดเย็บจาก{value}", "ผ้าที่ใช้คือ{value}", "ใช้เนื้อผ้าแบบ{value}"),
        drop="เนื้อผ้า|ทำจาก|ผลิตจาก",
    ),
    _kind(
        _MADE_OF,
        "(?:วัสดุ)?(?:โครง|โครงสร้าง)|frame(?: material)?",
        *("โครงทำจาก{value}", "ตัวโครงเป็น{value}", "โครงสร้างใช้{value}", "ส่วนโครงทำด้วย{value}"),
        drop="โครงสร้าง|โครง|ทำจาก",
    ),
    _kind(
        _MADE_OF,
        "(?:วัสดุ)?(?:ไส้|ไส้ใน|ไส้เบาะ|ไส้หมอน|ภายใน|ด้านใน|เบาะ|บุภายใน)|filling",
        *("ข้างในเป็น{value}", "ด้านในใช้{value}", "ภายในบุด้วย{value}"),
        drop="ไส้|เบาะ|บุด้วย",
    ),
    _kind(
        _MADE_OF,
        f"วัสดุ{_GOODS}|วัสดุที่ใช้|ผลิตจาก|ทำจาก|(?:main )?materials?",
        *("ทำจาก{value}", "{this}ทำจาก{value}", "วัสดุที่ใช้คือ{value}", "{noun}{this}ทำจาก{value}"),
        drop="วัสดุ|ทำจาก|ผลิตจาก",
    ),
    _kind(
        _MADE_OF,
        "วัสดุ.+|ขา|ฐาน|โป๊ะ.*|หัวโคม|(?:หน้า)?ท็อป.*|หน้าบาน|ซับใน|พื้นรองเท้า|ด้าม(?:จับ)?|ฝา",
        *("{part}เป็น{value}", "{part}ทำจาก{value}", "{part}ใช้{value}", "ส่วน{part}เป็น{value}"),
        drop="ทำจาก|ผลิตจาก",
        needs=r"^\D+$",
    ),
    _kind(
        _MADE_OF,
        "(?:การ|ชั้น|ผิว)?เคลือบ(?:ผิว)?|ผิวงาน|พื้นผิว|finish|coating",
        *("เคลือบผิวแบบ{value}", "ผิวงานเป็น{value}", "งานผิวเป็นแบบ{value}"),
        drop="เคลือบผิว|เคลือบด้วย|เคลือบ|ผิวงาน|แบบ",
    ),
    _kind(
        _MADE_OF,
        f"(?:ส่วนผสม|ส่วนประกอบ|สารสกัด|สารสำคัญ|วัตถุดิบ){_GOODS}|ingredients?",
        *("มีส่วนผสมของ{value}", "ส่วนผสมหลักคือ{value}", "ในสูตรมี{value}", "สูตรนี้ใส่{value}"),
        drop="มี|ประกอบด้วย",
    ),
    _kind(
        _MADE_OF,
        "เนื้อ(?:สัมผัส|ครีม|ผลิตภัณฑ์)?|texture",
        *("เนื้อสัมผัสเป็น{value}", "ตัวเนื้อเป็นแบบ{value}", "เนื้อเป็น{value}"),
        drop="เนื้อสัมผัส|เนื้อ|แบบ",
    ),
)
_LOOKS = (
    _kind(
        _MADE_OF,
        "สไตล์.*|ดีไซน์|style|design",
        *("หน้าตาออกแนว{value}", "ดีไซน์มาในสไตล์{value}", "ออกแบบมาในแนว{value}", "{this}เป็นสไตล์{value}"),
        drop="สไตล์|แนว|ดีไซน์",
    ),
    _kind(_MADE_OF, "ลวดลาย|ลาย|pattern", "ลวดลายเป็น{value}", "มาในลาย{value}", drop="ลวดลาย|ลาย"),
    _kind(
        _MADE_OF,
        "(?:รูป)?ทรง(?:เสื้อ|กางเกง|หมวก|แว่น)?|shape|fit",
        *("รูปทรงเป็น{value}", "ทรงออกมาเป็น{value}", "ตัดทรงมาเป็น{value}"),
        drop="รูปทรง|ทรง|แบบ",
    ),
    _kind(_MADE_OF, "กลิ่น|scent|fragrance", "มาในกลิ่น{value}", "กลิ่นเป็นแนว{value}", "ได้กลิ่น{value}", drop="กลิ่น"),
    _kind(_MADE_OF, "รสชาติ|รส|flavou?r|taste", "รสชาติออกแนว{value}", "รสออกไปทาง{value}", drop="รสชาติ|รส"),
    _kind(
        _MADE_OF,
        "(?:ระดับ)?การคั่ว|roast(?: level)?",
        *("คั่วมาที่ระดับ{value}", "ระดับการคั่วคือ{value}"),
        drop="คั่วระดับ|คั่ว|ระดับ",
    ),
    _kind(
        _MEASURES,
        "สี(?:สินค้า|หลัก)?|โทนสี|colou?r",
        *("ตัวสีเป็น{value}", "มาในโทน{value}", "โทนสีคือ{value}"),
        drop="โทน",
    ),
)
_ABILITIES = (
    _kind(
        _DOES,
        "(?:ระยะ)?เวลา(?:ใน)?(?:การ)?ชาร์จ(?:เต็ม)?|charging time",
        *("ชาร์จเต็มใน {value}", "ใช้เวลาชาร์จ {value}", "ชาร์จรอบหนึ่ง {value}"),
        drop="ประมาณ(?= )",
        needs=_HOURS,
    ),
    _kind(
        _DOES,
        "(?:ระยะ)?เวลา(?:การ)?(?:ใช้งาน|เล่น)|ใช้งานได้(?:นาน)?|play ?time|battery life",
        *("ใช้งานได้ {value}", "เปิดใช้ได้ {value}", "ชาร์จแล้วใช้ได้ {value}"),
        drop="สูงสุด|นาน|ใช้งานได้",
        needs=_HOURS,
    ),
    _kind(
        _DOES,
        "(?:ความจุ)?(?:แบต|แบตเตอรี่)|battery(?: capacity)?",
        *("แบตเตอรี่ {value}", "ในตัวเป็นแบต {value}", "ให้แบตมา {value}"),
        drop="แบตเตอรี่|แบต|ความจุ",
        needs=_A_NUMBER,
    ),
    _kind(
        _DOES,
        "พอร์ต(?:ชาร์จ|เชื่อมต่อ)?|ช่อง(?:เชื่อมต่อ|ชาร์จ|เสียบ)|ports?",
        *("พอร์ตเป็น{value}", "ช่องเสียบเป็น{value}", "มีพอร์ต{value}"),
        drop="พอร์ต|ช่อง",
    ),
    _kind(
        _DOES,
        "(?:การ|วิธี)?เชื่อมต่อ|bluetooth|บลูทูธ|connectivity|connection",
        *("เชื่อมต่อด้วย{value}", "ต่อใช้งานผ่าน{value}", "เชื่อมต่อผ่าน{value}"),
        drop="เชื่อมต่อผ่าน|ผ่าน",
    ),
    _kind(
        _DOES,
        "(?:ระดับ|มาตรฐาน|การ|ความสามารถ)?(?:การ)?กัน(?:น้ำ|ฝุ่น)(?:กันฝุ่น)?|water ?proof|water resistan(?:ce|t)",
        *("กันน้ำระดับ{value}", "มาตรฐานกันน้ำ{value}", "กันน้ำได้ที่ระดับ{value}"),
        drop="มาตรฐาน|ระดับ|กันน้ำ",
        needs=r"(?i)^(?:มาตรฐาน|ระดับ|กันน้ำ)* ?IPX?\d",
    ),
    _kind(
        _DOES,
        "(?:ค่า)? ?(?:spf|กันแดด|การป้องกันแสงแดด).*",
        *("ค่ากันแดด{value}", "กันแดดที่ระดับ{value}", "มีค่ากันแดด{value}"),
        needs=_A_NUMBER,
    ),
    _kind(
        _DOES,
        "กำลัง(?:ไฟ|วัตต์|ไฟฟ้า)?(?:สูงสุด)?|จำนวนวัตต์|power|wattage",
        *("กำลังไฟ {value}", "ใช้กำลังไฟ {value}", "กำลังไฟอยู่ที่ {value}"),
        needs=r"\d.*(?:วัตต์|W)",
    ),
    _kind(
        _DOES,
        "ขั้ว(?:หลอด)?(?:ไฟ)?",
        *("ใช้กับหลอดขั้ว{value}", "ขั้วหลอดเป็นแบบ{value}", "ใส่หลอดขั้ว{value}"),
        drop="ขั้ว",
    ),
    _kind(
        _DOES,
        "(?:โทน|สี)(?:ของ)?แสง|อุณหภูมิสี|แสง(?:ไฟ)?|light colou?r",
        *("ให้แสงเป็น{value}", "โทนแสงคือ{value}", "แสงที่ได้เป็น{value}"),
        drop="แสง|โทน",
    ),
    _kind(
        _DOES,
        "สวิตช์|การ(?:ควบคุม|เปิดปิด)|switch|control",
        *("สวิตช์เป็นแบบ{value}", "เปิดปิดแบบ{value}", "ควบคุมแบบ{value}"),
        drop="แบบ|สวิตช์แบบ",
        needs=r"^\D+$",
    ),
    _kind(
        _DOES,
        "(?:การ)?(?:รอง)?รับน้ำหนัก(?:ได้)?(?:สูงสุด)?|น้ำหนักที่รับได้|max(?:imum)? load",
        *("รับน้ำหนักได้ {value}", "รองรับน้ำหนักได้ {value}", "น้ำหนักที่รับได้คือ {value}"),
        drop="สูงสุด|ไม่เกิน|ได้|ถึง",
        needs=_A_NUMBER,
    ),
    _kind(
        _DOES,
        "(?:ประเภท)?เตา(?:ที่ใช้ได้|ที่รองรับ)?|ใช้(?:ได้)?กับเตา|hob type",
        *("ใช้ได้กับ{value}", "วางบน{value}ได้", "ใช้กับ{value}ได้"),
        drop="ใช้ได้กับ|ใช้กับ",
    ),
    _kind(
        _DOES,
        "รองรับ|ใช้(?:งาน)?(?:ได้)?(?:ร่วม)?กับ|อุปกรณ์ที่รองรับ|compatib.*",
        *("ใช้ได้กับ{value}", "รองรับ{value}", "ใช้คู่กับ{value}ได้"),
        drop="ใช้ได้กับ|ใช้กับ|รองรับ",
    ),
)
_FITNESS = (
    _kind(
        _SUITS,
        "(?:ประเภท|สภาพ|ชนิด|เหมาะกับ)ผิว|skin type",
        *("เหมาะกับ{value}", "ใช้ได้กับ{value}", "ทำมาเพื่อ{value}"),
        drop="เหมาะกับ|เหมาะสำหรับ|สำหรับ",
    ),
    _kind(
        _SUITS,
        "(?:อุปกรณ์|สิ่งที่|ของ)?(?:ภาย)?ใน(?:กล่อง|ชุด|แพ็ก)|อุปกรณ์(?:เสริม)?|อุปกรณ์ที่ให้มา|what'?s in the box|in the box|included",
        *("ในกล่องมี{value}", "ได้{value}มาในชุด", "ในชุดมี{value}"),
        drop="มี|ประกอบด้วย",
    ),
    _kind(
        _SUITS,
        "(?:ช่วง)?(?:วัย|อายุ)(?:ที่แนะนำ|ที่เหมาะสม|เด็ก)?|(?:recommended )?age",
        *("เหมาะกับวัย {value}", "ทำมาสำหรับวัย {value}", "ใช้ได้กับวัย {value}"),
        drop="อายุ|วัย|สำหรับ|เหมาะกับ",
        needs="\\d|เด็ก|ผู้ใหญ่|แรกเกิด",
    ),
    _kind(
        _SUITS,
        "(?:พื้นที่|ห้อง|สถานที่)(?:ที่)?(?:ใช้งาน|เหมาะสม|แนะนำ)?|เหมาะ(?:สำหรับ|กับ)|การใช้งาน|โอกาส|เพศ|room|occasion|usage",
        *("เหมาะกับ{value}", "ใช้ได้กับ{value}", "ทำมาเพื่อ{value}", "{this}เหมาะกับ{value}"),
        drop="เหมาะสำหรับ|เหมาะกับ|สำหรับ|ใช้ใน|ใน",
    ),
    _kind(_SUITS, "สายพันธุ์", "เหมาะกับ{value}", "ใช้ได้กับ{value}", drop="เหมาะกับ", needs="แมว|สุนัข|ทุกพันธุ์"),
    _kind(_SUITS, "สายพันธุ์", "สายพันธุ์{value}", "เป็นสายพันธุ์{value}"),
    _kind(_SUITS, "วิธีใช้(?:งาน)?|how to use", "วิธีใช้คือ{value}", "เวลาใช้ให้{value}", drop="ให้|คือ"),
)
_SIZES = (
    _kind(
        _MEASURES,
        "จำนวน.*|ลิ้นชัก",
        *("{this}มี {value}", "{noun}{this}มี {value}", "มีมาให้ {value}"),
        needs=r"^\d+ ?(?!คน|ที่นั่ง|วัตต์|ชิ้น$)[ก-๙]|^\d+ ?ชิ้น",
    ),
    _kind(_MEASURES, "ไซซ์|ไซส์|sizes?", "มีไซซ์{value}", "ไซซ์ที่มีคือ{value}", drop="ไซซ์|ไซส์", needs="[A-Z]", most=5),
    _kind(
        _MEASURES,
        "(?:ปริมาณ|ปริมาตรสุทธิ|น้ำหนักสุทธิ|ขนาดบรรจุ)(?:สุทธิ)?|net (?:weight|volume)",
        *("ปริมาณ {value}", "ให้มา {value}", "{this}ได้ปริมาณ {value}"),
        drop="สุทธิ|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    _kind(_MEASURES, "ความจุ(?:น้ำ|รวม)?|ปริมาตร|capacity|volume", "ความจุ {value}", "จุได้ {value}", needs=_A_NUMBER),
    _kind(_MEASURES, "(?:จำนวน)?ที่นั่ง|seats?", "นั่งได้ {value}", "เป็นแบบ {value}", needs=r"^\d+ ?(?:ที่นั่ง|คน)"),
    _kind(
        _MEASURES,
        f"น้ำหนัก(?:เครื่อง|ตัวเครื่อง)?{_GOODS}|(?:product )?weight",
        *("น้ำหนัก {value}", "{this}หนัก {value}", "น้ำหนักอยู่ที่ {value}", "{noun}{this}หนัก {value}"),
        drop="ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    _kind(
        _MEASURES,
        "(?:ความยาว)?สาย(?:ไฟ)?(?:ยาว)?|cable length",
        *("สายไฟยาว {value}", "ให้สายมายาว {value}"),
        drop="ยาว",
        needs=_A_NUMBER,
    ),
    _kind(
        _MEASURES,
        f"(?:ขนาด|มิติ){_GOODS}(?:ตัวเครื่อง)?|(?:product )?(?:dimensions?|size)",
        *("ขนาด {value}", "ขนาดอยู่ที่ {value}", "{this}ขนาด {value}", "{noun}{this}ขนาด {value}"),
        drop="ขนาด|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    _kind(
        _MEASURES,
        "(?:ความ)?(?:กว้าง|ลึก|สูง|ยาว|หนา).*|เส้นผ่าน.*|รอบ.*",
        *("{key} {value}", "{key}อยู่ที่ {value}"),
        drop="สูง|กว้าง|ยาว|หนา|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
)
_KEEPING = (
    _kind(
        _LASTS,
        "(?:ระยะเวลา)?(?:การ)?(?:รับ)?ประกัน(?:สินค้า|ศูนย์|ร้าน|จากผู้ขาย)?|warranty(?: period)?",
        *("รับประกัน {value}", "มีประกันให้ {value}", "{this}รับประกัน {value}", "{noun}มีประกัน {value}"),
        drop="(?:รับ)?ประกัน[ก-๙]*",
        needs=_A_WHILE,
    ),
    _kind(
        _LASTS,
        "(?:อายุ|ระยะเวลา)(?:การ)?(?:เก็บ(?:รักษา)?|สินค้า|ผลิตภัณฑ์)|เก็บได้(?:นาน)?|shelf life",
        *("เก็บได้ {value}", "อายุการเก็บ {value}", "ซื้อแล้วเก็บได้ {value}"),
        drop="นาน|ได้",
        needs=_A_WHILE,
    ),
    _kind(_LASTS, "(?:วิธี|การ)เก็บ(?:รักษา)?|storage", "วิธีเก็บคือ{value}", "แนะนำให้{value}", drop="ควร"),
    _kind(
        _LASTS,
        "(?:วิธี|การ)?(?:การ)?(?:ดูแล(?:รักษา)?|ทำความสะอาด|ซัก)|care|cleaning",
        *("เวลาทำความสะอาดให้{value}", "ดูแลด้วยการ{value}", "วิธีดูแลคือ{value}"),
        drop="ควร|ด้วยการ|โดยการ",
        needs="^(?:ควร|ด้วยการ|โดยการ)?(?:เช็ด|ซัก|ล้าง|ดูด|ปัด|ขัด|กลับ|ตาก|ถอด|ใช้|แช่|เคาะ|ไม่)",
    ),
    _kind(
        _LASTS,
        "(?:การ|วิธี)(?:ประกอบ|ติดตั้ง)|assembly",
        *("การประกอบเป็นแบบ{value}", "เรื่องประกอบคือ{value}"),
        drop="แบบ",
    ),
    _kind(
        _LASTS,
        "แหล่ง(?:ปลูก|ที่มา|ผลิต)|ผลิตใน|ประเทศ(?:ที่ผลิต|ผู้ผลิต)?|(?:country of )?origin|made in",
        *("มาจาก{value}", "แหล่งที่มาคือ{value}", "แหล่งผลิตคือ{value}"),
        drop="ผลิตใน|ผลิตที่",
    ),
    _kind(_LASTS, "(?:ได้)?มาตรฐาน.*|การรับรอง|certifi.*", "ผ่านมาตรฐาน{value}", drop="มาตรฐาน|ผ่าน", needs=r"^\D+$"),
)
_OTHERS = (
    _kind(_DOES, r"[ก-๙ ]{4,24}", "{key} {value}", "{key}อยู่ที่ {value}", needs=r"^\d"),
    _kind(_DOES, r"[ก-๙ ]{4,24}", "มี{key}", "{this}มี{key}", needs="^มี$"),
    _kind(_DOES, r"[ก-๙ ]{4,24}", "{key}{value}", needs="^(?:ได้|ไม่ได้)$"),
    _kind(_DOES, r"[ก-๙ ]{4,24}", "{key}เป็น{value}", "{key}คือ{value}", needs="^(?!มี|ใช่|ไม่|ได้|yes|no)"),
)

KINDS = _UNTOLD + _MATERIALS + _LOOKS + _ABILITIES + _FITNESS + _SIZES + _KEEPING + _OTHERS

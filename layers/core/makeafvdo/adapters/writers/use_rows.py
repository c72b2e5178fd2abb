"""Rows that tell whom a product suits, how big it is and how it is kept; and any other row by its own name."""

from makeafvdo.adapters.writers.kinds import Theme, kind

_A_NUMBER = r"\d"
_A_WHILE = r"\d.*(?:วัน|เดือน|ปี|สัปดาห์)"
_GOODS = "(?:สินค้า|ผลิตภัณฑ์|ตัวสินค้า|หลัก|รวม|สุทธิ|โดยประมาณ)?"

FITNESS = (
    kind(
        Theme.SUITS,
        "(?:ประเภท|สภาพ|ชนิด|เหมาะกับ)ผิว|skin type",
        *("เหมาะกับ{value}", "ใช้ได้กับ{value}", "ทำมาเพื่อ{value}"),
        drop="เหมาะกับ|เหมาะสำหรับ|สำหรับ",
    ),
    kind(
        Theme.SUITS,
        "(?:อุปกรณ์|สิ่งที่|ของ)?(?:ภาย)?ใน(?:กล่อง|ชุด|แพ็ก)|อุปกรณ์(?:เสริม)?|อุปกรณ์ที่ให้มา|what'?s in the box|in the box|included",
        *("ในกล่องมี{value}", "ได้{value}มาในชุด", "ในชุดมี{value}"),
        drop="มี|ประกอบด้วย",
    ),
    kind(
        Theme.SUITS,
        "(?:ช่วง)?(?:วัย|อายุ)(?:ที่แนะนำ|ที่เหมาะสม|เด็ก)?|(?:recommended )?age",
        *("เหมาะกับวัย{value}", "ทำมาสำหรับวัย{value}", "ใช้ได้กับวัย{value}"),
        drop="อายุ|วัย|สำหรับ|เหมาะกับ",
        needs="\\d|เด็ก|ผู้ใหญ่|แรกเกิด",
    ),
    kind(
        Theme.SUITS,
        "(?:พื้นที่|ห้อง|สถานที่)(?:ที่)?(?:ใช้งาน|เหมาะสม|แนะนำ)?|เหมาะ(?:สำหรับ|กับ)|การใช้งาน|โอกาส|เพศ|room|occasion|usage",
        *("เหมาะกับ{value}", "ใช้ได้กับ{value}", "ทำมาเพื่อ{value}", "{this}เหมาะกับ{value}"),
        drop="เหมาะสำหรับ|เหมาะกับ|สำหรับ|ใช้ใน|ใน",
    ),
    kind(Theme.SUITS, "สายพันธุ์", "เหมาะกับ{value}", "ใช้ได้กับ{value}", drop="เหมาะกับ", needs="แมว|สุนัข|ทุกพันธุ์"),
    kind(Theme.SUITS, "สายพันธุ์", "สายพันธุ์{value}", "เป็นสายพันธุ์{value}"),
    kind(Theme.SUITS, "วิธีใช้(?:งาน)?|how to use", "วิธีใช้คือ{value}", "เวลาใช้ให้{value}", drop="ให้|คือ"),
)
SIZES = (
    kind(
        Theme.MEASURES,
        "(?:จำนวน)?ที่นั่ง|seats?",
        "นั่งได้{value}",
        "เป็นแบบ{value}",
        needs=r"^\d+(?: ?(?:-|–|ถึง) ?\d+)? ?(?:ที่นั่ง|คน)",
    ),
    kind(
        Theme.MEASURES,
        "จำนวน.*|ลิ้นชัก",
        *("{this}มี{value}", "{noun}{this}มี{value}", "มีมาให้{value}"),
        needs=r"^\d+ ?(?!คน|ที่นั่ง|วัตต์|ชิ้น$)[ก-๙]|^\d+ ?ชิ้น",
    ),
    kind(Theme.MEASURES, "ไซซ์|ไซส์|sizes?", "มีไซซ์{value}", "ไซซ์ที่มีคือ{value}", drop="ไซซ์|ไซส์", needs="[A-Z]", most=5),
    kind(
        Theme.MEASURES,
        "(?:ปริมาณ|ปริมาตรสุทธิ|น้ำหนักสุทธิ|ขนาดบรรจุ)(?:สุทธิ)?|net (?:weight|volume)",
        *("ปริมาณ{value}", "ให้มา{value}", "{this}ได้ปริมาณ{value}"),
        drop="สุทธิ|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    kind(Theme.MEASURES, "ความจุ(?:น้ำ|รวม)?|ปริมาตร|capacity|volume", "ความจุ{value}", "จุได้{value}", needs=_A_NUMBER),
    kind(
        Theme.MEASURES,
        f"น้ำหนัก(?:เครื่อง|ตัวเครื่อง)?{_GOODS}|(?:product )?weight",
        *("น้ำหนัก{value}", "{this}หนัก{value}", "น้ำหนักอยู่ที่{value}", "{noun}{this}หนัก{value}"),
        drop="ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    kind(
        Theme.MEASURES,
        "(?:ความยาว)?สาย(?:ไฟ)?(?:ยาว)?|cable length",
        *("สายไฟยาว{value}", "ให้สายมายาว{value}"),
        drop="ยาว",
        needs=_A_NUMBER,
    ),
    kind(
        Theme.MEASURES,
        f"(?:ขนาด|มิติ){_GOODS}(?:ตัวเครื่อง)?|(?:product )?(?:dimensions?|size)",
        *("ขนาด{value}", "ขนาดอยู่ที่{value}", "{this}ขนาด{value}", "{noun}{this}ขนาด{value}"),
        drop="ขนาด|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
    kind(
        Theme.MEASURES,
        "(?:ความ)?(?:กว้าง|ลึก|สูง|ยาว|หนา).*|เส้นผ่าน.*|รอบ.*",
        *("{key}{value}", "{key}อยู่ที่{value}"),
        drop="สูง|กว้าง|ยาว|หนา|ประมาณ(?= )",
        needs=_A_NUMBER,
    ),
)
KEEPING = (
    kind(
        Theme.LASTS,
        "(?:ระยะเวลา)?(?:การ)?(?:รับ)?ประกัน(?:สินค้า|ศูนย์|ร้าน|จากผู้ขาย)?|warranty(?: period)?",
        *("{noun}{this}รับประกัน{value}", "{noun}มีประกัน{value}", "ซื้อ{noun}ได้ประกัน{value}"),
        drop="(?:รับ)?ประกัน[ก-๙]*",
        needs=_A_WHILE,
    ),
    kind(
        Theme.LASTS,
        "(?:อายุ|ระยะเวลา)(?:การ)?(?:เก็บ(?:รักษา)?|สินค้า|ผลิตภัณฑ์)|เก็บได้(?:นาน)?|shelf life",
        *("เก็บได้{value}", "อายุการเก็บ{value}", "ซื้อแล้วเก็บได้{value}"),
        drop="นาน|ได้",
        needs=_A_WHILE,
    ),
    kind(Theme.LASTS, "(?:วิธี|การ)เก็บ(?:รักษา)?|storage", "วิธีเก็บคือ{value}", "แนะนำให้{value}", drop="ควร"),
    kind(
        Theme.LASTS,
        "(?:วิธี|การ)?(?:การ)?(?:ดูแล(?:รักษา)?|ทำความสะอาด|ซัก)|care|cleaning",
        *("เวลาทำความสะอาดให้{value}", "ดูแลด้วยการ{value}", "วิธีดูแลคือ{value}"),
        drop="ควร|ด้วยการ|โดยการ",
        needs="^(?:ควร|ด้วยการ|โดยการ)?(?:เช็ด|ซัก|ล้าง|ดูด|ปัด|ขัด|กลับ|ตาก|ถอด|ใช้|แช่|เคาะ|ไม่)",
    ),
    kind(
        Theme.LASTS,
        "(?:การ|วิธี)(?:ประกอบ|ติดตั้ง)|assembly",
        *("การประกอบเป็นแบบ{value}", "เรื่องประกอบคือ{value}"),
        drop="แบบ",
    ),
    kind(
        Theme.LASTS,
        "แหล่ง(?:ปลูก|ที่มา|ผลิต)|(?:สถานที่)?ผลิต(?:ใน|ที่|จาก)?|ประเทศ(?:ที่ผลิต|ผู้ผลิต)?|(?:country of )?origin|made in",
        *("{noun}{this}มาจาก{value}", "{noun}มาจาก{value}", "ที่มาของ{noun}คือ{value}"),
        drop="ผลิตใน|ผลิตที่",
    ),
    kind(
        Theme.LASTS,
        "(?:ได้)?มาตรฐาน.*|การรับรอง|certifi.*",
        "{noun}ผ่านมาตรฐาน{value}",
        drop="มาตรฐาน|ผ่าน",
        needs=r"^\D+$",
    ),
)
OTHERS = (
    kind(Theme.DOES, r"[ก-๙ ]{4,24}", "{key}{value}", "{key}อยู่ที่{value}", needs=r"^\d"),
    kind(Theme.DOES, r"[ก-๙ ]{4,24}", "มี{key}", "{this}มี{key}", needs="^มี$"),
    kind(Theme.DOES, r"[ก-๙ ]{4,24}", "{key}{value}", needs="^(?:ได้|ไม่ได้)$"),
    kind(Theme.DOES, r"[ก-๙ ]{4,24}", "{key}เป็น{value}", "{key}คือ{value}", needs="^(?!มี|ใช่|ไม่|ได้|yes|no)"),
)

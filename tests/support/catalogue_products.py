"""Two dozen products of twelve categories, titled as Thai sellers title them; makers and numbers are invented."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from makeafvdo.domain.products.products import MarketplaceName, Product

_SHOPEE, _LAZADA = MarketplaceName.SHOPEE, MarketplaceName.LAZADA
_TIKTOK, _ALIEXPRESS = MarketplaceName.TIKTOK, MarketplaceName.ALIEXPRESS

_FASHION: dict[str, dict[str, object]] = {
    "linen_trousers": {
        "title": "🔥ส่งไว🔥 กางเกงขายาวผ้าลินิน เอวยืด ทรงกระบอก ใส่สบาย มีกระเป๋า [S-5XL] งานป้ายไทย",
        "marketplace": _TIKTOK,
        "categories": ("เสื้อผ้าแฟชั่นผู้หญิง", "กางเกง", "กางเกงขายาว"),
        "price": Decimal(199),
        "price_max": Decimal(259),
        "rating": 4.8,
        "review_count": 3120,
        "sold_count": 21000,
        "sold_count_is_rounded": True,
        "variants": ("ครีม,S", "ครีม,M", "ครีม,5XL", "ดำ,S", "ดำ,M", "ดำ,5XL"),
        "highlights": ("เอวยืดรอบตัว มีเชือกผูก", "กระเป๋าข้างลึกใส่มือถือได้", "ซับในครึ่งตัว สีอ่อนไม่โป๊"),
        "attributes": {"เนื้อผ้า": "ลินินผสม", "ไซซ์": "S, M, L, XL, 2XL, 3XL, 4XL, 5XL", "ความยาว": "96 ซม."},
        "description": "ผ้าไม่ร้อน ใส่ทำงานหรือไปเที่ยวก็ได้\nสีตกบ้างเล็กน้อยในการซักครั้งแรก\nทักแชทสอบถามไซส์ได้ค่ะ",
    },
    "crossbody_bag": {
        "title": "กระเป๋าสะพายข้าง หนัง PU mini crossbody bag กันน้ำ ใส่มือถือ ‼️โปร 9.9‼️ (พร้อมส่งจากไทย)",
        "marketplace": _SHOPEE,
        "categories": ("กระเป๋าผู้หญิง", "กระเป๋าสะพายข้าง"),
        "price": Decimal(159),
        "original_price": Decimal(320),
        "rating": 4.7,
        "review_count": 842,
        "variants": ("ดำ", "น้ำตาล", "ครีม"),
        "highlights": ("ช่องซิป 3 ช่อง แยกบัตรกับมือถือ", "สายปรับได้ ถอดได้"),
        "attributes": {"วัสดุ": "หนัง PU", "ขนาด": "20 x 13 x 6 ซม.", "น้ำหนัก": "320 กรัม"},
        "description": "ใบเล็กแต่ใส่ได้เยอะ พกไปตลาดหรือคาเฟ่\nของแท้ 100% ขายดีอันดับ 1\nLINE: @happybag89 สอบถามได้",
    },
}
_BEAUTY: dict[str, dict[str, object]] = {
    "hyaluron_serum": {
        "title": "✨[แท้/พร้อมส่ง]✨ LUMIRA Hyaluron Serum เซรั่มไฮยา หน้าฉ่ำ 30ml (1แถม1)",
        "marketplace": _LAZADA,
        "brand": "LUMIRA",
        "categories": ("ความงาม", "ผลิตภัณฑ์ดูแลผิวหน้า", "เซรั่ม"),
        "price": Decimal(289),
        "original_price": Decimal(590),
        "rating": 4.9,
        "review_count": 1250,
        "sold_count": 8400,
        "highlights": (
            "เนื้อน้ำ ซึมไว ไม่เหนียวหน้า",
            "ไม่มีน้ำหอม ไม่มีสี",
            "หน้าขาวใสใน 7 วัน",
            "ลดริ้วรอยเห็นผลทันที",
        ),
        "attributes": {
            "ปริมาณ": "30 มล.",
            "ส่วนผสมหลัก": "Hyaluronic Acid, Panthenol",
            "ผิวที่เหมาะ": "ผิวแห้ง, ผิวผสม",
            "เลขที่จดแจ้ง": "10-1-6500098765",
        },
        "description": "หยดบนฝ่ามือ 2-3 หยดแล้วกดบนหน้า\nใช้ก่อนครีมทั้งเช้าและเย็น",
    },
    "lip_tint": {
        "title": "Milkpeach ลิปทินท์ เนื้อฉ่ำ ติดทน velvet lip tint #05 สีชานม 💄 ถูกที่สุด",
        "marketplace": _TIKTOK,
        "brand": "Milkpeach",
        "categories": ("ความงาม", "เมกอัพ", "ลิปสติก"),
        "price": Decimal(89),
        "rating": 4.6,
        "review_count": 5310,
        "sold_count": 43000,
        "sold_count_is_rounded": True,
        "variants": ("#01 พีช", "#03 ชมพูนู้ด", "#05 ชานม", "#08 แดงอิฐ"),
        "highlights": ("เนื้อทินท์บาง ทาทับเพิ่มสีได้", "หัวแปรงนุ่ม เก็บมุมปากง่าย"),
        "attributes": {"ปริมาณ": "4 กรัม", "เนื้อลิป": "ฉ่ำ", "เลขที่จดแจ้ง": "10-2-6600011122"},
        "description": "ทาก่อนนอนตื่นมาปากแดงถาวร\nดื่มน้ำแล้วสียังอยู่บ้าง เติมได้ระหว่างวัน",
    },
}
_SUPPLEMENTS: dict[str, dict[str, object]] = {
    "collagen": {
        "title": "คอลลาเจนผงชงดื่ม VITAHOP Collagen Dipeptide 100,000mg กระปุกใหญ่ ผิวขาว ลดฝ้า กระ จุดด่างดำ",
        "marketplace": _SHOPEE,
        "brand": "VITAHOP",
        "categories": ("สุขภาพ", "อาหารเสริม", "คอลลาเจน"),
        "price": Decimal(290),
        "price_max": Decimal(790),
        "rating": 4.9,
        "review_count": 10240,
        "sold_count": 65000,
        "sold_count_is_rounded": True,
        "variants": ("1 กระปุก", "3 กระปุก"),
        "highlights": ("ละลายง่ายในน้ำเย็น", "ไม่มีกลิ่นคาว", "ผิวขาวขึ้นใน 2 สัปดาห์", "รักษาฝ้าได้"),
        "attributes": {"น้ำหนักสุทธิ": "100 กรัม", "รสชาติ": "ไม่มีรส", "เลข อย.": "13-1-12345-5-0067"},
        "description": "ชงกับน้ำ นม หรือกาแฟ 1 ช้อนต่อแก้ว\nเห็นผลใน 7 วัน การันตีคืนเงิน",
    },
    "whey_protein": {
        "title": "โปรตีน เวย์ 5 ปอนด์ FITZONE Whey Isolate รสช็อกโกแลต ฟรีแก้วเชค!!",
        "marketplace": _LAZADA,
        "brand": "FITZONE",
        "categories": ("สุขภาพ", "อาหารเสริม", "เวย์โปรตีน"),
        "price": Decimal(1590),
        "original_price": Decimal(2190),
        "rating": 4.8,
        "review_count": 964,
        "highlights": ("โปรตีน 27 กรัมต่อ 1 ช้อน", "น้ำตาล 1 กรัมต่อ 1 ช้อน", "มีช้อนตวงในถุง"),
        "attributes": {"น้ำหนักสุทธิ": "2.27 กก.", "รสชาติ": "ช็อกโกแลต", "จำนวนเสิร์ฟ": "68"},
        "description": "เชคกับน้ำเย็น 200 มล. ก็ละลาย\nเก็บในที่แห้ง ปิดซิปให้สนิท",
    },
}
_KITCHEN: dict[str, dict[str, object]] = {
    "granite_pan": {
        "title": "กระทะแกรนิต 28 ซม. เคลือบ 5 ชั้น Non-Stick ใช้ได้กับเตาแม่เหล็กไฟฟ้า 【รุ่นใหม่ 2026】 ลดแรง",
        "marketplace": _TIKTOK,
        "brand": "KruaDee",
        "categories": ("เครื่องครัว", "กระทะ"),
        "price": Decimal(349),
        "original_price": Decimal(690),
        "rating": 4.7,
        "review_count": 2210,
        "sold_count": 12400,
        "highlights": (
            "ไข่ดาวลื่นออกจากกระทะ ใช้น้ำมันแค่หยดเดียว",
            "ด้ามจับไม่ร้อนมือ",
            "ก้นหนาใช้ได้ทั้งแก๊สและเตาแม่เหล็กไฟฟ้า",
        ),
        "attributes": {"เส้นผ่านศูนย์กลาง": "28 ซม.", "น้ำหนัก": "1.1 กก.", "วัสดุ": "อะลูมิเนียมหล่อ", "จำนวนชั้นเคลือบ": "5"},
        "description": "ล้างด้วยฟองน้ำนุ่ม ไม่ต้องขัดแรง\nใช้ตะหลิวไม้หรือซิลิโคน",
    },
    "air_fryer_paper": {
        "title": "กระดาษรองหม้อทอดไร้น้ำมัน ทรงกลม 16 ซม. 100 แผ่น Air fryer paper liners",
        "marketplace": _SHOPEE,
        "categories": ("เครื่องครัว", "อุปกรณ์อบ"),
        "price": Decimal(49),
        "rating": 4.9,
        "review_count": 18200,
        "sold_count": 120000,
        "sold_count_is_rounded": True,
        "variants": ("16 ซม. 50 แผ่น", "16 ซม. 100 แผ่น", "20 ซม. 100 แผ่น"),
        "highlights": ("ขอบสูงกันน้ำมันหก", "ทนความร้อนถึง 230 องศา"),
        "attributes": {"จำนวน": "100 แผ่น", "ขนาด": "16 ซม.", "ความสูงขอบ": "4.5 ซม."},
        "description": "วางในตะกร้าทอดแล้วใส่อาหารได้เลย ทิ้งหลังใช้ ไม่ต้องล้างหม้อ",
    },
}
_MOBILE: dict[str, dict[str, object]] = {
    "magnet_case": {
        "title": "เคสใส for iPhone 11-16 Pro Max แหวนแม่เหล็ก ชาร์จไร้สายได้ กันกระแทก ไม่เหลือง💥ส่งฟรี💥",
        "marketplace": _TIKTOK,
        "categories": ("มือถือและอุปกรณ์เสริม", "เคสมือถือ"),
        "price": Decimal(39),
        "original_price": Decimal(120),
        "rating": 4.5,
        "review_count": 7420,
        "sold_count": 88000,
        "sold_count_is_rounded": True,
        "variants": ("iPhone 11", "iPhone 12", "iPhone 13", "iPhone 14", "iPhone 15", "iPhone 16", "iPhone 16 Pro Max"),
        "highlights": ("มุมหนากันกระแทก 4 มุม", "แหวนแม่เหล็กในตัวเคส"),
        "attributes": {"วัสดุ": "TPU", "ความหนา": "1.5 มม.", "รุ่นที่รองรับ": "iPhone 11 - iPhone 16"},
        "description": "ใส่เคสแล้วชาร์จไร้สายได้ ไม่ต้องถอด",
    },
    "bluetooth_earbuds": {
        "title": "หูฟัง บลูทูธ ไร้สาย SoundPop P7 Bluetooth 5.4 แบตอึด 40ชม. IPX5 (ประกันศูนย์ไทย 1 ปี)",
        "marketplace": _LAZADA,
        "brand": "SoundPop",
        "categories": ("มือถือและอุปกรณ์เสริม", "หูฟัง"),
        "price": Decimal(599),
        "original_price": Decimal(1290),
        "rating": 4.6,
        "review_count": 1830,
        "sold_count": 6400,
        "variants": ("ดำ", "ขาว"),
        "highlights": ("เปิดฝาแล้วต่อมือถือเครื่องเดิมเอง", "ใส่วิ่งได้ ไม่หลุดง่าย"),
        "attributes": {
            "การเชื่อมต่อ": "Bluetooth 5.4",
            "ระยะเวลาใช้งานรวมเคส": "40 ชม.",
            "ระดับกันน้ำ": "IPX5",
            "กำลังไฟสูงสุด": "5 W",
            "รับประกัน": "1 ปี",
        },
        "description": "เคสชาร์จกลม ใส่กระเป๋ากางเกงได้\nเสียงดีกว่าแบรนด์ดัง",
    },
}
_HOME: dict[str, dict[str, object]] = {
    "purifier_filter": {
        "title": "ไส้กรอง เครื่องฟอกอากาศ AeroMi 4 Lite HEPA H13 กรองฝุ่น PM2.5 (ใส่แทนของเดิมได้)",
        "marketplace": _SHOPEE,
        "categories": ("เครื่องใช้ไฟฟ้า", "อะไหล่เครื่องฟอกอากาศ"),
        "price": Decimal(199),
        "price_max": Decimal(259),
        "rating": 4.8,
        "review_count": 3980,
        "sold_count": 27000,
        "sold_count_is_rounded": True,
        "variants": ("AeroMi 4 Lite", "AeroMi 4 Pro"),
        "highlights": ("ใส่แทนไส้เดิมได้พอดีช่อง", "มีชั้นคาร์บอนช่วยเรื่องกลิ่น"),
        "attributes": {"ชนิดไส้กรอง": "HEPA H13", "รุ่นที่ใช้ได้": "4 Lite, 4 Pro", "อายุการใช้งาน": "6-12 เดือน"},
        "description": "แกะพลาสติกออกก่อนใส่ทุกครั้ง\nกรองเชื้อโรคได้ 100% ป้องกันโรคภูมิแพ้",
    },
    "fold_desk": {
        "title": "โต๊ะทำงานพับได้ ไม่ต้องประกอบ 80x40 ซม. โต๊ะคอม minimal โต๊ะเขียนหนังสือ",
        "marketplace": _LAZADA,
        "categories": ("เฟอร์นิเจอร์", "โต๊ะทำงาน"),
        "price": Decimal(459),
        "rating": 4.4,
        "review_count": 611,
        "highlights": ("กางใช้ได้เลยไม่ต้องใช้ไขควง", "พับเก็บข้างตู้ได้"),
        "attributes": {
            "ขนาด": "80 x 40 x 73 ซม.",
            "วัสดุหน้าโต๊ะ": "ไม้ MDF",
            "วัสดุขา": "เหล็ก",
            "รับน้ำหนัก": "50 กก.",
        },
        "description": "เหมาะกับคอนโดหรือห้องเช่าที่พื้นที่น้อย\nหน้าโต๊ะกันรอยขีดข่วน เช็ดด้วยผ้าหมาดได้",
    },
}
_BABY: dict[str, dict[str, object]] = {
    "baby_bottle": {
        "title": "ขวดนมเด็ก คอกว้าง PPSU 240ml จุกนมเสมือนนมแม่ BPA Free [แพ็คคู่ 2 ขวด]",
        "marketplace": _TIKTOK,
        "brand": "NongMoo",
        "categories": ("แม่และเด็ก", "ขวดนม"),
        "price": Decimal(329),
        "original_price": Decimal(420),
        "rating": 4.9,
        "review_count": 1502,
        "sold_count": 9100,
        "highlights": ("คอกว้าง ล้างถึงก้นขวด", "ทนต้มได้ถึง 180 องศา"),
        "attributes": {"ความจุ": "240 มล.", "วัสดุ": "PPSU", "จำนวน": "2 ขวด", "ช่วงวัย": "3 เดือนขึ้นไป"},
        "description": "มีขีดบอกปริมาณชัดเจน\nหมุนฝาแน่น พกออกนอกบ้านได้\nลูกฉลาดขึ้นแน่นอน",
    },
    "teether": {
        "title": "ยางกัดเด็ก ซิลิโคน food grade รูปกล้วย 🍌",
        "marketplace": _ALIEXPRESS,
        "categories": ("แม่และเด็ก", "ของเล่นเสริมพัฒนาการ"),
        "price": Decimal("45.50"),
        "attributes": {"วัสดุ": "ซิลิโคน"},
    },
}
_PET: dict[str, dict[str, object]] = {
    "freeze_dried_treats": {
        "title": "ขนมแมว ฟรีซดราย ไก่แท้ 100% ไม่แต่งกลิ่น 50 กรัม ซื้อ 2 แถม 1",
        "marketplace": _SHOPEE,
        "brand": "MeowBite",
        "categories": ("สัตว์เลี้ยง", "ขนมแมว"),
        "price": Decimal(85),
        "rating": 4.9,
        "review_count": 4210,
        "sold_count": 31000,
        "sold_count_is_rounded": True,
        "variants": ("ไก่", "แซลมอน", "เป็ด"),
        "highlights": ("อกไก่ทำแห้งด้วยความเย็น", "ฉีกเป็นชิ้นเล็กป้อนง่าย"),
        "attributes": {"น้ำหนักสุทธิ": "50 กรัม", "ส่วนประกอบ": "อกไก่", "ช่วงวัย": "2 เดือนขึ้นไป"},
        "description": "โรยบนอาหารเม็ดก็ได้\nรักษาโรคไตในแมว\nแช่น้ำอุ่นให้นิ่มก่อนสำหรับแมวแก่",
    },
    "dog_stairs": {
        "title": "บันไดสุนัข ขึ้นเตียง 3 ขั้น โฟม ผ้าถอดซักได้ Pet Stairs",
        "marketplace": _LAZADA,
        "categories": ("สัตว์เลี้ยง", "อุปกรณ์สุนัข"),
        "price": Decimal(690),
        "original_price": Decimal(990),
        "rating": 4.7,
        "review_count": 320,
        "highlights": ("โฟมแน่น ไม่ยุบกลางขั้น", "ฐานยางกันลื่น"),
        "attributes": {"ขนาด": "60 x 40 x 40 ซม.", "จำนวนขั้น": "3", "รับน้ำหนัก": "30 กก."},
        "description": "ปลอกผ้ารูดซิปถอดซักได้\nเหมาะกับหมาขาสั้นหรือหมาแก่",
    },
}
_CAR: dict[str, dict[str, object]] = {
    "brake_disc": {
        "title": "จานเบรกหน้า Honda Wave 110i/125i แต่ง สีทอง หนา 4 มิล (1 ใบ) ของแท้จากโรงงาน",
        "marketplace": _SHOPEE,
        "categories": ("ยานยนต์", "อะไหล่มอเตอร์ไซค์", "เบรก"),
        "price": Decimal(259),
        "rating": 4.6,
        "review_count": 540,
        "attributes": {"เส้นผ่านศูนย์กลาง": "220 มม.", "ความหนา": "4 มม.", "รุ่นรถ": "Wave 110i, Wave 125i"},
        "highlights": ("เจาะรูระบายความร้อน",),
        "description": "ควรให้ช่างติดตั้ง\nใช้ได้กับน็อตเดิมของรถ",
    },
    "car_vacuum": {
        "title": "เครื่องดูดฝุ่นในรถ ไร้สาย 120W แรงดูด 9000Pa พกพา vacuum cleaner wireless ⚡️Flash sale⚡️",
        "marketplace": _TIKTOK,
        "brand": "AutoClean",
        "categories": ("ยานยนต์", "อุปกรณ์ทำความสะอาด"),
        "price": Decimal(799),
        "original_price": Decimal(1599),
        "rating": 4.5,
        "review_count": 2210,
        "sold_count": 15300,
        "variants": ("ดำ", "ขาว"),
        "highlights": ("หัวดูดยาวเข้าร่องเบาะ", "ถอดไส้กรองล้างน้ำได้"),
        "attributes": {
            "กำลังไฟสูงสุด": "120 W",
            "แรงดูด": "9000 Pa",
            "ความจุแบตเตอรี่": "2000 mAh",
            "เวลาใช้งาน": "20 นาที",
        },
        "description": "ชาร์จสาย USB-C ในรถได้\nน้ำหนักเบา ถือมือเดียว",
    },
}
_TOOLS: dict[str, dict[str, object]] = {
    "cordless_drill": {
        "title": "สว่านไร้สาย 21V แบต 2 ก้อน ชุด 24 ชิ้น กล่องครบ (รับประกัน 6 เดือน)",
        "marketplace": _LAZADA,
        "brand": "ThaiTool",
        "categories": ("เครื่องมือช่าง", "สว่าน"),
        "price": Decimal(890),
        "original_price": Decimal(1490),
        "rating": 4.7,
        "review_count": 1190,
        "sold_count": 5600,
        "highlights": ("มีไฟ LED ส่องหัวดอก", "ปรับทอร์กได้ 18 ระดับ"),
        "attributes": {
            "แรงดันไฟ": "21 V",
            "ความเร็วรอบ": "0-1350 รอบ/นาที",
            "ขนาดหัวจับ": "10 มม.",
            "อุปกรณ์ในชุด": "24 ชิ้น",
        },
        "description": "เจาะไม้ เหล็กบาง และปูนฉาบ\nเก็บสายชาร์จไว้ในกล่องเดียวกัน",
    },
    "saw_blade": {
        "title": "ใบเลื่อยวงเดือน 7 นิ้ว สำหรับเลื่อยวงเดือนไฟฟ้า ตัดไม้ 40 ฟัน",
        "marketplace": _SHOPEE,
        "categories": ("เครื่องมือช่าง", "อะไหล่และใบเลื่อย"),
        "price": Decimal(120),
        "attributes": {"เส้นผ่านศูนย์กลาง": "7 นิ้ว", "จำนวนฟัน": "40", "รูแกน": "25.4 มม."},
        "highlights": ("ใบบาง ตัดเรียบ",),
    },
}
_FOOD: dict[str, dict[str, object]] = {
    "chili_paste": {
        "title": "น้ำพริกปลาทูฟู แม่ต้อย 120 กรัม 🌶 สูตรโบราณ (3 กระปุก 150)",
        "marketplace": _TIKTOK,
        "categories": ("อาหารและเครื่องดื่ม", "น้ำพริก"),
        "price": Decimal(60),
        "rating": 4.9,
        "review_count": 2210,
        "sold_count": 18400,
        "highlights": ("ปลาทูเนื้อแน่น คั่วแห้งไม่อมน้ำมัน", "เผ็ดกลาง เด็กโตทานได้"),
        "attributes": {"น้ำหนักสุทธิ": "120 กรัม", "เลข อย.": "74-2-00123-6-0001", "อายุการเก็บ": "3 เดือน"},
        "description": "กินกับข้าวสวยหรือไข่ต้มก็ได้\nเปิดแล้วเก็บในตู้เย็น\nอร่อยที่สุดในประเทศ",
    },
    "drip_coffee_bags": {
        "title": "กาแฟดริป ซองพร้อมชง Drip bag 10 ซอง คั่วกลาง กลิ่นผลไม้",
        "marketplace": _LAZADA,
        "brand": "DoiNamwan",
        "categories": ("อาหารและเครื่องดื่ม", "กาแฟ"),
        "price": Decimal(220),
        "rating": 4.8,
        "review_count": 764,
        "highlights": ("ฉีกซองแล้วชงได้เลย ไม่ต้องใช้เครื่อง", "คั่ววันเดียวก่อนแพ็กลงซอง"),
        "attributes": {"จำนวนซอง": "10 ซอง", "ปริมาณต่อซอง": "10 กรัม", "ระดับการคั่ว": "กลาง"},
        "description": "น้ำร้อน 180 มล. ต่อซองกำลังพอดี\nเก็บในที่แห้ง",
    },
}
_STATIONERY: dict[str, dict[str, object]] = {
    "gel_pens": {
        "title": "ปากกาเจล หมึกน้ำเงิน 0.5 มม. แพ็ค 12 ด้าม เขียนลื่น ราคาส่ง!! (คละลาย)",
        "marketplace": _SHOPEE,
        "brand": "Inkko",
        "categories": ("เครื่องเขียน", "ปากกา"),
        "price": Decimal(59),
        "original_price": Decimal(99),
        "rating": 4.8,
        "review_count": 1103,
        "sold_count": 45000,
        "sold_count_is_rounded": True,
        "highlights": ("หัวเข็ม 0.5 มม. เส้นคมไม่ขาด", "ด้ามคละลายการ์ตูน"),
        "attributes": {"สีหมึก": "น้ำเงิน", "ขนาดหัว": "0.5 มม.", "จำนวน": "12 ด้าม"},
        "description": "กดแล้วมีเสียงเบา ใช้ในห้องเรียนได้\nหมึกแห้งเร็วไม่เลอะมือ",
    },
    "money_book": {
        "title": "หนังสือ เก็บเงินให้เหลือ คู่มือคนเงินเดือนน้อย ปกอ่อน 208 หน้า พิมพ์ครั้งที่ 3",
        "marketplace": _TIKTOK,
        "categories": ("หนังสือ", "การเงินส่วนบุคคล"),
        "price": Decimal(199),
        "original_price": Decimal(245),
        "rating": 4.8,
        "review_count": 431,
        "attributes": {"จำนวนหน้า": "208 หน้า", "ปก": "ปกอ่อน", "ภาษา": "ไทย"},
        "highlights": ("มีตารางแบ่งเงินท้ายบทให้กรอก", "อ่านจบใน 1 สัปดาห์ วันละ 30 หน้า"),
        "description": "เล่าเรื่องจริงของคนออมเงินหลังสิ้นเดือน\nมีแบบฝึกหัดท้ายเล่ม",
    },
}
_CATEGORIES: dict[str, dict[str, dict[str, object]]] = {
    "fashion": _FASHION,
    "beauty": _BEAUTY,
    "supplements": _SUPPLEMENTS,
    "kitchen": _KITCHEN,
    "mobile": _MOBILE,
    "home": _HOME,
    "baby": _BABY,
    "pet": _PET,
    "car": _CAR,
    "tools": _TOOLS,
    "food": _FOOD,
    "stationery": _STATIONERY,
}


def _as_read(nth: int, described: dict[str, object]) -> Product:
    """With ids, and every field read from the page."""
    return Product.model_validate(
        {
            **described,
            "product_id": f"2620000{nth:04}",
            "sources": {name: "page" for name in described if name != "marketplace"},
            "missing": tuple(name for name in ("title", "price", "photos") if name not in described),
            "read_at": datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
        }
    )


CATALOGUE: Mapping[str, Product] = {
    name: _as_read(nth, described)
    for nth, (name, described) in enumerate(
        (entry for products in _CATEGORIES.values() for entry in products.items()), start=1
    )
}
"""Name → product, two of each category."""

CATEGORY_OF: Mapping[str, str] = {name: category for category, products in _CATEGORIES.items() for name in products}

PARTS: Mapping[str, str] = {
    "purifier_filter": "เครื่องฟอกอากาศ",
    "air_fryer_paper": "หม้อทอดไร้น้ำมัน",
    "magnet_case": "iPhone",
    "brake_disc": "Honda Wave",
    "saw_blade": "เลื่อยวงเดือนไฟฟ้า",
}
"""Name → the machine it is for, named in its title; a script must not sell that."""

"""What a title sells, and what it only names: parts, brands, promotions, counts."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.things import is_promo, thing_of
from tests.support.catalogue_products import CATALOGUE, PARTS
from tests.support.products import a_bare_product

TITLES = {
    # words that begin like a promotion
    "โปรตีน เวย์ 5 ปอนด์": "โปรตีน",
    "โปรตีนพืช ถั่วลันเตา 1 กก.": "โปรตีนพืช",
    "โปรเจคเตอร์ 4K มินิ": "โปรเจคเตอร์",
    "โปรเจคเตอร์พกพา WiFi": "โปรเจคเตอร์พกพา",
    "โปรไบโอติก 30 ซอง": "โปรไบโอติก",
    "แท้งค์น้ำ 1000 ลิตร": "แท้งค์น้ำ",
    "ฮิตเตอร์ไฟฟ้า 2000W": "ฮิตเตอร์ไฟฟ้า",
    "แฟลชไดรฟ์ Kingston 128GB USB 3.2 ของแท้ ประกันศูนย์": "แฟลชไดรฟ์",
    "แฟลชไดรฟ์ 64GB": "แฟลชไดรฟ์",
    "คอร์สออนไลน์ สอนทำขนม": "คอร์สออนไลน์",
    "รองเท้าไลน์แดนซ์ ผู้หญิง": "รองเท้าไลน์แดนซ์",
    "เดรสทรง A-line แขนตุ๊กตา": "เดรส",
    "Hot Wheels รถเหล็ก 1:64": "รถเหล็ก",
    "ทุเรียนฟรีซดราย กรอบ 100 กรัม": "ทุเรียนฟรีซดราย",
    "ขนมแมวฟรีซดราย แท้ 100%": "ขนมแมวฟรีซดราย",
    "โปรตีนบาร์ 12 แท่ง": "โปรตีนบาร์",
    "แท็บเล็ต 10 นิ้ว": "แท็บเล็ต",
    "แฟลชการ์ด ภาษาอังกฤษ": "แฟลชการ์ด",
    "ฟรีสไตล์ เสื้อยืด": "",
    # what it is for is not what it is
    "ไส้กรอง เครื่องฟอกอากาศ Xiaomi 4 Lite": "ไส้กรอง",
    "หัวแปรง เครื่องดูดฝุ่น Dyson V8": "หัวแปรง",
    "เคส หูฟัง AirPods Pro 2": "เคส",
    "แผ่นรอง เมาส์ เกมมิ่ง": "แผ่นรองเมาส์",
    "ผ้าคลุม จักรยาน กันฝน": "ผ้าคลุมจักรยาน",
    "สายรัดข้อมือ นาฬิกา Apple Watch": "สายรัดข้อมือ",
    "ฟิล์ม ไอแพด Gen 9": "ฟิล์ม",
    "ถุงเก็บฝุ่น หุ่นยนต์ดูดฝุ่น Roborock": "ถุงเก็บฝุ่น",
    "ใบมีด เครื่องปั่น Philips": "ใบมีด",
    "รีโมท ทีวี Samsung": "รีโมท",
    "ฝาหม้อ หุงข้าว 1.8 ลิตร": "ฝาหม้อ",
    "แบตเตอรี่ สว่านไร้สาย Makita 18V": "แบตเตอรี่",
    "ขาแขวนทีวี 32-65 นิ้ว": "ขาแขวนทีวี",
    "ปลอกหมอน ผ้าไหม": "ปลอกหมอน",
    "กระดาษรองหม้อทอดไร้น้ำมัน 100 แผ่น": "กระดาษรอง",
    "ที่วางมือถือในรถ แบบหนีบช่องแอร์": "ที่วางมือถือในรถ",
    "อะไหล่ ไส้กรอง เครื่องกรองน้ำ": "ไส้กรอง",
    "สำหรับ iPhone 15 เคสใส กันกระแทก": "เคสใส",
    "สำหรับรถยนต์ ที่วางแก้ว": "ที่วางแก้ว",
    "ซองใส่ หูฟัง": "ซองใส่หูฟัง",
    "ใบพัด พัดลม Hatari 16 นิ้ว": "ใบพัด",
    "หมวก กันน็อค เด็ก": "หมวกกันน็อค",
    "ถุงผ้า ลดโลกร้อน": "ถุงผ้า",
    "กล่องละ 50 ชิ้น หน้ากากอนามัย": "หน้ากากอนามัย",
    # a known noun with something after it that makes it another thing
    "หม้อน้ำรถยนต์ Toyota Vios": "หม้อน้ำรถยนต์",
    "กระทะล้อรถ 15 นิ้ว": "กระทะล้อรถ",
    "จานเบรกหน้า Honda Wave": "จานเบรกหน้า",
    "โคมไฟหน้ารถ LED": "โคมไฟหน้ารถ",
    "หมอนรองกระดูก เมมโมรี่โฟม": "หมอนรองกระดูก",
    "ตู้แช่แข็ง 100 ลิตร": "ตู้แช่แข็ง",
    "ผ้าเบรก หน้า Wave 125": "ผ้าเบรก",
    "หัวเทียน NGK CR7": "หัวเทียน",
    "ยางรถยนต์ 185/60R15": "ยางรถยนต์",
    "พัดลมหม้อน้ำรถยนต์ 12V": "พัดลมหม้อน้ำรถยนต์",
    "เบาะรถมอเตอร์ไซค์ เวฟ": "เบาะรถมอเตอร์ไซค์",
    # short nouns
    "ทีวี 55 นิ้ว 4K": "ทีวี",
    "วิก ผมสั้น": "วิกผม",
    "ชา อู่หลง 100 กรัม": "ชา",
    "หม้อ 24 ซม.": "หม้อ",
    "ร่ม กันยูวี": "ร่ม",
    "มีด ทำครัว": "มีดทำครัว",
    "เต็นท์ 4 คน": "เต็นท์",
    # counts, containers, promotions, brands before the noun
    "2 กระปุก คอลลาเจน ไดเปปไทด์ 100 กรัม": "คอลลาเจน",
    "แพ็ค 3 สบู่ก้อน": "สบู่ก้อน",
    "ชุด 3 ชิ้น กระทะเคลือบหิน": "กระทะเคลือบหิน",
    "เซตคู่ หมอนหนุน": "หมอนหนุน",
    "1 กล่อง มาสก์หน้า 10 แผ่น": "มาสก์หน้า",
    "12 ขวด น้ำดื่ม 600 มล.": "น้ำดื่ม",
    "เซ็ตหม้อ 5 ใบ": "หม้อ",
    "กล่องข้าว สแตนเลส 2 ชั้น": "กล่องข้าว",
    "ขวดน้ำ 2 ลิตร": "ขวดน้ำ",
    "ชุดนอน ผ้าซาติน": "ชุดนอน",
    "ชุดเครื่องนอน 6 ฟุต": "ชุดเครื่องนอน",
    "ถุงเท้า 10 คู่": "ถุงเท้า",
    "【พร้อมส่ง🔥】KAIRO เก้าอี้อาร์มแชร์ ผ้าบูเคล่": "เก้าอี้อาร์มแชร์",
    "ส่งฟรี!! โซฟา 3 ที่นั่ง": "โซฟา",
    "พร้อมส่งเก้าอี้ทำงาน": "เก้าอี้ทำงาน",
    "ใหม่ล่าสุด! หม้อทอดไร้น้ำมัน 5 ลิตร": "หม้อทอดไร้น้ำมัน",
    "โปร 9.9 พัดลมพกพา": "พัดลมพกพา",
    "🔥ลดแรง🔥 UGREEN สายชาร์จ USB-C 1 เมตร": "สายชาร์จ",
    "(ส่งไว) อาหารแมวโต Mewmi": "อาหารแมวโต",
    "Nike Air Force 1 รองเท้าผ้าใบ": "รองเท้าผ้าใบ",
    "Blender Jar 1.5L": "โถปั่น",
    "Camera Lens Cap 58mm": "ฝาปิดเลนส์",
    "Vacuum Cleaner Bag 10pcs": "ถุงเก็บฝุ่น",
    "Portable Charger 20000mAh": "พาวเวอร์แบงก์",
    "Coffee Grinder Burr Set": "",
    "เครื่องปั่น อะไหล่ ใบมีด": "ใบมีด",
    # English: the last noun before what it is for
    "Filter for vacuum cleaner V8": "ไส้กรอง",
    "Replacement Strap for Smart Watch 22mm": "สายรัด",
    "Camera tripod phone holder": "ที่วางมือถือ",
    "New iPhone 17 case magsafe": "เคส",
    "Wireless Gaming Mouse RGB": "เมาส์",
    "Mini Portable Fan USB": "พัดลมพกพา",
    "Power Bank 20000mAh fast charging": "พาวเวอร์แบงก์",
    "Car Phone Holder for Dashboard": "ที่จับมือถือ",
    "Air fryer liners 100pcs": "กระดาษรอง",
    "Tempered glass iPhone 15": "ฟิล์มกระจก",
    "Robot vacuum mop pads": "ผ้าม็อบ",
    "Electric toothbrush heads": "หัวแปรงสีฟัน",
    "Coffee grinder gaskets": "",
    "LED strip lights 5m": "ไฟเส้น",
    "Waterproof case for GoPro": "เคส",
    "Bike Bell": "",
    "Helmet Visor Clear": "",
    "Mouse Trap": "",
    "2 Pcs Car Seat Gap Filler": "",
    "Table Cloth": "ผ้าปูโต๊ะ",
    "Baby Diaper Bag": "กระเป๋า",
    "Ring Light 10 inch": "ไฟวงแหวน",
    "Stainless Steel Water Bottle 1L": "กระบอกน้ำ",
    # words of loan and compounds that begin like another thing
    "แท้ 100% น้ำผึ้งดอกลำไย 1 กก.": "น้ำผึ้งดอกลำไย",
    "แฟลชกล้อง Godox TT600": "แฟลชกล้อง",
    "ไลน์เบ็ดตกปลา PE X8 300 เมตร": "ไลน์เบ็ดตกปลา",
    "แอร์โรบิค สเต็ป": "แอร์โรบิค",
    "ครีมเทียม 1 กก.": "ครีมเทียม",
    "แก้วมังกร 3 กก.": "แก้วมังกร",
    "ไข่มุก สำเร็จรูป 500 กรัม": "ไข่มุก",
    "เสื้อสูบ เวฟ110": "เสื้อสูบ",
    "ตะเกียบหน้า เสือภูเขา": "ตะเกียบหน้า",
    "ช้อนเกี่ยวยาง มอเตอร์ไซค์": "ช้อนเกี่ยวยาง",
    "หม้อลมเบรค D-Max": "หม้อลมเบรค",
    "จานเบรคหน้า Wave 125 220 มม.": "จานเบรคหน้า",
    "ตู้ลำโพงล้อลาก 15 นิ้ว": "ตู้ลำโพงล้อลาก",
    "ที่นอนลาย Labubu 3.5 ฟุต": "ที่นอน",
    "ปู นิ่ม แช่แข็ง 1 กก.": "ปูนิ่ม",
    "กบ ไสไม้ ไฟฟ้า 82mm": "กบไสไม้",
    "หมึกปริ้นเตอร์ Epson 003 ครบชุด 4 สี": "หมึกปริ้นเตอร์",
    "ขอบยางหม้อหุงข้าว": "ขอบยางหม้อหุงข้าว",
    "คูปองล้างแอร์ 1 เครื่อง": "คูปองล้างแอร์",
    "ปั๊มนมไฟฟ้า คู่": "ปั๊มนมไฟฟ้า",
    "เครื่องปั่นไฟ 3000W": "เครื่องปั่นไฟ",
    "หมากฝรั่ง 20 ห่อ": "หมากฝรั่ง",
    "ปูนซีเมนต์ 5 กก.": "ปูนซีเมนต์",
    "เจลลดไข้ เด็ก": "เจล",
    # advertising of more than one word, with numbers, glued
    "ซื้อ 1 แถม 1 เซรั่มวิตซี": "เซรั่มวิตซี",
    "ลด50% เก้าอี้พับ": "เก้าอี้พับ",
    "ส่งไวมาก สายรัดของ": "สายรัด",
    "ฟรีค่าส่ง ชั้นวางรองเท้า 5 ชั้น": "ชั้นวางรองเท้า",
    "ยกเซ็ต! ที่คาดผม 5 ชิ้น": "ที่คาดผม",
    "10 เมตร สายยางรดน้ำ": "สายยางรดน้ำ",
    "ครึ่งโหล กางเกงในชาย": "กางเกงในชาย",
    "กิ๊ฟเซ็ต แก้วเก็บความเย็น": "แก้วเก็บความเย็น",
    # a brand in Thai letters
    "ฮิตาชิ ตู้เย็น 2 ประตู": "ตู้เย็น",
    "โดฟ สบู่เหลว 500 มล": "สบู่เหลว",
    # what medicine is counted in
    "Vitamin C 1000mg 60 Tablets": "วิตามินซี",
    "Android Tablet 10 inch": "แท็บเล็ต",
    # nothing we know: no noun at all
    "ครื้นเครง 3 มิติ": "",
    "XJ-200 Pro Max": "",
    "แผ่นซับคราบ เครื่องชงกาแฟ": "",
    "ลูกข่างลม เตาแก๊ส": "",
}


@pytest.mark.parametrize(("title", "noun"), TITLES.items(), ids=str)
def test_the_thing_is_what_the_title_sells(title: str, noun: str) -> None:
    thing = thing_of(a_bare_product(title), segment)

    assert thing.noun == noun
    assert thing.is_sure == bool(noun)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ไส้กรอง เครื่องฟอกอากาศ Xiaomi 4 Lite", "ไส้กรองเครื่องฟอกอากาศ"),
        ("เคส หูฟัง AirPods Pro 2", "เคสหูฟัง"),
        ("โซฟา 3 ที่นั่ง", "โซฟา"),
        ("เซรั่มลดฝ้ากระ 30 มล.", "เซรั่ม"),
    ],
)
def test_the_name_says_what_a_part_is_for_and_claims_nothing(title: str, name: str) -> None:
    assert thing_of(a_bare_product(title), segment).name == name


@pytest.mark.parametrize(
    ("title", "fields", "noun"),
    [
        ("Nova Buds TWS P9", {"categories": ("มือถือและอุปกรณ์เสริม", "หูฟัง")}, "หูฟัง"),
        ("ซิลิโคนหูฟัง P9", {"categories": ("หูฟัง",)}, ""),
        ("ครื้นเครง 3 มิติ", {"short_name": "โคมไฟดาว"}, "โคมไฟดาว"),
        ("เครื่องฟอกอากาศ AeroMi", {"short_name": "ไส้กรอง"}, "ไส้กรอง"),
        ("ดอยช้าง กาแฟคั่วบด", {"brand": "ดอยช้าง"}, "กาแฟคั่วบด"),
        ("เครื่องฟอกอากาศ AeroMi ไส้กรอง HEPA", {"categories": ("อะไหล่เครื่องฟอกอากาศ",)}, "ไส้กรอง"),
    ],
)
def test_the_marketer_the_category_and_the_brand_decide(title: str, fields: dict[str, object], noun: str) -> None:
    assert thing_of(a_bare_product(title, **fields), segment).noun == noun


@pytest.mark.parametrize(
    ("title", "classifier"),
    [
        ("3 หลอด ยาสีฟัน รสมินต์", "ชุด"),
        ("แพ็ค 4 กระป๋อง ปลากระป๋อง 155 กรัม", "ชุด"),
        ("(1 ลัง 12 ขวด) น้ำดื่ม 1.5 ลิตร", "ชุด"),
        ("ถุงเท้า 5 คู่ ผ้าหนา", "ชุด"),
        ("แปรงสีฟัน แพ็คคู่", "ชุด"),
        ("คอลลาเจน 2 กระปุก", "ชุด"),
        ("บะหมี่ ยกลัง", "ชุด"),
        ("เซ็ตกระทะ เคลือบหินอ่อน", "ชุด"),
        ("ยาสีฟัน 1 หลอด 90 กรัม", "หลอด"),
        ("ชั้นวางรองเท้า 10 คู่", "ตัว"),
        ("พัดลม 5 ใบพัด", "ตัว"),
        ("กระเป๋า 2 ช่อง", "ใบ"),
        ("ลังพลาสติก 60 ลิตร", "ใบ"),
    ],
)
def test_several_sold_together_are_counted_as_one_set(title: str, classifier: str) -> None:
    assert thing_of(a_bare_product(title), segment).classifier == classifier


def test_what_is_not_sure_comes_with_suggestions() -> None:
    thing = thing_of(a_bare_product("แผ่นซับคราบ เครื่องชงกาแฟ", categories=("เครื่องใช้ในครัว",)), segment)

    assert not thing.is_sure
    assert thing.suggestions == ("แผ่นซับคราบ", "แผ่นซับคราบ เครื่องชงกาแฟ", "เครื่องใช้ในครัว")


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_product_of_the_catalogue_is_taken_for_what_it_is_for(name: str) -> None:
    thing = thing_of(CATALOGUE[name], segment)

    assert thing.is_sure, CATALOGUE[name].title
    assert name not in PARTS or thing.noun != PARTS[name]


@pytest.mark.parametrize("chunk", ["โปรตีน", "แท้งค์น้ำ", "ฮิตเตอร์", "แฟลชไดรฟ์", "ออนไลน์", "ฟรีซดราย", "ใหม่ๆ"])
def test_a_promotion_is_one_only_as_a_whole(chunk: str) -> None:
    assert not is_promo(chunk, segment)

"""Thai words for what shops sell, and how such things are counted."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Good:
    """`english` is a pattern of the names foreign titles give it; `unit` counts it: โซฟาตัวนี้, แจกันใบนี้."""

    noun: str
    unit: str
    family: str
    english: str = ""

    def found_in(self, text: str) -> tuple[int, int] | None:
        """Start and end of the first place that names it."""
        at = text.find(self.noun)
        if at >= 0:
            return at, at + len(self.noun)
        found = re.search(self.english, text, re.IGNORECASE) if self.english else None
        return found.span() if found else None


# family: noun/unit=english|english …  (no unit: ตัว; an underscore stands for a space or a hyphen)
_GOODS = """
seat: เก้าอี้อาร์มแชร์=armchair|arm_chair อาร์มแชร์ เก้าอี้พักผ่อน=lounge_chair เก้าอี้ทำงาน=office_chair
    เก้าอี้เกมมิ่ง=gaming_chair เก้าอี้สตูล เก้าอี้บาร์=bar_stool เก้าอี้ทานข้าว=dining_chair เดย์เบด=daybed เบาะรองนั่ง/ใบ=cushion
    สตูล=stool ม้านั่ง=bench เก้าอี้=chair
sofa: โซฟาเบด=sofa_bed โซฟา=sofa|couch
lamp: โคมไฟตั้งพื้น=floor_lamp โคมไฟตั้งโต๊ะ=table_lamp|desk_lamp โคมไฟแขวน=pendant_lamp โคมไฟเพดาน โคมไฟ=lamp
    หลอดไฟ/หลอด=light_bulb
decor: แจกัน/ใบ=vases? เหยือก/ใบ=pitcher|jug กรอบรูป/อัน กระจกเงา/บาน=mirror นาฬิกาแขวน/เรือน พรม/ผืน=rug|carpet
    ผ้าม่าน/ผืน=curtain ต้นไม้ปลอม/ต้น กระถาง/ใบ เทียนหอม/อัน ก้านไม้หอม/ชุด ดอกไม้ประดิษฐ์/ชุด
storage: ตู้ไซด์บอร์ด=sideboard ไซด์บอร์ด ตู้ข้างเตียง ตู้เสื้อผ้า=wardrobe ตู้เก็บของ=cabinet ตู้ลิ้นชัก ตู้รองเท้า ตู้ ชั้นวางทีวี
    ชั้นวางหนังสือ=bookshelf ชั้นวางของ ชั้นวาง=shelf กล่องเก็บของ/ใบ โต๊ะกลาง=coffee_table โต๊ะข้าง=side_table โต๊ะทำงาน=desk
    โต๊ะอาหาร โต๊ะทานข้าว=dining_table โต๊ะกลม=round_table โต๊ะ=table
bed: ที่นอน/หลัง=mattress หมอน/ใบ=pillow ผ้าห่ม/ผืน=blanket ผ้าปูที่นอน/ชุด ผ้านวม/ผืน เตียง/หลัง=bed_frame
household: เครื่องดูดฝุ่น/เครื่อง=vacuum_cleaner หุ่นยนต์ดูดฝุ่น พัดลม=fan เครื่องฟอกอากาศ/เครื่อง=air_purifier ไม้ถูพื้น/อัน=mop
    น้ำยาซักผ้า น้ำยาปรับผ้านุ่ม ราวตากผ้า ผ้าคลุมโซฟา/ผืน เครื่องพ่นอโรม่า/เครื่อง ร่มพับ/คัน=umbrella ร่มกันฝน/คัน
beauty: ครีมกันแดด=sunscreen กันแดด เซรั่ม=serum มอยส์เจอไรเซอร์=moisturizer โทนเนอร์=toner โฟมล้างหน้า=facial_foam คลีนซิ่ง
    เอสเซนส์ มาสก์หน้า ครีมบำรุงผิว โลชั่น=lotion ครีม=cream ลิปสติก/แท่ง=lipstick ลิปทินต์/แท่ง คุชชั่น/ตลับ=cushion_foundation
    แป้งพัฟ/ตลับ แป้งฝุ่น มาสคาร่า/แท่ง=mascara น้ำหอม/ขวด=perfume แชมพู=shampoo ครีมนวดผม สบู่/ก้อน=soap ยาสีฟัน
audio: หูฟังบลูทูธ=wireless_earbuds หูฟังไร้สาย หูฟัง=earbuds|earphones?|headphones? ลำโพงบลูทูธ=bluetooth_speaker
    ลำโพง=speaker
charging: พาวเวอร์แบงก์=power_?bank พาวเวอร์แบงค์ แบตสำรอง หัวชาร์จ=charger|cargador ที่ชาร์จไร้สาย
    สายชาร์จ/เส้น=charging_cable ปลั๊กพ่วง ปลั๊กไฟ
gadget: สมาร์ตวอทช์/เรือน=smart_?watch สมาร์ทวอทช์/เรือน นาฬิกา/เรือน=watch กล้องวงจรปิด=cctv กล้อง=camera เมาส์=mouse
    คีย์บอร์ด=keyboard ขาตั้งมือถือ แท็บเล็ต/เครื่อง=tablet เคสโทรศัพท์/อัน เคสมือถือ/อัน ฟิล์มกระจก/แผ่น พัดลมพกพา
clothes: เสื้อยืด=t-shirt เสื้อเชิ้ต=shirt เสื้อฮู้ด=hoodie เสื้อกันหนาว=sweater เสื้อคลุม=cardigan แจ็กเก็ต=jacket เสื้อโปโล เสื้อ
    กางเกงยีนส์=jeans กางเกงขาสั้น=shorts กางเกง=trousers|pants เดรส=dress กระโปรง=skirt ชุดนอน/ชุด=pajamas ชุดเดรส
    ถุงเท้า/คู่=socks บอดี้สูท=bodysuit ชุดชั้นใน
wear: รองเท้าผ้าใบ/คู่=sneakers? รองเท้าแตะ/คู่=sandals? รองเท้าวิ่ง/คู่ รองเท้า/คู่=shoes|sepatu กระเป๋าสะพาย/ใบ
    กระเป๋าเป้/ใบ=backpack กระเป๋าเดินทาง/ใบ กระเป๋าสตางค์/ใบ=wallet กระเป๋า/ใบ=bag|handbag แว่นกันแดด/อัน=sunglasses
    หมวก/ใบ=cap เข็มขัด/เส้น สร้อย/เส้น=necklace
food: กาแฟคั่วบด เมล็ดกาแฟ=coffee_beans กาแฟดริป กาแฟ=coffee น้ำพริก ข้าวหอมมะลิ/ถุง ข้าวกล้อง/ถุง ขนม=snacks? คุกกี้=cookies?
    ปลาหมึกอบ หมูแผ่น หมูฝอย ถั่วอบ กราโนล่า น้ำผึ้ง=honey ชาเขียว=green_tea ชาไทย ใบชา ซอส=sauce โปรตีน=protein ผลไม้อบแห้ง
kitchen: หม้อทอดไร้น้ำมัน/เครื่อง=air_fryer หม้อหุงข้าว/ใบ=rice_cooker กระทะ/ใบ=frying_pan|wok หม้อ/ใบ=pot
    เครื่องปั่น/เครื่อง=blender กาต้มน้ำ/ใบ=kettle มีดทำครัว/เล่ม มีด/เล่ม=knife เขียง/อัน แก้วเก็บความเย็น/ใบ=tumbler
    แก้วน้ำ/ใบ=mug กระบอกน้ำ/ใบ=water_bottle กล่องข้าว/ใบ=lunch_box กล่องถนอมอาหาร/ชุด จาน/ใบ=plate ชาม/ใบ=bowl เตาแก๊ส
    เตาไฟฟ้า เครื่องชงกาแฟ/เครื่อง=coffee_machine
baby: ผ้าอ้อมสำเร็จรูป/แพ็ก ผ้าอ้อม/แพ็ก=diapers? ขวดนม/ขวด=baby_bottle รถเข็นเด็ก/คัน=stroller เป้อุ้มเด็ก/อัน=baby_carrier
    เก้าอี้กินข้าวเด็ก เก้าอี้หัดนั่ง ของเล่นเสริมพัฒนาการ/ชิ้น ของเล่น/ชิ้น=toys? ทิชชู่เปียก/ห่อ=baby_wipes คาร์ซีท=car_seat ชุดเด็ก/ชุด
sport: เสื่อโยคะ/ผืน=yoga_mat ดัมเบล/อัน=dumbbells? ยางยืด/เส้น=resistance_band จักรยาน/คัน=bicycle ลู่วิ่ง/เครื่อง=treadmill
    เต็นท์/หลัง=tent ไม้แบด/อัน=racket เชือกกระโดด/เส้น ลูกบอล/ลูก
pet: อาหารแมว=cat_food อาหารสุนัข=dog_food ขนมแมว ทรายแมว=cat_litter น้ำพุแมว/เครื่อง=pet_fountain
    คอนโดแมว/หลัง=cat_tree ที่นอนแมว/ใบ ที่นอนสุนัข/ใบ ที่นอนสัตว์เลี้ยง/ใบ=pet_bed ปลอกคอ/เส้น สายจูง/เส้น ของเล่นแมว/ชิ้น
    ชามอาหารสัตว์/ใบ
tools: สว่านไร้สาย=cordless_drill สว่าน=drill ชุดไขควง/ชุด=screwdriver_set ไขควง/อัน=screwdriver ชุดเครื่องมือ/ชุด=tool_set
    ค้อน/อัน=hammer เลื่อยไฟฟ้า เครื่องฉีดน้ำ/เครื่อง=pressure_washer บันได/อัน=ladder ไฟฉาย/กระบอก=flashlight
"""


def _goods(family: str, entries: str) -> list[Good]:
    goods = []
    for entry in entries.split():
        word, _, english = entry.partition("=")
        noun, _, unit = word.partition("/")
        names = rf"(?<![A-Za-z])(?:{english.replace('_', '[ -]?')})(?![A-Za-z])" if english else ""
        goods.append(Good(noun, unit or "ตัว", family, names))
    return goods


GOODS = tuple(
    good
    for family, entries in re.findall(r"^(\w+): ((?:.+\n?(?!\w+:))+)", _GOODS, re.MULTILINE)
    for good in _goods(family, entries)
)

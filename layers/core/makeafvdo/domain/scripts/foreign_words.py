"""Thai pronunciation of what is written in Latin letters: letters, units, loan words, brands."""

_LETTER_NAMES = "เอ บี ซี ดี อี เอฟ จี เอช ไอ เจ เค แอล เอ็ม เอ็น โอ พี คิว อาร์ เอส ที ยู วี ดับเบิลยู เอ็กซ์ วาย แซด"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTER_NAMES.split(), strict=True))

UNITS = {
    "mm": "มิลลิเมตร",
    "cm": "เซนติเมตร",
    "m": "เมตร",
    "km": "กิโลเมตร",
    "mg": "มิลลิกรัม",
    "g": "กรัม",
    "gm": "กรัม",
    "kg": "กิโลกรัม",
    "ml": "มิลลิลิตร",
    "mL": "มิลลิลิตร",
    "ML": "มิลลิลิตร",
    "l": "ลิตร",
    "L": "ลิตร",
    "oz": "ออนซ์",
    "lb": "ปอนด์",
    "W": "วัตต์",
    "w": "วัตต์",
    "kW": "กิโลวัตต์",
    "Wh": "วัตต์ชั่วโมง",
    "V": "โวลต์",
    "A": "แอมป์",
    "mA": "มิลลิแอมป์",
    "mAh": "มิลลิแอมป์ชั่วโมง",
    "mah": "มิลลิแอมป์ชั่วโมง",
    "Hz": "เฮิรตซ์",
    "kHz": "กิโลเฮิรตซ์",
    "MHz": "เมกะเฮิรตซ์",
    "GHz": "กิกะเฮิรตซ์",
    "KB": "กิโลไบต์",
    "MB": "เมกะไบต์",
    "GB": "กิกะไบต์",
    "TB": "เทระไบต์",
    "Mbps": "เมกะบิตต่อวินาที",
    "MP": "ล้านพิกเซล",
    "px": "พิกเซล",
    "dB": "เดซิเบล",
    "Pa": "ปาสคาล",
    "kPa": "กิโลปาสคาล",
    "nm": "นาโนเมตร",
    "kcal": "กิโลแคลอรี",
    "cal": "แคลอรี",
    "lm": "ลูเมน",
    "rpm": "รอบต่อนาที",
    "fps": "เฟรมต่อวินาที",
    "pcs": "ชิ้น",
    "in": "นิ้ว",
    "inch": "นิ้ว",
    "ft": "ฟุต",
    "hr": "ชั่วโมง",
    "hrs": "ชั่วโมง",
    "h": "ชั่วโมง",
    "min": "นาที",
    "sec": "วินาที",
    "thb": "บาท",
    "THB": "บาท",
    "บ.": "บาท",
    "มม.": "มิลลิเมตร",
    "ซม.": "เซนติเมตร",
    "ม.": "เมตร",
    "กม.": "กิโลเมตร",
    "มก.": "มิลลิกรัม",
    "ก.": "กรัม",
    "กก.": "กิโลกรัม",
    "มล.": "มิลลิลิตร",
    "ล.": "ลิตร",
    "ชม.": "ชั่วโมง",
    "ตร.ม.": "ตารางเมตร",
    "น.": "นาฬิกา",
}
"""Written after a number. Case matters: 5 g is a weight, 5G a network."""

_LOAN_WORDS = """
active=แอกทีฟ ai=เอไอ air=แอร์ app=แอป auto=ออโต้ bag=แบ็ก bass=เบส beauty=บิวตี้ best=เบสต์ big=บิ๊ก black=แบล็ก
bluetooth=บลูทูธ body=บอดี้ box=บ็อกซ์ brand=แบรนด์ bright=ไบรต์ cash=แคช case=เคส charge=ชาร์จ charger=ชาร์จเจอร์
classic=คลาสสิก clean=คลีน cleansing=คลีนซิ่ง clear=เคลียร์ code=โค้ด coffee=คอฟฟี่ collagen=คอลลาเจน color=คัลเลอร์
comfort=คอมฟอร์ต cool=คูล cotton=คอตตอน cream=ครีม cushion=คุชชั่น daily=เดลี่ deep=ดีป delivery=เดลิเวอรี
design=ดีไซน์ digital=ดิจิทัล double=ดับเบิล dress=เดรส dual=ดูอัล duo=ดูโอ eco=อีโค easy=อีซี่ essence=เอสเซนส์
extra=เอ็กซ์ตรา face=เฟซ fast=ฟาสต์ feel=ฟีล fit=ฟิต flash=แฟลช foam=โฟม formula=ฟอร์มูลา free=ฟรี fresh=เฟรช
full=ฟูล game=เกม gaming=เกมมิ่ง gel=เจล glass=กลาส glow=โกลว์ gold=โกลด์ good=กู๊ด green=กรีน hair=แฮร์
hi-res=ไฮเรส home=โฮม hot=ฮอต ice=ไอซ์ in=อิน kit=คิต led=แอลอีดี light=ไลต์ lip=ลิป lite=ไลต์ live=ไลฟ์
loft=ลอฟต์ lotion=โลชั่น luxury=ลักชัวรี magic=เมจิก magsafe=แม็กเซฟ mask=มาสก์ matte=แมตต์ max=แม็กซ์ men=เมน
mini=มินิ minimal=มินิมอล mode=โหมด model=โมเดล modern=โมเดิร์น multi=มัลติ music=มิวสิก natural=เนเชอรัล new=นิว
no=โน nordic=นอร์ดิก number=นัมเบอร์ off=ออฟ oil=ออยล์ ok=โอเค on=ออน one=วัน online=ออนไลน์ organic=ออร์แกนิก
original=ออริจินัล oversize=โอเวอร์ไซซ์ pack=แพ็ก pet=เพ็ต phone=โฟน pink=พิงก์ plus=พลัส pop=ป๊อป power=พาวเวอร์
powerbank=พาวเวอร์แบงก์ premium=พรีเมียม primer=ไพรเมอร์ pro=โปร promotion=โปรโมชั่น quick=ควิก red=เรด
retinol=เรตินอล review=รีวิว royal=รอยัล sale=เซล serum=เซรั่ม set=เซต shampoo=แชมพู shop=ช็อป silk=ซิลก์
size=ไซซ์ skin=สกิน slim=สลิม smart=สมาร์ต smartwatch=สมาร์ตวอทช์ sofa=โซฟา soft=ซอฟต์ speed=สปีด sport=สปอร์ต
standard=สแตนดาร์ด stick=สติ๊ก style=สไตล์ sun=ซัน super=ซูเปอร์ switch=สวิตช์ tint=ทินต์ tone=โทน toner=โทนเนอร์
top=ท็อป touch=ทัช travel=แทรเวล trio=ทริโอ turbo=เทอร์โบ type=ไทป์ type-c=ไทป์ซี ultra=อัลตร้า vintage=วินเทจ
vitamin=วิตามิน water=วอเตอร์ waterproof=วอเตอร์พรูฟ wax=แวกซ์ white=ไวต์ wifi=ไวไฟ wi-fi=ไวไฟ wireless=ไวร์เลส
x=เอ็กซ์ zero=ซีโร่
anker=แองเกอร์ apple=แอปเปิ้ล asus=เอซุส baseus=เบซุส canva=แคนวา dyson=ไดสัน facebook=เฟซบุ๊ก google=กูเกิล
honor=ออเนอร์ huawei=หัวเว่ย ikea=อิเกีย instagram=อินสตาแกรม ipad=ไอแพด iphone=ไอโฟน jbl=เจบีแอล laneige=ลาเนจ
lazada=ลาซาด้า lego=เลโก้ line=ไลน์ lock=ล็อก loreal=ลอรีอัล maybelline=เมย์เบลลีน mistine=มิสทีน nike=ไนกี้
adidas=อาดิดาส nivea=นีเวีย oppo=ออปโป้ philips=ฟิลิปส์ realme=เรียลมี redmi=เรดมี่ remax=รีแมกซ์ samsung=ซัมซุง
sharp=ชาร์ป shein=ชีอิน shopee=ช้อปปี้ sony=โซนี่ tiktok=ติ๊กต็อก tefal=ทีฟาล toshiba=โตชิบา ugreen=ยูกรีน
vivo=วีโว่ xiaomi=เสียวหมี่ youtube=ยูทูบ
"""
LOAN_WORDS = dict(pair.split("=") for pair in _LOAN_WORDS.split())
"""Latin word in lower case → Thai spelling that the pronouncing dictionary knows."""

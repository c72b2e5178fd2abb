"""English words of Thai shops as Thais say them, and the names of the letters. Keys in lower case."""

from makeafvdo.domain.speech.tables.reading import read_table

_LETTER_NAMES = "เอ บี ซี ดี อี เอฟ จี เอช ไอ เจ เค แอล เอ็ม เอ็น โอ พี คิว อาร์ เอส ที ยู วี ดับเบิลยู เอ็กซ์ วาย แซด"
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTER_NAMES.split(), strict=True))

ENGLISH_WORDS = read_table("""
acne=แอคเน่ acid=แอซิด active=แอกทีฟ adapter=อะแดปเตอร์ advanced=แอดวานซ์ aha=เอเอชเอ ai=เอไอ air=แอร์
airpods=แอร์พอดส์ alarm=อลาร์ม album=อัลบั้ม alcohol=แอลกอฮอล์ alcohol_free=ไม่มีแอลกอฮอล์ alcohol-free=ไม่มีแอลกอฮอล์
all=ออล all_in_one=ออลอินวัน almond=อัลมอนด์ aloe=อะโล aloe_vera=ว่านหางจระเข้ aluminium=อะลูมิเนียม
aluminum=อะลูมิเนียม amber=แอมเบอร์ amoled=อะโมเลด and=แอนด์ android=แอนดรอยด์ anti=แอนตี้ anti-aging=แอนตี้เอจจิ้ง
aging=เอจจิ้ง app=แอป aqua=อควา arabica=อาราบิกา aroma=อโรม่า art=อาร์ต audio=ออดิโอ auto=ออโต้ automatic=ออโตเมติก
baby=เบบี้ back=แบ็ก bag=แบ็ก balance=บาลานซ์ ball=บอล balm=บาล์ม band=แบนด์ bar=บาร์ basic=เบสิก bass=เบส bath=บาธ
battery=แบตเตอรี่ beach=บีช bean=บีน bear=แบร์ beauty=บิวตี้ bed=เบด beige=เบจ best=เบสต์ best_seller=เบสต์เซลเลอร์
bestseller=เบสต์เซลเลอร์ big=บิ๊ก bike=ไบค์ black=แบล็ก blender=เบลนเดอร์ bloom=บลูม blue=บลู bluetooth=บลูทูธ
blush=บลัช board=บอร์ด body=บอดี้ bold=โบลด์ book=บุ๊ก boost=บูสต์ booster=บูสเตอร์ bottle=บอตเทิล bowl=โบลว์
box=บ็อกซ์ boxset=บ็อกซ์เซต boy=บอย bpa_free=ปลอดบีพีเอ bpa-free=ปลอดบีพีเอ bra=บรา brand=แบรนด์ bright=ไบรต์
brightening=ไบรท์เทนนิ่ง brown=บราวน์ brownie=บราวนี่ brush=บรัช bubble=บับเบิล buds=บัดส์ bundle=บันเดิล by=บาย
cable=เคเบิล cafe=คาเฟ่ cake=เค้ก calm=คาล์ม camera=คาเมร่า camp=แคมป์ camping=แคมป์ปิ้ง candy=แคนดี้ canvas=แคนวาส
car=คาร์ carbon=คาร์บอน card=การ์ด care=แคร์ cargo=คาร์โก้ cartoon=การ์ตูน case=เคส cash=แคช cashback=แคชแบ็ก
casual=แคชชวล cat=แคต ceramic=เซรามิก ceramide=เซราไมด์ chair=แชร์ charcoal=ชาร์โคล charge=ชาร์จ charger=ชาร์จเจอร์
cheese=ชีส cherry=เชอร์รี่ chic=ชิค chip=ชิป chips=ชิปส์ chocolate=ช็อกโกแลต choice=ชอยส์ christmas=คริสต์มาส
cica=ซิก้า city=ซิตี้ class=คลาส classic=คลาสสิก clay=เคลย์ clean=คลีน cleaner=คลีนเนอร์ cleanser=คลีนเซอร์
cleansing=คลีนซิ่ง clear=เคลียร์ click=คลิก clip=คลิป cloud=คลาวด์ club=คลับ coat=โค้ต cocoa=โกโก้ coconut=โคโคนัท
code=โค้ด coffee=คอฟฟี่ cold=โคลด์ cold_brew=โคลด์บรูว์ collagen=คอลลาเจน collection=คอลเลกชัน color=คัลเลอร์
colour=คัลเลอร์ combo=คอมโบ comfort=คอมฟอร์ต compact=คอมแพ็ค complete=คอมพลีต computer=คอมพิวเตอร์
concealer=คอนซีลเลอร์ concentrate=คอนเซนเทรต conditioner=คอนดิชันเนอร์ control=คอนโทรล cookie=คุกกี้ cookies=คุกกี้
cool=คูล cooler=คูลเลอร์ cooling=คูลลิ่ง core=คอร์ cotton=คอตตอน coupon=คูปอง cover=คัฟเวอร์ cozy=โคซี่ cream=ครีม
crop=ครอป cropped=ครอป cup=คัพ curl=เคิร์ล cushion=คุชชั่น cute=คิวต์ cyber=ไซเบอร์ daily=เดลี่ dark=ดาร์ก date=เดต
day=เดย์ deal=ดีล deep=ดีป delivery=เดลิเวอรี deluxe=ดีลักซ์ denim=เดนิม design=ดีไซน์ desk=เดสก์ detox=ดีท็อกซ์
device=ดีไวซ์ dha=ดีเอชเอ diamond=ไดมอนด์ digital=ดิจิทัล discount=ดิสเคานต์ diy=ดีไอวาย dog=ด็อก doll=ดอลล์
double=ดับเบิล down=ดาวน์ dr=ด็อกเตอร์ dr.=ด็อกเตอร์ drama=ดราม่า dress=เดรส drink=ดริงก์ drip=ดริป drive=ไดรฟ์
drone=โดรน drop=ดรอป dry=ดราย dryer=ไดร์เออร์ dual=ดูอัล duo=ดูโอ earphone=เอียร์โฟน easy=อีซี่
eau_de_parfum=โอเดอพาร์ฟูม eau_de_toilette=โอเดอทอยเล็ต eco=อีโค edition=อิดิชัน edge=เอดจ์ elastic=อีลาสติก
electric=อิเล็กทริก elegant=เอเลแกนต์ elite=เอลีท energy=เอเนอร์จี้ enzyme=เอนไซม์ espresso=เอสเปรสโซ essence=เอสเซนส์
essential=เอสเซนเชียล ever=เอเวอร์ every=เอเวอรี่ exclusive=เอ็กซ์คลูซีฟ expert=เอ็กซ์เพิร์ต express=เอ็กซ์เพรส
extra=เอ็กซ์ตรา extract=เอ็กซ์แทรกต์ extreme=เอ็กซ์ตรีม eye=อาย eyeliner=อายไลเนอร์ eyeshadow=อายแชโดว์ fabric=แฟบริก
face=เฟซ facial=เฟเชียล family=แฟมิลี่ fan=แฟน fashion=แฟชั่น fast=ฟาสต์ fast_charge=ชาร์จเร็ว fast_charging=ชาร์จเร็ว
feel=ฟีล festival=เฟสติวัล fiber=ไฟเบอร์ filler=ฟิลเลอร์ film=ฟิล์ม filter=ฟิลเตอร์ fine=ไฟน์ fire=ไฟร์ firm=เฟิร์ม
first=เฟิร์สต์ fish=ฟิช fish_oil=ฟิชออยล์ fit=ฟิต fitness=ฟิตเนส flash=แฟลช flash_sale=แฟลชเซล flat=แฟลต flex=เฟล็กซ์
flip=ฟลิป floral=ฟลอรัล flower=ฟลาวเวอร์ foam=โฟม fold=โฟลด์ food=ฟู้ด foot=ฟุต for=ฟอร์ formula=ฟอร์มูลา
foundation=ฟาวน์เดชัน fragrance=เฟรแกรนซ์ free=ฟรี free_size=ฟรีไซส์ freesize=ฟรีไซส์ french=เฟรนช์ fresh=เฟรช
friday=ฟรายเดย์ frozen=โฟรเซ่น fruit=ฟรุต full=ฟูล full_hd=ฟูลเอชดี fun=ฟัน fur=เฟอร์ future=ฟิวเจอร์ game=เกม
gamer=เกมเมอร์ games=เกมส์ gaming=เกมมิ่ง garden=การ์เด้น gel=เจล gen=เจน gentle=เจนเทิล gift=กิฟต์ ginger=จินเจอร์
girl=เกิร์ล glam=แกลม glass=กลาส glitter=กลิตเตอร์ global=โกลบอล gloss=กลอส glossy=กลอสซี่ glow=โกลว์
glutathione=กลูตาไธโอน gold=โกลด์ golf=กอล์ฟ good=กู๊ด grand=แกรนด์ granola=กราโนล่า grape=เกรป graphic=กราฟิก
gray=เกรย์ green=กรีน grey=เกรย์ grip=กริป gummy=กัมมี่ hair=แฮร์ hand=แฮนด์ hand_cream=แฮนด์ครีม handmade=แฮนด์เมด
happy=แฮปปี้ hard=ฮาร์ด headphone=เฮดโฟน headset=เฮดเซต health=เฮลท์ heart=ฮาร์ต heat=ฮีต hello=เฮลโหล hepa=เฮปา
herb=เฮิร์บ herbal=เฮอร์บัล hero=ฮีโร่ hi-fi=ไฮไฟ hi-res=ไฮเรส hi=ไฮ high=ไฮ hobby=ฮ็อบบี้ home=โฮม honey=ฮันนี่
hood=ฮู้ด hoodie=ฮู้ดดี้ hot=ฮอต hotel=โฮเทล house=เฮาส์ hub=ฮับ hyaluron=ไฮยาลูรอน hyaluronic=ไฮยาลูรอนิก
hyaluronic_acid=ไฮยาลูรอนิก hybrid=ไฮบริด hydra=ไฮดร้า hydrating=ไฮเดรติ้ง hydro=ไฮโดร ice=ไอซ์ ice_cream=ไอศกรีม
icon=ไอคอน ideal=ไอเดียล idol=ไอดอล in=อิน in-ear=อินเอียร์ inbox=อินบ็อกซ์ indoor=อินดอร์ infinity=อินฟินิตี้
inverter=อินเวอร์เตอร์ ios=ไอโอเอส ip=ไอพี iron=ไอรอน item=ไอเทม jacket=แจ็กเก็ต jam=แจม japan=เจแปน jasmine=แจสมิน
jean=ยีนส์ jeans=ยีนส์ jelly=เจลลี่ jogger=จ็อกเกอร์ joy=จอย juice=จู๊ซ jumbo=จัมโบ้ jump=จัมพ์ junior=จูเนียร์
keratin=เคราติน keto=คีโต key=คีย์ keyboard=คีย์บอร์ด kid=คิด kids=คิดส์ kilo=กิโล king=คิง kit=คิต kitchen=คิตเช่น
knit=นิต korea=โคเรีย korean=โคเรียน lab=แล็บ label=เลเบล lace=เลซ lamp=แลมป์ laptop=แล็ปท็อป large=ลาร์จ
laser=เลเซอร์ lash=แลช latte=ลาเต้ laundry=ลอนดรี้ lavender=ลาเวนเดอร์ leather=เลเธอร์ led=แอลอีดี leggings=เลกกิ้ง
lemon=เลมอน lens=เลนส์ level=เลเวล life=ไลฟ์ lifestyle=ไลฟ์สไตล์ lift=ลิฟต์ light=ไลต์ lightning=ไลต์นิ่ง lime=ไลม์
limited=ลิมิเต็ด limited_edition=ลิมิเต็ดอิดิชัน linen=ลินิน link=ลิงก์ lip=ลิป lipstick=ลิปสติก liquid=ลิควิด
lite=ไลต์ live=ไลฟ์ liver=ลิเวอร์ lock=ล็อก loft=ลอฟต์ logo=โลโก้ long=ลอง look=ลุค loose=ลูส lotion=โลชั่น love=เลิฟ
low=โลว์ lucky=ลักกี้ luggage=ลักเกจ lunch=ลันช์ luxury=ลักชัวรี machine=แมชชีน mach=มัค magic=เมจิก
magnesium=แมกนีเซียม magnet=แม็กเนต magnetic=แม็กเนติก magsafe=แม็กเซฟ make=เมค makeup=เมคอัพ mall=มอลล์ man=แมน
mango=แมงโก้ manga=มังงะ mango=แมงโก้ manual=แมนนวล marble=มาร์เบิล mark=มาร์ก market=มาร์เก็ต mask=มาสก์
mascara=มาสคาร่า massage=มาสซาจ master=มาสเตอร์ mat=แมต matcha=มัทฉะ matte=แมตต์ max=แม็กซ์ medium=มีเดียม mega=เมก้า
melon=เมล่อน member=เมมเบอร์ memory=เมมโมรี่ memory_foam=เมมโมรี่โฟม men=เมน mesh=เมช metal=เมทัล micro=ไมโคร
microfiber=ไมโครไฟเบอร์ microwave=ไมโครเวฟ mid-century=มิดเซนจูรี midnight=มิดไนต์ mild=มายด์ milk=มิลค์
mineral=มิเนอรัล mini=มินิ minimal=มินิมอล mint=มินต์ mirror=มิร์เรอร์ mist=มิสต์ mix=มิกซ์ mocha=มอคค่า mode=โหมด
model=โมเดล modern=โมเดิร์น moist=มอยส์ moisture=มอยส์เจอร์ moisturizer=มอยส์เจอไรเซอร์ mom=มัม money=มันนี่
monitor=มอนิเตอร์ monster=มอนสเตอร์ mood=มู้ด moon=มูน mop=ม็อบ mouse=เมาส์ movie=มูฟวี่ mug=มัค multi=มัลติ
multivitamin=มัลติวิตามิน music=มิวสิก my=มาย nail=เนล nano=นาโน natural=เนเชอรัล nature=เนเจอร์ navy=เนวี่ neck=เน็ก
neo=นีโอ net=เน็ต new=นิว niacinamide=ไนอะซินาไมด์ night=ไนต์ no=โน noise=นอยส์ nordic=นอร์ดิก note=โน้ต
notebook=โน้ตบุ๊ก nude=นู้ด number=นัมเบอร์ nut=นัต nylon=ไนลอน oat=โอ๊ต of=ออฟ off=ออฟ office=ออฟฟิศ
official=ออฟฟิเชียล oil=ออยล์ ok=โอเค old=โอลด์ oled=โอแอลอีดี olive=โอลีฟ omega=โอเมก้า on=ออน one=วัน online=ออนไลน์
only=โอนลี่ open=โอเพ่น orange=ออเรนจ์ organic=ออร์แกนิก original=ออริจินัล outdoor=เอาต์ดอร์ outlet=เอาต์เลต
oven=โอเว่น over=โอเวอร์ oversize=โอเวอร์ไซส์ oversized=โอเวอร์ไซส์ oxy=ออกซี่ pack=แพ็ก package=แพ็กเกจ pad=แพด
paint=เพนต์ palette=พาเลตต์ pants=แพนต์ paper=เปเปอร์ parfum=พาร์ฟูม party=ปาร์ตี้ pastel=พาสเทล pay=เพย์ peach=พีช
pearl=เพิร์ล peeling=พีลลิ่ง pen=เพน peptide=เปปไทด์ perfect=เพอร์เฟกต์ perfume=เพอร์ฟูม personal=เพอร์ซันนัล pet=เพ็ต
phone=โฟน photo=โฟโต้ picnic=ปิกนิก pillow=พิลโลว์ pink=พิงก์ pizza=พิซซ่า plant=แพลนต์ plastic=พลาสติก plate=เพลต
play=เพลย์ plug=ปลั๊ก plus=พลัส pocket=พ็อกเก็ต point=พอยต์ polo=โปโล polyester=โพลีเอสเตอร์ pop=ป๊อป pore=พอร์
portable=พอร์ตเทเบิล post=โพสต์ powder=พาวเดอร์ power=พาวเวอร์ powerbank=พาวเวอร์แบงก์ power_bank=พาวเวอร์แบงก์
pre-order=พรีออเดอร์ preorder=พรีออเดอร์ premium=พรีเมียม price=ไพรซ์ prime=ไพรม์ primer=ไพรเมอร์ print=พรินต์
printer=พรินเตอร์ prize=ไพรซ์ pro=โปร probiotic=โพรไบโอติก probiotics=โพรไบโอติก product=โปรดักต์
professional=โปรเฟสชันนัล project=โปรเจกต์ projector=โปรเจกเตอร์ promo=โปรโม promotion=โปรโมชั่น protect=โพรเทกต์
protein=โปรตีน proteins=โปรตีน pump=ปั๊ม pure=เพียว purple=เพอร์เพิล push=พุช quality=ควอลิตี้ queen=ควีน quick=ควิก
quick_charge=ควิกชาร์จ racing=เรซซิ่ง radio=เรดิโอ rain=เรน rainbow=เรนโบว์ ram=แรม real=เรียล red=เรด refill=รีฟิล
refresh=รีเฟรช regular=เรกูลาร์ relax=รีแลกซ์ remote=รีโมต repair=รีแพร์ reset=รีเซต restock=รีสต็อก retinol=เรตินอล
retro=เรโทร review=รีวิว rice=ไรซ์ ring=ริง road=โรด robot=โรบอต robusta=โรบัสต้า rock=ร็อก roll=โรล rom=รอม room=รูม
rose=โรส round=ราวด์ router=เราเตอร์ royal=รอยัล rubber=รับเบอร์ run=รัน running=รันนิ่ง safe=เซฟ safety=เซฟตี้
sakura=ซากุระ salad=สลัด sale=เซล salmon=แซลมอน salon=ซาลอน salt=ซอลต์ satin=ซาติน sauce=ซอส save=เซฟ scalp=สกัลป์
scan=สแกน school=สคูล screen=สกรีน scrub=สครับ sd_card=เอสดีการ์ด season=ซีซั่น secret=ซีเคร็ต seller=เซลเลอร์
selfie=เซลฟี่ sensitive=เซนซิทีฟ sensor=เซนเซอร์ series=ซีรีส์ serum=เซรั่ม service=เซอร์วิส set=เซต sexy=เซ็กซี่
shadow=แชโดว์ shake=เชค shampoo=แชมพู shape=เชป shine=ไชน์ ship=ชิป shirt=เชิ้ต shoes=ชูส์ shop=ช็อป shopping=ช้อปปิ้ง
short=ชอร์ต shorts=ชอร์ต shot=ช็อต shoulder=โชลเดอร์ show=โชว์ shower=ชาวเวอร์ side=ไซด์ signature=ซิกเนเจอร์
silicone=ซิลิโคน silk=ซิลก์ silver=ซิลเวอร์ simple=ซิมเปิล single=ซิงเกิล size=ไซส์ skin=สกิน skincare=สกินแคร์
skinny=สกินนี่ skirt=สเกิร์ต sleep=สลีป sleeve=สลีฟ slim=สลิม slip=สลิป slow=สโลว์ small=สมอลล์ smart=สมาร์ต
smart_tv=สมาร์ตทีวี smart_watch=สมาร์ตวอทช์ smartphone=สมาร์ตโฟน smartwatch=สมาร์ตวอทช์ smile=สไมล์ smoke=สโมก
smooth=สมูท snack=สแน็ก snap=สแนป sneaker=สนีกเกอร์ sneakers=สนีกเกอร์ snow=สโนว์ soap=โซป social=โซเชียล
socket=ซ็อกเก็ต sofa=โซฟา soft=ซอฟต์ solar=โซลาร์ solid=โซลิด solution=โซลูชัน soothing=ซูทติ้ง sound=ซาวด์
soundbar=ซาวด์บาร์ soup=ซุป soy=ซอย spa=สปา space=สเปซ spandex=สแปนเด็กซ์ speaker=สปีกเกอร์ special=สเปเชียล
speed=สปีด spf=เอสพีเอฟ spicy=สไปซี่ spin=สปิน sport=สปอร์ต sports=สปอร์ต spot=สปอต spray=สเปรย์ spring=สปริง
square=สแควร์ stainless=สแตนเลส stainless_steel=สแตนเลส stand=สแตนด์ standard=สแตนดาร์ด star=สตาร์ starter=สตาร์ตเตอร์
station=สเตชัน steam=สตีม steel=สตีล step=สเตป stereo=สเตอริโอ stick=สติ๊ก sticker=สติกเกอร์ stock=สต็อก stone=สโตน
storage=สโตเรจ store=สโตร์ straight=สเตรต strap=สแตรป strawberry=สตรอว์เบอร์รี stream=สตรีม street=สตรีต
stretch=สเตรตช์ strong=สตรอง studio=สตูดิโอ style=สไตล์ sugar=ชูการ์ sugar_free=ไม่มีน้ำตาล sugar-free=ไม่มีน้ำตาล
suit=สูท summer=ซัมเมอร์ sun=ซัน sunday=ซันเดย์ sunscreen=ซันสกรีน super=ซูเปอร์ support=ซัพพอร์ต sweet=สวีต swim=สวิม
switch=สวิตช์ system=ซิสเต็ม table=เทเบิล tablet=แท็บเล็ต tank=แท็งก์ tea=ที team=ทีม tech=เทค technology=เทคโนโลยี
teen=ทีน tennis=เทนนิส test=เทสต์ tester=เทสเตอร์ thai=ไทย thailand=ไทยแลนด์ the=เดอะ thermal=เทอร์มัล time=ไทม์
tint=ทินต์ tissue=ทิชชู่ titanium=ไทเทเนียม to=ทู tom=ทอม tone=โทน tone_up=โทนอัพ toner=โทนเนอร์ tool=ทูล tools=ทูลส์
top=ท็อป total=โททัล touch=ทัช tower=ทาวเวอร์ toy=ทอย track=แทร็ก trail=เทรล training=เทรนนิ่ง travel=แทรเวล
treatment=ทรีตเมนต์ tree=ทรี trend=เทรนด์ trendy=เทรนดี้ trio=ทริโอ trip=ทริป true_wireless=ทรูไวร์เลส tube=ทูบ
tumbler=ทัมเบลอร์ turbo=เทอร์โบ tv=ทีวี twin=ทวิน two=ทู type=ไทป์ type-c=ไทป์ซี type_c=ไทป์ซี typec=ไทป์ซี
ultimate=อัลติเมต ultra=อัลตร้า under=อันเดอร์ unicorn=ยูนิคอร์น unisex=ยูนิเซ็กซ์ universal=ยูนิเวอร์แซล up=อัพ
update=อัปเดต upgrade=อัปเกรด urban=เออร์เบิน usb-c=ยูเอสบีซี used=ยูสด์ user=ยูสเซอร์ v-neck=คอวี vacuum=แวคคั่ม
value=แวลู vanilla=วานิลลา vegan=วีแกน velvet=เวลเวท vibe=ไวบ์ video=วิดีโอ view=วิว vintage=วินเทจ view=วิว views=วิว
vinyl=ไวนิล vip=วีไอพี vit=วิต vitamin=วิตามิน vit_c=วิตซี voice=วอยซ์ volume=วอลลุ่ม voucher=วอเชอร์ vs=เวอร์ซัส
waist=เวสต์ walk=วอล์ก wall=วอลล์ wallet=วอลเล็ต warm=วอร์ม wash=วอช watch=วอทช์ water=วอเตอร์ waterproof=วอเตอร์พรูฟ
wave=เวฟ wax=แวกซ์ web=เว็บ weight=เวต wet=เวต wheel=วีล whey=เวย์ whey_protein=เวย์โปรตีน white=ไวต์
whitening=ไวท์เทนนิ่ง wi-fi=ไวไฟ wide=ไวด์ wifi=ไวไฟ wine=ไวน์ winter=วินเทอร์ wireless=ไวร์เลส with=วิธ woman=วูแมน
women=วีเมน wood=วู้ด wool=วูล work=เวิร์ก workshop=เวิร์กช็อป world=เวิลด์ wow=ว้าว wrap=แรป x=เอ็กซ์ xl=เอ็กซ์แอล
yellow=เยลโลว์ yoga=โยคะ yogurt=โยเกิร์ต you=ยู young=ยัง your=ยัวร์ zero=ซีโร่ zinc=ซิงก์ zip=ซิป zipper=ซิปเปอร์
zone=โซน zoom=ซูม
fryer=ฟรายเออร์ air_fryer=แอร์ฟรายเออร์ dining=ไดนิ่ง folding=โฟลดิ้ง bathroom=บาธรูม bedroom=เบดรูม
hiking=ไฮกิ้ง fishing=ฟิชชิ่ง cycling=ไซคลิ่ง football=ฟุตบอล blouse=เบลาส์ sweater=สเวตเตอร์ sandal=แซนดัล
sandals=แซนดัล backpack=แบ็กแพ็ก glove=โกลฟ gloves=โกลฟ scarf=สการ์ฟ holder=โฮลเดอร์ mount=เมาท์ tripod=ไตรพอด
gimbal=กิมบอล stabilizer=สเตบิไลเซอร์ earbuds=เอียร์บัดส์ modem=โมเด็ม repeater=รีพีตเตอร์ scanner=สแกนเนอร์
cartridge=คาร์ทริดจ์ juicer=จูสเซอร์ toaster=โทสเตอร์ kettle=เค็ทเทิล cooker=คุกเกอร์ grill=กริลล์ knife=ไนฟ์
scissors=ซิสเซอร์ส cutter=คัตเตอร์ peeler=พีลเลอร์ grater=เกรตเตอร์ ampoule=แอมพูล creatine=ครีเอทีน
biotin=ไบโอติน lutein=ลูทีน coenzyme=โคเอนไซม์ y2k=วายทูเค otop=โอทอป player=เพลเยอร์ oral=ออรัล
webcam=เว็บแคม hat=แฮต headband=เฮดแบนด์ ordinary=ออร์ดินารี
made=เมด boys=บอยส์ out=เอาต์ go=โก pan=แพน pot=พอต lid=ลิด rug=รัก bird=เบิร์ด gym=ยิม hike=ไฮก์ tent=เต็นท์
bulb=บัลบ์ hook=ฮุก rack=แร็ก ink=อิงก์ tape=เทป glue=กลู saw=ซอว์ bolt=โบลต์ door=ดอร์ roof=รูฟ sky=สกาย
sea=ซี sand=แซนด์ egg=เอ้ก rich=ริช maxi=แม็กซี่ midi=มิดี้ lady=เลดี้ unit=ยูนิต pair=แพร์ cure=เคียว
bio=ไบโอ beat=บีต loop=ลูป tab=แท็บ l-carnitine=แอลคาร์นิทีน carnitine=คาร์นิทีน knob=น็อบ visor=ไวเซอร์
trap=แทรป rod=ร็อด cloth=คลอธ stopper=สต็อปเปอร์ organizer=ออร์แกไนเซอร์
""")

"""Brands of Thai shops as Thais call them. Keys in lower case, without accents and apostrophes."""

from makeafvdo.domain.speech.tables.reading import read_table

BRANDS = read_table("""
2p=ทูพี 3ce=ทรีซีอี 3m=ทรีเอ็ม 4u2=โฟร์ยูทู 7-eleven=เซเว่นอีเลฟเว่น 7_eleven=เซเว่นอีเลฟเว่น a.h.c=เอเอชซี abib=อาบิบ
acer=เอเซอร์ acnes=แอคเน่ acqua_di_parma=อัคควาดิปาร์มา adidas=อาดิดาส aerosoft=แอโรซอฟต์ aesop=อีสป ais=เอไอเอส
aiwa=ไอว่า ajinomoto=อายิโนะโมะโต๊ะ aliexpress=อาลีเอ็กซ์เพรส allbirds=ออลเบิร์ดส์ amado=อมาโด้ amazfit=อเมซฟิต
amazon=อเมซอน amd=เอเอ็มดี anello=อเนลโล่ anessa=อเนสซ่า anitech=แอนิเทค anker=แองเกอร์ apple=แอปเปิ้ล aqua=อควา
ariel=แอเรียล arm_&_hammer=อาร์มแอนด์แฮมเมอร์ asics=เอสิคส์ asus=เอซุส attack=แอทแทค attitude_mom=แอททิจูดมัม
avene=อาแวน aveeno=อาวีโน่ awei=อาเหว่ย babi_mild=เบบี้มายด์ babimild=เบบี้มายด์ bambi=แบมบี้ banana_boat=บานาน่าโบ๊ท
banila_co=บานิลาโค bask=บาสก์ baseus=เบซุส bata=บาจา beauty_of_joseon=บิวตี้ออฟโชซอน benq=เบนคิว bestway=เบสต์เวย์
bioderma=ไบโอเดอร์มา bio_oil=ไบโอออยล์ bio-oil=ไบโอออยล์ biore=บิโอเร biotherm=ไบโอเธิร์ม birkenstock=เบอร์เคนสต็อก
black_&_decker=แบล็กแอนด์เด็คเกอร์ blackmores=แบลคมอร์ส bobbi_brown=บ็อบบี้บราวน์ boots=บู๊ทส์ bosch=บ๊อช bose=โบส
botnoi=บอทน้อย braun=บราวน์ breeze=บรีส brita=บริต้า britta=บริต้า browit=โบรวิท bsc=บีเอสซี burberry=เบอร์เบอรี่
byredo=ไบรีโด calvin_klein=คาลวินไคลน์ canon=แคนนอน canva=แคนวา capcut=แคปคัต carnation=คาร์เนชัน carson=คาร์สัน
casio=คาสิโอ catrice=คาทริซ cathy_doll=เคที่ดอลล์ celine=เซลีน centrum=เซนทรัม cerave=เซราวี cetaphil=เซตาฟิล
champion=แชมเปี้ยน chanel=ชาแนล charles_&_keith=ชาร์ลส์แอนด์คีธ chatgpt=แชตจีพีที cheetos=ชีโตส cezanne=เซซาน
clarins=คลาแรงส์ clear=เคลียร์ clinique=คลีนิกข์ coach=โค้ช coca-cola=โคคาโคล่า colgate=คอลเกต colorkey=คัลเลอร์คีย์
comfort=คอมฟอร์ท converse=คอนเวิร์ส coleman=โคลแมน corsair=คอร์แซร์ cosrx=คอสอาร์เอ็กซ์ crocs=คร็อคส์ cuckoo=คุคคู
cute_press=คิวท์เพรส cybex=ไซเบกซ์ dabo=ดาโบ daikin=ไดกิ้น darlie=ดาร์ลี่ dell=เดลล์ deerma=เดียร์ม่า
dermatix=เดอร์มาติกซ์ dettol=เดทตอล dewalt=ดีวอลท์ dior=ดิออร์ dji=ดีเจไอ dolce_&_gabbana=ดอลเช่แอนด์กาบบาน่า dove=โดฟ
downy=ดาวน์นี่ dr.pong=ด็อกเตอร์พงศ์ dr._pong=ด็อกเตอร์พงศ์ dr.jart=ด็อกเตอร์จาร์ท dr._jart=ด็อกเตอร์จาร์ท
dr.martens=ด็อกเตอร์มาร์ติน dr.ci:labo=ด็อกเตอร์ซีลาโบ dr.jill=ด็อกเตอร์จิล dr.somchai=ด็อกเตอร์สมชาย dreame=ดรีมี่
dutch_mill=ดัชมิลล์ dyson=ไดสัน eau_thermale=โอแตร์มาล ecovacs=อีโคแวคส์ electrolux=อีเลคโทรลักซ์ elf=เอลฟ์
elizabeth_arden=อลิซาเบธอาร์เดน ensure=เอนชัวร์ epson=เอปสัน erb=เอิบ essence=เอสเซนส์ estee_lauder=เอสเต้ลอเดอร์
etude=อีทูดี้ eucerin=ยูเซอริน evian=เอเวียง eveandboy=อีฟแอนด์บอย facebook=เฟซบุ๊ก fa=ฟา fanta=แฟนต้า fila=ฟิล่า
fineline=ไฟน์ไลน์ fino=ฟีโน่ fisher-price=ฟิชเชอร์ไพรซ์ fitbit=ฟิตบิต fitflop=ฟิตฟลอป fossil=ฟอสซิล foreo=โฟริโอ
foremost=โฟร์โมสต์ freshy_face=เฟรชชี่เฟซ fujifilm=ฟูจิฟิล์ม fujitsu=ฟูจิตสึ galaxy=กาแล็กซี่ garmin=การ์มิน
garnier=การ์นิเย่ gatsby=แก๊ตสบี้ gemini=เจมิไน gigabyte=กิกะไบต์ gillette=ยิลเลตต์ gino_mccray=จีโน่แมคเครย์
givenchy=จีวองชี่ giffarine=กิฟฟารีน glico=กูลิโกะ gopro=โกโปร google=กูเกิล goojodoq=กู๊ดจูด็อก grab=แกร็บ
gucci=กุชชี่ guerlain=เกอร์แลง guess=เกส gunpla=กันพลา h&m=เอชแอนด์เอ็ม h_&_m=เอชแอนด์เอ็ม hada_labo=ฮาดะลาโบะ
hanabishi=ฮานาบิชิ hario=ฮาริโอะ harman_kardon=ฮาร์แมนคาร์ดอน hasbro=แฮสโบร hatari=ฮาตาริ havaianas=ฮาวายานัส
haagen-dazs=ฮาเก้นดาส haier=ไฮเออร์ head_&_shoulders=เฮดแอนด์โชว์เดอร์ heinz=ไฮนซ์ hello_kitty=เฮลโลคิตตี้
hermes=แอร์เมส herbalife=เฮอร์บาไลฟ์ himalaya=หิมาลายา hisense=ไฮเซนส์ hitachi=ฮิตาชิ hoco=โฮโก้ hoka=โฮก้า
homepro=โฮมโปร honda=ฮอนด้า honor=ออเนอร์ hot_wheels=ฮอตวีลส์ hotwheels=ฮอตวีลส์ hp=เอชพี huawei=หัวเว่ย
huggies=ฮักกี้ส์ hurom=ฮูรอม hygiene=ไฮยีน ikea=อิเกีย illy=อิลลี่ imilab=อิมิแล็บ imou=ไอโม่ in2it=อินทูอิท
infinix=อินฟินิกซ์ innisfree=อินนิสฟรี insta360=อินสตาสามหกศูนย์ instagram=อินสตาแกรม instax=อินสแตกซ์ intel=อินเทล
ipad=ไอแพด iphone=ไอโฟน imac=ไอแมค ipod=ไอพอด its_skin=อิทส์สกิน iunik=ไอยูนิก j&t=เจแอนด์ที j_&_t=เจแอนด์ที
jabra=จาบร้า jbl=เจบีแอล jergens=เจอร์เก้นส์ jo_malone=โจมาโลน johnsons=จอห์นสัน johnson=จอห์นสัน joseon=โชซอน
jordan=จอร์แดน jung_saem_mool=จองแซมมุล julia=จูเลีย karmart=คาร์มาร์ท karmarts=คาร์มาร์ท karcher=คาร์เชอร์ kao=คาโอ
kerry=เคอรี่ kerastase=เคราสตาส kfc=เคเอฟซี kiehls=คีลส์ kingston=คิงส์ตัน kindle=คินเดิล kit_kat=คิทแคท kitkat=คิทแคท
klairs=แคลร์ส kleenex=คลีเน็กซ์ klook=คลุก kma=เคเอ็มเอ knorr=คนอร์ kose=โคเซ่ kotex=โกเต๊กซ์ la_mer=ลาแมร์
la_roche-posay=ลาโรชโพเซย์ la_roche_posay=ลาโรชโพเซย์ lacoste=ลาคอสต์ lactasoy=แลคตาซอย lancome=ลังโคม laneige=ลาเนจ
laurier=ลอรีเอะ lavazza=ลาวาซซ่า lays=เลย์ lazada=ลาซาด้า lego=เลโก้ legend=เลเจนด์ lenovo=เลอโนโว levis=ลีวายส์
lexus=เล็กซัส lg=แอลจี line=ไลน์ lipton=ลิปตัน listerine=ลิสเตอรีน loccitane=ล็อกซิทาน lock_&_lock=ล็อกแอนด์ล็อก
locknlock=ล็อกแอนด์ล็อก logitech=ลอจิเทค loreal=ลอรีอัล lotus=โลตัส louis_vuitton=หลุยส์วิตตอง lululemon=ลูลูเลมอน
lush=ลัช lux=ลักส์ luckyflame=ลักกี้เฟลม lyn=ลิน m.a.c=แม็ค mac=แม็ค macbook=แมคบุ๊ก maggi=แม็กกี้ makita=มากีต้า
makro=แม็คโคร malissa_kiss=มาลิสซ่าคิส mama=มาม่า manyo=มานโย marshall=มาร์แชลล์ mattel=แมทเทล
maxfactor=แม็กซ์แฟคเตอร์ maybelline=เมย์เบลลีน mazda=มาสด้า mcdonalds=แมคโดนัลด์ mediheal=เมดิฮีล
mega_we_care=เมก้าวีแคร์ meiji=เมจิ merrezca=เมอร์เรซกา michael_kors=ไมเคิลคอร์ส microsoft=ไมโครซอฟต์ midea=ไมเดีย
mijia=มิเจีย milo=ไมโล mille=มิลเล่ mini_cooper=มินิคูเปอร์ minimalist=มินิมอลลิสต์ miniso=มินิโซ missha=มิชชา
mistine=มิสทีน mitsubishi=มิตซูบิชิ mizumi=มิซึมิ mizuno=มิซูโน่ mlb=เอ็มแอลบี mobil=โมบิล molten=มอลเทน
motorola=โมโตโรล่า moulinex=มูลิเน็กซ์ msi=เอ็มเอสไอ muji=มูจิ naturie=นาทูรี่ nars=นาร์ส
nature_republic=เนเจอร์รีพับลิก nerf=เนิร์ฟ nescafe=เนสกาแฟ nespresso=เนสเพรสโซ nestle=เนสท์เล่ netflix=เน็ตฟลิกซ์
neutrogena=นูโทรจีนา new_balance=นิวบาลานซ์ new_era=นิวเอร่า nike=ไนกี้ nikon=นิคอน nintendo=นินเทนโด nissan=นิสสัน
nivea=นีเวีย nokia=โนเกีย nothing=นัทติ้ง nubia=นูเบีย numbuzin=นัมบัซอิน nutella=นูเทลล่า nu_skin=นูสกิน
nvidia=เอ็นวิเดีย nyx=นิกซ์ oakley=โอ๊คลีย์ olay=โอเลย์ omo=โอโม omron=ออมรอน oneplus=วันพลัส onitsuka=โอนิซึกะ
onitsuka_tiger=โอนิซึกะไทเกอร์ oppo=ออปโป้ oral-b=ออรัลบี oral_b=ออรัลบี oreo=โอรีโอ
oriental_princess=โอเรียนทอลพริ้นเซส orihiro=โอริฮิโระ oriflame=ออริเฟลม orsen=ออร์เซ่น osram=ออสแรม otto=อ๊อตโต้
panasonic=พานาโซนิค pantene=แพนทีน pampers=แพมเพิร์ส pandora=แพนดอร่า parker=ปาร์คเกอร์ pedigree=เพดดิกรี
peppa_pig=เป๊ปป้าพิก pepsi=เป๊ปซี่ philips=ฟิลิปส์ physiogel=ฟิซิโอเจล pigeon=พีเจ้น pixi=พิกซี่ play-doh=เพลย์โด
playstation=เพลย์สเตชัน pledge=เพล็ดจ์ pocari_sweat=โพคารี่สเวท poco=โปโก้ pokemon=โปเกมอน ponds=พอนด์ส
pop_mart=ป๊อปมาร์ท popmart=ป๊อปมาร์ท prada=ปราด้า pringles=พริงเกิลส์ protex=โพรเทคส์ puma=พูม่า purina=เพียวริน่า
pyrex=ไพเร็กซ์ raglan=แร็กแลน razer=เรเซอร์ ray-ban=เรย์แบน ray_ban=เรย์แบน realme=เรียลมี red_bull=เรดบูล
redmi=เรดมี่ redbull=เรดบูล reebok=รีบอค rejoice=รีจอยส์ remax=รีแมกซ์ revlon=เรฟลอน ricoh=ริโก้ rimmel=ริมเมล
rinnai=รินไน roborock=โรโบร็อก rojukiss=โรจูคิส rolex=โรเล็กซ์ romand=โรมแอนด์ rompnd=โรมแอนด์ roxy=ร็อกซี่
royal_canin=รอยัลคานิน samsonite=แซมโซไนท์ samsung=ซัมซุง sanrio=ซานริโอ sandisk=แซนดิสก์ sasi=ศศิ scala=สกาล่า
schneider=ชไนเดอร์ scotch-brite=สก็อตช์ไบรต์ scotch=สก็อตช์ seagate=ซีเกท seiko=ไซโก้ senka=เซนกะ
sensodyne=เซ็นโซดายน์ sephora=เซโฟร่า severin=เซเวอริน sharp=ชาร์ป shein=ชีอิน shimano=ชิมาโน่ shiseido=ชิเซโด้
shopee=ช้อปปี้ siemens=ซีเมนส์ simplus=ซิมพลัส singer=ซิงเกอร์ sk-ii=เอสเคทู skechers=สเก็ตเชอร์ส
skin1004=สกินวันดับเบิลโอโฟร์ skinfood=สกินฟู้ด skintific=สกินทิฟิก skinsista=สกินซิสต้า smeg=สเม็ก
snail_white=สเนลไวท์ snailwhite=สเนลไวท์ some_by_mi=ซัมบายมี somebymi=ซัมบายมี sony=โซนี่ soundcore=ซาวด์คอร์
soundpeats=ซาวด์พีทส์ spao=สเปา spigen=สปิเก้น spotify=สปอติฟาย srichand=ศรีจันทร์ stanley=สแตนลีย์
starbucks=สตาร์บัคส์ sulwhasoo=โซลวาซู sunsilk=ซันซิล sunplay=ซันเพลย์ sunlight=ซันไลต์ superdry=ซูเปอร์ดราย
supreme=ซูพรีม suzuki=ซูซูกิ swarovski=สวารอฟสกี้ swatch=สวอตช์ swensens=สเวนเซ่นส์ taobao=เถาเป่า tamiya=ทามิย่า
tcl=ทีซีแอล tecno=เทคโน tefal=ทีฟาล temu=เทมู thermos=เทอร์มอส the_body_shop=เดอะบอดี้ช็อป the_north_face=เดอะนอร์ทเฟซ
the_ordinary=ดิออร์ดินารี่ threads=เธรดส์ threesixty=ทรีซิกซ์ตี้ tiffany=ทิฟฟานี่ tiger=ไทเกอร์ tiktok=ติ๊กต็อก
timberland=ทิมเบอร์แลนด์ tissot=ทิสโซต์ tommy_hilfiger=ทอมมี่ฮิลฟิเกอร์ tom_ford=ทอมฟอร์ด tony_moly=โทนี่โมลี่
tonymoly=โทนี่โมลี่ toshiba=โตชิบา toyota=โตโยต้า toyo=โตโย tp-link=ทีพีลิงก์ tresemme=เทรซาเม่ true=ทรู
truemove=ทรูมูฟ tupperware=ทัปเปอร์แวร์ turbora=เทอร์โบร่า twitter=ทวิตเตอร์ ugreen=ยูกรีน
under_armour=อันเดอร์อาร์เมอร์ uniqlo=ยูนิโคล่ ugg=อั๊ก usmile=ยูสไมล์ valentino=วาเลนติโน่ vans=แวนส์ vaseline=วาสลีน
versace=เวอร์ซาเช่ vichy=วิชี่ victoria=วิกตอเรีย victorias_secret=วิกตอเรียส์ซีเคร็ต vistra=วิสทร้า
vitamilk=ไวตามิ้ลค์ vivo=วีโว่ vt=วีที wacoal=วาโก้ wacom=วาคอม watsons=วัตสัน wd=ดับเบิลยูดี whiskas=วิสกัส whoo=ฮู
wilson=วิลสัน wink_white=วิ้งไวท์ xbox=เอ็กซ์บ็อกซ์ xiaomi=เสียวหมี่ mi=หมี่ yamaha=ยามาฮ่า yeti=เยติ yonex=โยเน็กซ์
youtube=ยูทูบ ysl=วายเอสแอล yves_saint_laurent=อีฟส์แซงต์โลรองต์ zara=ซาร่า zojirushi=โซจิรูชิ zte=แซดทีอี
zwilling=ซวิลลิ่ง
windows=วินโดวส์ ryzen=ไรเซน geforce=จีฟอร์ซ radeon=เรดีออน oishi=โออิชิ mamypoko=มามี่โพโค merries=เมอร์รี่ส์
babylove=เบบี้เลิฟ dodie=โดดี้ avent=อาเวนท์ nanny=แนนนี่ chicco=ชิคโค่ graco=เกรโค่ joie=จัวอี้
fisher_price=ฟิชเชอร์ไพรซ์ barbie=บาร์บี้ marvel=มาร์เวล disney=ดิสนีย์ kitty=คิตตี้ labubu=ลาบูบู้ daiso=ไดโซ
index=อินเด็กซ์ modernform=โมเดิร์นฟอร์ม slumberland=สลัมเบอร์แลนด์ dunlopillo=ดันล็อปพิลโล toto=โตโต้
cotto=คอตโต้ hafele=เฮเฟเล่ godox=โกด็อกซ์ eloop=อีลูป vention=เวนชั่น orico=โอริโก้ lexar=เล็กซ่าร์
crucial=ครูเชียล steelseries=สตีลซีรีส์ hyperx=ไฮเปอร์เอ็กซ์ rapoo=ราพู fantech=แฟนเทค nubwo=นับโว
signo=ซิกโน่ ega=อีก้า loga=โลก้า keychron=คีย์ครอน akko=อักโกะ royal_kludge=รอยัลคลัดจ์ itel=ไอเทล
canmake=แคนเมค systema=ซิสเท็มมา sparkle=สปาร์คเคิล dentiste=เดนทิสเต้ salz=ซอลส์ me-o=มีโอ meo=มีโอ
smartheart=สมาร์ทฮาร์ท catsan=แคทซัน isuzu=อีซูซุ ford=ฟอร์ด chevrolet=เชฟโรเลต milwaukee=มิลวอกี้
ingco=อิงโก้ pumpkin=พัมคิน maktec=มาคเทค michelin=มิชลิน bridgestone=บริดจสโตน dunlop=ดันลอป irc=ไออาร์ซี
vee_rubber=วีรับเบอร์ shell=เชลล์ castrol=คาสตรอล motul=โมตุล yss=วายเอสเอส ohlins=โอลินส์ brembo=เบรมโบ
""")

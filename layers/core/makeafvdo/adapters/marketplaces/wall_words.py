"""What marketplaces' pages say to their reader instead of a product, in the languages of their countries.

Whole phrases only: the link "Log in" alone is in the header of every page.
"""

import re

_THAI_SIGN_IN = r"(?:(?:ลงชื่อ)?เข้าสู่ระบบ|ล็?อ[กค]\s?อิน|ลงชื่อเข้าใช้)"
_ENGLISH_SIGN_IN = r"(?:first )?(?:be )?(?:log|sign)(?:ged|ed)?[ -]?in\b"
_TO_GO_ON = r"to (?:continue|view|see|proceed|access)"
_HERE = r"(?:this|your) (?:current |selected )?(?:country|region|area|location|market)\b"
_THAI_HERE = r"(?:ประเทศ|ภูมิภาค|พื้นที่)"
_GOODS = (
    r"(?:product|item|listing)(?: (?:that )?you(?:['’](?:re|ve)| are| were| have)?"
    r" (?:looking for|searching for|requested|selected|trying to \w+))?"
)
_THAI_WISH = r"\s?(?:ที่คุณ\s?(?:ต้องการ|เลือก|ค้นหา|(?:กำลัง)?มองหา)|ที่ต้องการ)"
_THAI_GOODS = rf"สินค้า\s?(?:(?:รายการ|ชิ้น)?นี้|ดังกล่าว|{_THAI_WISH})?\s?"
_NOT_FROM_THE_CART = r"(?! from (?:(?:your|the|my) )?(?:shopping )?(?:cart|bag|basket|wish ?list|favou?rites))"

_NOT_SIGNED_IN = (
    rf"(?:ยังไม่ได้|กรุณา|โปรด|(?<!ไม่)จำเป็นต้อง|(?<!ไม่)(?<!จำเป็น)ต้อง)\s?(?:ทำการ\s?)?{_THAI_SIGN_IN}",
    rf"{_THAI_SIGN_IN}\s?(?:ก่อน|(?:หรือ(?:สมัคร(?:สมาชิก)?|ลงทะเบียน))?เพื่อ\s?(?:ดำเนินการ|ไป|ดู|เข้าชม|เข้าถึง|ใช้งาน|ช้อป|ซื้อ))",
    r"(?:คุณ|ท่าน)(?:ได้)?(?:ถูก)?ออกจากระบบ",
    r"เข้าสู่หน้าที่ต้องการไม่สำเร็จ",
    r"(?:not|n['’]t)(?: yet)? (?:logged|signed)[ -]?in",
    r"you(?:['’]ve been|['’]re| are| have been) (?:logged|signed) out",
    rf"(?<!n['’]t )(?<!not )(?<!no )(?:must|needs? to|have to|required to) {_ENGLISH_SIGN_IN}",
    rf"(?:log|sign)[ -]?in (?:or (?:sign[ -]?up|register|create an account) |to your account )?{_TO_GO_ON}",
    r"(?:log|sign)[ -]?in (?:is )?required", r"please (?:log|sign)[ -]?in", r"(?:log|sign)[ -]?in first",
    r"não (?:está|estás) (?:logad|conectad)", r"não (?:fez|efetuou|iniciou|entrou)\b.{0,20}(?:login|sessão|conta)",
    r"(?:faça|fazer|efetue) (?:o |seu )?login", r"(?:entre|inicie sessão)\b.{0,20} para (?:continuar|ver)",
    r"no has iniciado sesión", r"iniciar? sesión para", r"inicia sesión para",
    r"chưa đăng nhập", r"(?:vui lòng|hãy) đăng nhập", r"đăng nhập để (?:tiếp tục|xem)",
    r"belum (?:log ?in|masuk|log masuk)", r"(?:silakan|silahkan|harap|sila) (?:log ?in|masuk|log masuk)",
    r"(?:log ?in|masuk) untuk (?:melanjutkan|meneruskan|lanjut|melihat)",
    r"(?:尚未|還未|还未|未|還沒有?|还没有?)(?:登入|登錄|登录)", r"[請请]先?(?:登入|登錄|登录)",
    r"(?:登入|登錄|登录)(?:後|后|以|即可|才能)*(?:繼續|继续|查看)",
)  # fmt: skip
_SIGN_IN = (
    _THAI_SIGN_IN, r"(?:log|sign) ?in\b", r"đăng nhập", r"faça login", r"log masuk", r"登入|登錄|登录",
    r"(?:entrar|masuk)\s*(?:$|[|–-])",
)  # fmt: skip
_REMOVED = (
    rf"\b{_GOODS} (?:is )?no longer (?:available|sold|for sale)(?! (?:in|for|to)\b)",
    rf"\b{_GOODS} (?:is not|isn['’]t) available anymore(?! (?:in|for|to)\b)",
    rf"\b{_GOODS} (?:does ?n['’o]t|does not|no longer) exists?\b",
    rf"\b{_GOODS} (?:has been|was|is) (?:removed|deleted|delisted|taken down|discontinued)\b{_NOT_FROM_THE_CART}",
    r"\b(?:product|item) not found", r"SITEM_NOT_EXIST",
    r"page you (?:requested|(?:are|were) looking for) (?:can ?(?:no|['’])t|could not) be found",
    rf"{_THAI_GOODS}(?:ได้\s?)?(?:ไม่มี(?:จำหน่าย|ขาย)?แล้ว|ไม่มีอยู่|ถูก(?:ลบ|นำออก|ระงับ))",
    rf"{_THAI_GOODS}ไม่[ก-๛ ]{{1,30}}อีกต่อไป",
    rf"{_THAI_GOODS}(?:ได้\s?)?(?:เลิก|ยกเลิก|ระงับ|หยุด)(?:การ)?(?:จำหน่าย|ผลิต|ขาย)",
    rf"ไม่มีสินค้า(?:นี้|ชิ้นนี้|{_THAI_WISH})",
    rf"ไม่พบสินค้า(?:นี้|ชิ้นนี้|ดังกล่าว|{_THAI_WISH}|[.!]|\s?กลับ(?:สู่|ไป|หน้า)|$)",
    r"este produto não (?:existe|está mais disponível)",
    r"sản phẩm này không (?:còn )?(?:tồn tại|được bán)",
    r"produk (?:ini )?(?:tidak ditemukan|sudah tidak tersedia|telah dihapus)",
    r"商品(?:不存在|已下架|已被?刪除|已被?删除)",
)  # fmt: skip
_NOT_IN_REGION = (
    rf"(?:not|n['’]t|no longer|\bun) ?available (?:for (?:sale|purchase) )?(?:in|to|for) {_HERE}",
    rf"(?:can(?:no|['’])t|not|n['’]t) (?:be )?(?:ship|deliver|sell|sold)(?:ped|ed)?(?: this item)? (?:to|in) {_HERE}",
    r"สินค้า(?:นี้)?ไม่พร้อมใช้งาน",
    rf"ไม่(?:มี|พร้อม)\s?(?:(?:วาง)?จำหน่าย|ขาย|ให้บริการ)?\s?ใน{_THAI_HERE}",
    rf"ไม่(?:มี|พร้อม|สามารถ|รองรับ)[ก-๛ ]{{0,30}}(?:ใน|ยัง)\s?{_THAI_HERE}(?:ของคุณ|ของท่าน|นี้)",
)  # fmt: skip
_CHALLENGES = (
    r"ไม่ใช่\s?(?:หุ่นยนต์|บอ[ทต])", r"เป็น(?:หุ่นยนต์|บอ[ทต])หรือไม่", r"(?:ว่า|คุณ|ท่าน|ความ)\s?เป็นมนุษย์",
    r"(?:ลาก|เลื่อน)[ก-๛ ]{0,30}เพื่อ(?:ยืนยัน|ตรวจสอบ)", r"พบ(?:การ|กิจกรรม)[ก-๛ ]{1,30}ผิดปกติ",
    r"(?:verify|confirm|prove) (?:that )?you(?:['’]re| are) (?:a )?human", r"(?:not|n['’]t) a (?:ro)?bot\b",
    r"\bsecurity (?:check|verification)\b", r"unusual traffic",
    r"slide to (?:verify|complete)", r"(?:slide|drag) (?:the )?(?:puzzle|slider)", r"access denied",
    r"too many (?:\w+ )?(?:requests|attempts)", r"are you a (?:human|robot)", r"verify to continue",
)  # fmt: skip

_SOLD_OUT = (r"sold[ _-]?out", r"out[ _-]of[ _-]stock", r"สินค้าหมด", r"ขายหมด", r"หมดสต[็๊]?อก", r"หมดแล้ว")
_REGIONS = (r"region", r"country", r"location", r"ประเทศ", r"ภูมิภาค", r"พื้นที่")
"""Reasons in the state of a product, where no other words are beside them."""

(
    ASKS_TO_SIGN_IN, TITLE_OF_SIGN_IN, SAYS_REMOVED, SAYS_NOT_IN_REGION, ASKS_WHETHER_HUMAN, SAYS_SOLD_OUT,
    NAMES_A_REGION,
) = (
    re.compile("|".join(phrases), re.IGNORECASE)
    for phrases in (_NOT_SIGNED_IN, _SIGN_IN, _REMOVED, _NOT_IN_REGION, _CHALLENGES, _SOLD_OUT, _REGIONS)
)  # fmt: skip

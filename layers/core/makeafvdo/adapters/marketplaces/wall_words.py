"""What marketplaces' pages say to their reader instead of a product, in the languages of their countries.

Whole phrases only: the link "Log in" alone is in the header of every page.
"""

import re

_NOT_SIGNED_IN = (
    r"(?:ยังไม่ได้|กรุณา|โปรด)(?:เข้าสู่ระบบ|ล็อกอิน|ลงชื่อเข้าใช้)",
    r"(?:เข้าสู่ระบบ|ล็อกอิน|ลงชื่อเข้าใช้)เพื่อ(?:ดำเนินการ|ไป|ดู|เข้าชม)",
    r"เข้าสู่หน้าที่ต้องการไม่สำเร็จ",
    r"(?:not|n['’]t)(?: yet)? (?:logged|signed) in", r"(?:log|sign) ?in to (?:continue|view|see|proceed)",
    r"log-?in required", r"please (?:log|sign) ?in",
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
    r"เข้าสู่ระบบ", r"(?:log|sign) ?in\b", r"đăng nhập", r"faça login", r"log masuk", r"登入|登錄|登录",
    r"(?:entrar|masuk)\s*(?:$|[|–-])",
)  # fmt: skip
_REMOVED = (
    r"th(?:is|e) (?:product|item) (?:is no longer available(?! in)|has been removed|does ?n['’o]t exist)",
    r"\b(?:product|item) not found", r"SITEM_NOT_EXIST",
    r"สินค้า(?:นี้|ชิ้นนี้)?(?:ไม่มีจำหน่ายแล้ว|ถูกลบ|ถูกนำออก|ไม่มีอยู่)", r"ไม่มีสินค้า(?:นี้|ชิ้นนี้)",
    r"ไม่พบสินค้า(?:นี้|ชิ้นนี้|ดังกล่าว|ที่คุณ(?:ต้องการ|เลือก|(?:กำลัง)?มองหา)|$)",
    r"este produto não (?:existe|está mais disponível)",
    r"sản phẩm này không (?:còn )?(?:tồn tại|được bán)",
    r"produk (?:ini )?(?:tidak ditemukan|sudah tidak tersedia|telah dihapus)",
    r"商品(?:不存在|已下架|已被?刪除|已被?删除)",
)  # fmt: skip
_NOT_IN_REGION = (
    r"(?:not|no longer) available in (?:this|your) (?:country|region|area)", r"สินค้า(?:นี้)?ไม่พร้อมใช้งาน",
    r"ไม่(?:มี|พร้อม)จำหน่ายใน(?:ประเทศ|ภูมิภาค|พื้นที่)",
)  # fmt: skip
_CHALLENGES = (
    r"ไม่ใช่หุ่นยนต์", r"เป็นหุ่นยนต์หรือไม่", r"เลื่อน(?:แถบ|ปุ่ม|ตัวเลื่อน)?เพื่อยืนยัน", r"ตรวจพบการ(?:ใช้งาน|เข้าชม)ที่ผิดปกติ",
    r"verify (?:that )?you(?:['’]re| are) (?:a )?human", r"(?:not|n['’]t) a robot", r"unusual traffic",
    r"slide to (?:verify|complete)", r"(?:slide|drag) (?:the )?(?:puzzle|slider)", r"access denied",
    r"too many requests",
)  # fmt: skip

ASKS_TO_SIGN_IN, TITLE_OF_SIGN_IN, SAYS_REMOVED, SAYS_NOT_IN_REGION, ASKS_WHETHER_HUMAN = (
    re.compile("|".join(phrases), re.IGNORECASE)
    for phrases in (_NOT_SIGNED_IN, _SIGN_IN, _REMOVED, _NOT_IN_REGION, _CHALLENGES)
)

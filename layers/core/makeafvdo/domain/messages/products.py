"""Sentences for codes about product links and product pages."""

from makeafvdo.domain.messages.message import Message

_BY_HAND_TH = "กรอกชื่อสินค้า ราคา และใส่รูปเองได้เลย แล้วทำวิดีโอต่อ"
_BY_HAND_EN = "Fill in the title, the price and photos yourself and carry on."
_COPY_AGAIN_TH = "เปิดหน้าสินค้าในแอป กดแชร์ > คัดลอกลิงก์ แล้ววางใหม่อีกครั้ง"
_COPY_AGAIN_EN = "Open the product in the app, tap Share > Copy link, and paste it again."
_LATER_TH = "รอสักครู่แล้วลองใหม่อีกครั้ง"
_LATER_EN = "Wait a moment and try again."

PRODUCTS: dict[str, Message] = {
    "paste_too_long": Message(
        th="ข้อความที่วางยาวเกิน {most} ตัวอักษร",
        en="What you pasted is longer than {most} characters.",
        next_th="วางทีละส่วน หรือใส่ลิงก์ทั้งหมดในไฟล์ Excel แถวละ 1 ลิงก์ แล้วใช้หน้าทำหลายวิดีโอ",
        next_en="Paste it in parts, or put all links into an Excel file, one a row, for the page for many videos.",
    ),
    "sub_id_unreadable": Message(
        th="sub id นี้มีตัวอักษรที่ใช้ไม่ได้ หรือยาวเกินไป",
        en="This sub id has letters that cannot be used, or is too long.",
        next_th="ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข ขีดกลาง (-) และขีดล่าง (_) ไม่เกิน {most} ตัว ไม่เว้นวรรค",
        next_en="Use English letters, digits, - and _, at most {most} of them, and no spaces.",
    ),
    "not_a_link": Message(
        th="ไม่พบลิงก์ในข้อความที่วาง",
        en="There is no link in what you pasted.",
        next_th=_COPY_AGAIN_TH,
        next_en=_COPY_AGAIN_EN,
    ),
    "unknown_shop": Message(
        th="ลิงก์นี้ไม่ได้มาจาก Shopee, Lazada, TikTok Shop หรือ AliExpress",
        en="This link is not from Shopee, Lazada, TikTok Shop or AliExpress.",
        next_th="วางลิงก์สินค้าจากหนึ่งในสี่ร้านนี้ หรือกรอกข้อมูลสินค้าเอง",
        next_en="Paste a product link of one of the four, or fill in the product yourself.",
    ),
    "not_a_product_page": Message(
        th="ลิงก์นี้ไม่ใช่หน้าสินค้า อาจเป็นหน้าค้นหา หน้าหมวดหมู่ หรือวิดีโอ",
        en="This link is not a product page; it may be a search, a category or a video.",
        next_th=_COPY_AGAIN_TH,
        next_en=_COPY_AGAIN_EN,
    ),
    "storefront_link": Message(
        th="ลิงก์นี้เป็นหน้ารวมสินค้าของครีเอเตอร์ ซึ่งมีหลายชิ้น",
        en="This link is a creator's shelf with many products.",
        next_th="เปิดสินค้าที่ต้องการหนึ่งชิ้น แล้ววางลิงก์ของสินค้านั้น",
        next_en="Open the one product you want and paste its link.",
    ),
    "store_page_link": Message(
        th="ลิงก์นี้เป็นหน้าร้าน ในร้านมีสินค้าหลายชิ้น",
        en="This link is a shop's own page, with many products.",
        next_th="เปิดสินค้าที่ต้องการหนึ่งชิ้นในร้านนี้ กดแชร์ > คัดลอกลิงก์ แล้ววางใหม่อีกครั้ง",
        next_en="Open the one product you want in that shop, tap Share > Copy link, and paste it.",
    ),
    "network_short_link": Message(
        th="ลิงก์ย่อนี้เป็นของเครือข่าย Affiliate หรือเว็บย่อลิงก์ เราจึงดูไม่ออกว่าพาไปสินค้าชิ้นไหน",
        en="This is an affiliate network's or a shortener's link: only they know which product it leads to.",
        next_th="เปิดลิงก์นี้ แล้วคัดลอกลิงก์จากหน้าสินค้ามาวาง ส่วนลิงก์ค่าคอมของคุณ เก็บไว้ใช้ตอนโพสต์ได้เหมือนเดิม",
        next_en="Open it, copy the link of the product page and paste that. Keep your own link for posting.",
    ),
    "short_link_dead": Message(
        th="ลิงก์ย่อนี้ใช้ไม่ได้แล้ว",
        en="This short link does not work any more.",
        next_th=_COPY_AGAIN_TH,
        next_en=_COPY_AGAIN_EN,
    ),
    "short_link_rate_limited": Message(
        th="ร้านค้าขอให้พักการเปิดลิงก์ย่อสักครู่ ลิงก์ของคุณยังใช้ได้",
        en="The shop asked for a pause before opening more short links. Your link is still good.",
        next_th=f"{_LATER_TH} หรือวางลิงก์แบบเต็มของหน้าสินค้า",
        next_en=f"{_LATER_EN} Or paste the product page's full link.",
    ),
    "short_link_not_a_product": Message(
        th="ลิงก์ย่อนี้ไม่ได้พาไปที่หน้าสินค้า",
        en="This short link does not lead to a product.",
        next_th=_COPY_AGAIN_TH,
        next_en=_COPY_AGAIN_EN,
    ),
    "address_refused": Message(
        th="เราไม่เปิดที่อยู่เว็บนี้เพื่อความปลอดภัย",
        en="For safety we do not open this address.",
        next_th=_COPY_AGAIN_TH,
        next_en=_COPY_AGAIN_EN,
    ),
    "shop_timeout": Message(
        th="ร้านค้าตอบช้าเกินไป",
        en="The shop took too long to answer.",
        next_th=_LATER_TH,
        next_en=_LATER_EN,
    ),
    "shop_unreachable": Message(
        th="ตอนนี้ติดต่อร้านค้าไม่ได้",
        en="The shop cannot be reached right now.",
        next_th=_LATER_TH,
        next_en=_LATER_EN,
    ),
    "shop_busy": Message(
        th="ร้านค้าขอให้พักการเปิดหน้าสินค้าสักครู่",
        en="The shop asked for a pause before opening more pages.",
        next_th=_LATER_TH,
        next_en=_LATER_EN,
    ),
    "too_many_redirects": Message(
        th="ลิงก์นี้พาวนไปมาจนเปิดหน้าสินค้าไม่ได้",
        en="This link keeps redirecting and never reaches a product.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
    "product_blocked": Message(
        th="ร้านค้าขอตรวจสอบว่าไม่ใช่หุ่นยนต์ เราจึงอ่านหน้าสินค้าไม่ได้ สินค้าของคุณยังอยู่",
        en="The shop asked us to prove we are no robot, so we could not read the page. The product is still there.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
    "shop_pages_paused": Message(
        th="ร้านค้าขอตรวจว่าไม่ใช่หุ่นยนต์ถี่เกินไป เราจึงพักอ่านหน้าสินค้าของร้านนี้ 15 นาที ลิงก์ของคุณไม่มีปัญหา",
        en="The shop keeps asking for proof that we are no robot, so we pause for 15 minutes. Your link is fine.",
        next_th=f"{_BY_HAND_TH} หรือรอ 15 นาทีแล้ววางลิงก์อีกครั้ง",
        next_en=f"{_BY_HAND_EN} Or paste the link again in 15 minutes.",
    ),
    "product_login_required": Message(
        th="ร้านค้าให้เข้าสู่ระบบก่อนจึงจะดูสินค้านี้ได้ เราไม่ขอรหัสผ่านของคุณ",
        en="The shop shows this product only after signing in. We never ask for your password.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
    "product_removed": Message(
        th="สินค้านี้ถูกนำออกจากร้านแล้ว",
        en="This product has been taken down.",
        next_th="เลือกสินค้าอื่น แล้ววางลิงก์ใหม่",
        next_en="Choose another product and paste its link.",
    ),
    "product_not_in_region": Message(
        th="ร้านค้าไม่แสดงสินค้านี้ในประเทศที่เราเปิดดู",
        en="The shop does not show this product in the country we read from.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
    "page_unreadable": Message(
        th="เปิดหน้าสินค้าได้ แต่อ่านข้อมูลสินค้าไม่ได้",
        en="The page opened, but the product on it could not be read.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
    "photo_unreadable": Message(
        th="เปิดรูปสินค้าไม่ได้",
        en="A product photo could not be opened.",
        next_th="ใส่รูปสินค้าเองได้เลย",
        next_en="Add product photos yourself.",
    ),
    "price_unclear": Message(
        th="ราคานี้อ่านได้มากกว่าหนึ่งแบบ เราเลยไม่เดา",
        en="We cannot tell for certain which price this is.",
        next_th="พิมพ์เฉพาะตัวเลข เช่น 1290 หรือ 1,290.50 ถ้ามีหลายราคา พิมพ์ต่ำสุดกับสูงสุด เช่น 590-690",
        next_en="Type the number alone, such as 1290 or 1,290.50; of several prices lowest and highest: 590-690.",
    ),
    "price_not_above_zero": Message(
        th="ราคาต้องมากกว่า 0 บาท",
        en="A price has to be more than 0 baht.",
        next_th="พิมพ์ราคาจริง เช่น 590 ถ้าไม่อยากให้พูดราคา เว้นช่องนี้ว่างไว้",
        next_en="Type the real price, such as 590. For a video without a price leave the field empty.",
    ),
    "original_price_is_a_range": Message(
        th="ราคาเต็มใส่ได้ราคาเดียว",
        en="The full price is one price.",
        next_th="พิมพ์ราคาเต็มของแบบที่ถูกที่สุด เช่น 790",
        next_en="Type the full price of the cheapest variant, such as 790.",
    ),
    "affiliate_api_unreachable": Message(
        th="ติดต่อระบบ Affiliate ของร้านไม่ได้ในขณะนี้",
        en="The marketplace's affiliate service cannot be reached right now.",
        next_th=_LATER_TH,
        next_en=_LATER_EN,
    ),
    "affiliate_api_busy": Message(
        th="ระบบ Affiliate ของร้านขอให้เราพักสักครู่",
        en="The marketplace's affiliate service asked us to pause.",
        next_th=_LATER_TH,
        next_en=_LATER_EN,
    ),
    "affiliate_api_refused": Message(
        th="ระบบ Affiliate ของร้านไม่รับกุญแจของเรา",
        en="The marketplace's affiliate service did not accept our keys.",
        next_th=_BY_HAND_TH,
        next_en=_BY_HAND_EN,
    ),
}

"""What a marketer is told who is not looking: what happened, and what to do now."""

from makeafvdo.domain.messages.message import Message

NOTICES: dict[str, Message] = {
    "notice_video_ready": Message(
        th="วิดีโอ “{title}” พร้อมแล้ว",
        en="The video “{title}” is ready",
        next_th="เปิดดูให้จบ แล้วส่งเข้ากล่องข้อความ TikTok ของคุณ",
        next_en="Watch it to the end, then send it to your TikTok inbox.",
    ),
    "notice_video_needs_input": Message(
        th="วิดีโอ “{title}” รอคุณอยู่",
        en="The video “{title}” is waiting for you",
        next_th="เปิดดูว่าต้องเติมหรือเลือกอะไร แล้วทำต่อได้เลย",
        next_en="See what it needs from you, and let it go on.",
    ),
    "notice_product_needs_input": Message(
        th="สินค้าที่คุณวางลิงก์ไว้รอข้อมูลจากคุณ",
        en="A product whose link you pasted is waiting for you",
        next_th="เปิดดูว่าขาดข้อมูลอะไร เติมแล้วทำต่อได้เลย",
        next_en="See which facts are missing, and let it go on.",
    ),
    "notice_video_in_inbox": Message(
        th="“{title}” อยู่ในกล่องข้อความ TikTok ของคุณแล้ว",
        en="“{title}” is in your TikTok inbox",
        next_th="เปิดแอป TikTok แตะการแจ้งเตือนในกล่องข้อความ แล้วแก้ไขและโพสต์",
        next_en="Open the TikTok app, tap the message in your inbox, then edit and post.",
    ),
    "notice_video_price_passed": Message(
        th="ราคาสินค้าใน “{title}” เปลี่ยนไปหลังจากที่คุณโพสต์",
        en="The price in “{title}” has changed since you posted it",
        next_th="เปิดดูราคาตอนนี้ แล้วแก้แคปชันใน TikTok หรือทำวิดีโอใหม่ด้วยราคาใหม่",
        next_en="See what it costs now, then edit the caption in TikTok or make the video again with the new price.",
    ),
    "notice_list_goes_on": Message(
        th="วิดีโอจากรายการสินค้าของคุณทำไปแล้วบางส่วน",
        en="Videos of your product list are coming",
        next_th="พร้อมแล้ว {ready} · รอคุณ {waiting} · อยู่ในกล่องข้อความ TikTok {inbox} จากทั้งหมด {rows} แถว",
        next_en="Ready: {ready}. Waiting for you: {waiting}. In your TikTok inbox: {inbox}. Rows in all: {rows}.",
    ),
    "notice_list_done": Message(
        th="ทำรายการสินค้าของคุณครบแล้ว",
        en="Your product list is done",
        next_th="พร้อมแล้ว {ready} · รอคุณ {waiting} · อยู่ในกล่องข้อความ TikTok {inbox} จากทั้งหมด {rows} แถว",
        next_en="Ready: {ready}. Waiting for you: {waiting}. In your TikTok inbox: {inbox}. Rows in all: {rows}.",
    ),
    "notice_connection_ends": Message(
        th="การเชื่อมต่อ TikTok ของคุณใกล้สิ้นสุด",
        en="Your TikTok connection ends soon",
        next_th="เหลืออีก {days} วัน เปิดหน้าตั้งค่าแล้วเชื่อมต่อใหม่ เพื่อให้ส่งวิดีโอต่อได้",
        next_en="Days left: {days}. Connect again in Settings, so that videos can still be sent.",
    ),
    "notice_by_mail": Message(
        th="คุณได้รับอีเมลนี้เพราะเปิดการแจ้งเตือนทางอีเมลไว้ในหน้าตั้งค่า",
        en="You get this mail because notices by e-mail are switched on in your settings.",
        next_th="หยุดรับอีเมลแจ้งเตือน",
        next_en="Stop these mails",
    ),
}
OPEN = {"th": "เปิดใน MakeAFVDO", "en": "Open MakeAFVDO"}
"""The button under a notice."""

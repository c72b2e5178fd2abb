"""What to do now, where several sentences about TikTok end alike: Thai, English."""

RECONNECT = ("กด “เชื่อมต่อใหม่” ในหน้าตั้งค่า แล้วอนุญาตอีกครั้ง", "Tap “Reconnect” in Settings and approve again.")
CONNECT_AND_SEND = (
    "เชื่อมต่อบัญชี TikTok อีกครั้งในหน้าตั้งค่า แล้วกด “ส่งเข้า TikTok” ที่หน้าวิดีโอนี้",
    "Connect a TikTok account again in Settings, then tap “Send to TikTok” on the video's page.",
)
CONNECT_AGAIN = ("กด “เชื่อมต่อ TikTok” อีกครั้งเมื่อพร้อม", "Tap “Connect TikTok” again when you are ready.")
WAIT_FOR_US = (
    "ไม่ใช่ความผิดของคุณ วิดีโอของคุณยังอยู่ครบ กรุณาแจ้งทีมงานแล้วลองใหม่ภายหลัง",
    "This is not your fault and your video is safe. Please tell us, then try again later.",
)
WE_TRY_AGAIN = ("ไม่ต้องทำอะไร เราจะลองใหม่ให้เอง", "Nothing to do: we will try again for you.")
RENDER_AGAIN = ("กด “สร้างวิดีโอใหม่” แล้วส่งอีกครั้ง", "Tap “Make the video again”, then send it once more.")
SEND_AGAIN = ("กด “ส่งเข้า TikTok” อีกครั้ง", "Tap “Send to TikTok” again.")
CHECK_ACCOUNT = (
    "เปิดแอป TikTok ดูการแจ้งเตือนของระบบหรือสถานะบัญชี ก่อนส่งอีกครั้ง",
    "Open TikTok and check your system notifications or account status before sending again.",
)

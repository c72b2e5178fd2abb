"""Sentences about TikTok: `tiktok_` + its own name of an error or a fail_reason, or our name of an outcome."""

from makeafvdo.domain.messages.message import Message
from makeafvdo.domain.messages.next_steps import (
    CHECK_ACCOUNT,
    CONNECT_AGAIN,
    CONNECT_AND_SEND,
    RECONNECT,
    RENDER_AGAIN,
    SEND_AGAIN,
    WAIT_FOR_US,
    WE_TRY_AGAIN,
)
from makeafvdo.domain.messages.sending import ACCOUNTS, SENDING

CONNECTING = {
    "tiktok_access_denied": Message(
        "คุณยังไม่ได้อนุญาตให้เชื่อมต่อบัญชี TikTok", "You did not approve the connection to TikTok.", *CONNECT_AGAIN
    ),
    "tiktok_non_sandbox_target": Message(
        "บัญชี TikTok นี้ยังไม่อยู่ในรายชื่อผู้ทดสอบของเรา",
        "This TikTok account is not yet on our list of testers.",
        "แจ้งชื่อบัญชีให้ทีมงานเพิ่มให้ หรือเชื่อมต่อด้วยบัญชีอื่น",
        "Ask us to add the account, or connect another one.",
    ),
    "tiktok_scope_missing": Message(
        "เชื่อมต่อแล้ว แต่ยังไม่ได้อนุญาตให้ส่งวิดีโอเข้ากล่องข้อความ",
        "Connected, but without permission to send videos to your inbox.",
        "กด “เชื่อมต่อใหม่” แล้วเปิดสิทธิ์การส่งวิดีโอไว้",
        "Tap “Reconnect” and leave the video permission switched on.",
    ),
    "tiktok_connect_expired": Message(
        "การเชื่อมต่อใช้เวลานานเกิน 10 นาที",
        "Connecting took longer than 10 minutes.",
        *CONNECT_AGAIN,
    ),
    "tiktok_connect_failed": Message(
        "TikTok เชื่อมต่อบัญชีให้ไม่สำเร็จ", "TikTok could not connect the account.", *CONNECT_AGAIN
    ),
    "tiktok_connect_lost": Message(
        "ยังไม่ได้กลับมาจากหน้า TikTok ใช่ไหม",
        "Did TikTok not bring you back here?",
        "ปิดหน้า TikTok แล้วกด “เชื่อมต่อ TikTok” อีกครั้ง ถ้าเห็นข้อผิดพลาดเดิมให้แจ้งทีมงาน",
        "Close TikTok's page and tap “Connect TikTok” again. If the same error shows, please tell us.",
    ),
    "tiktok_app_of_another_stage": Message(
        "ระบบนี้ตั้งค่าแอป TikTok ไว้ผิดชุด",
        "This site has the TikTok app of another stage.",
        "แจ้งทีมงานที่ support@makeafvdo.com เรื่องนี้ต้องแก้ที่ระบบ วิดีโอของคุณยังอยู่ครบ",
        "Please tell support@makeafvdo.com: this has to be put right on our side. Your videos are safe.",
    ),
    "tiktok_account_taken": Message(
        "บัญชี TikTok นี้เชื่อมต่อกับผู้ใช้อื่นอยู่แล้ว",
        "This TikTok account is already connected to another user.",
        "ยกเลิกการเชื่อมต่อที่บัญชีเดิมก่อน หรือเลือกบัญชี TikTok อื่น",
        "Disconnect it there first, or choose another TikTok account.",
    ),
    "tiktok_not_connected": Message(
        "ยังไม่ได้เชื่อมต่อบัญชี TikTok",
        "No TikTok account is connected.",
        "ไปหน้าตั้งค่า แล้วกด “เชื่อมต่อ TikTok”",
        "Go to Settings and tap “Connect TikTok”.",
    ),
    "tiktok_invalid_grant": Message(
        "การเชื่อมต่อกับ TikTok หมดอายุหรือถูกยกเลิกแล้ว", "The connection to TikTok has expired or was removed.", *RECONNECT
    ),
    "tiktok_access_token_invalid": Message(
        "TikTok ไม่รับการเชื่อมต่อนี้แล้ว", "TikTok no longer accepts this connection.", *RECONNECT
    ),
    "tiktok_scope_not_authorized": Message(
        "บัญชีนี้ไม่ได้ให้สิทธิ์ที่จำเป็นกับเรา", "The account has not given us a permission we need.", *RECONNECT
    ),
    "tiktok_auth_removed": Message(
        "คุณยกเลิกสิทธิ์ของเราใน TikTok ระหว่างที่กำลังส่งวิดีโอ",
        "Our permission was removed in TikTok while the video was on its way.",
        *CONNECT_AND_SEND,
    ),
}

CALLING = {
    "tiktok_unreachable": Message("ตอนนี้ติดต่อ TikTok ไม่ได้", "TikTok cannot be reached right now.", *WE_TRY_AGAIN),
    "tiktok_unclear": Message(
        "TikTok ยังไม่ยืนยันผล เราไม่ส่งซ้ำจนกว่าจะแน่ใจ",
        "TikTok has not confirmed yet. We send nothing twice until we know.",
        *WE_TRY_AGAIN,
    ),
    "tiktok_rate_limit_exceeded": Message(
        "TikTok ขอให้พักสักครู่ก่อนส่งคำขอต่อไป", "TikTok asked for a short pause.", *WE_TRY_AGAIN
    ),
    "tiktok_pending_shares": Message(
        "กล่องข้อความ TikTok เต็มแล้ว: มีแบบร่างที่ยังไม่ได้โพสต์ 5 รายการใน 24 ชั่วโมง",
        "Your TikTok inbox is full: 5 drafts of the last 24 hours are not posted yet.",
        "โพสต์แบบร่างที่ค้างอยู่ (การลบไม่ช่วย) หรือรอให้ครบ 24 ชั่วโมง แล้วส่งอีกครั้ง",
        "Post a waiting draft (deleting does not help), or wait until 24 hours have passed, then send again.",
    ),
    "tiktok_refused": Message("TikTok ไม่รับคำขอนี้", "TikTok refused this request.", *WAIT_FOR_US),
    "tiktok_upload_host": Message(
        "ที่อยู่สำหรับส่งไฟล์ไม่ใช่ของ TikTok เราจึงหยุดไว้ก่อน",
        "The upload address was not TikTok's, so we stopped.",
        *WAIT_FOR_US,
    ),
    "tiktok_invalid_client": Message(
        "TikTok ไม่รู้จักแอปของเราในขณะนี้", "TikTok does not recognise our app at the moment.", *WAIT_FOR_US
    ),
    "tiktok_unauthorized_client": Message(
        "แอปของเรายังไม่ได้รับอนุญาตจาก TikTok ให้ทำสิ่งนี้", "TikTok has not allowed our app to do this yet.", *WAIT_FOR_US
    ),
    "tiktok_invalid_scope": Message(
        "TikTok ยังไม่เปิดสิทธิ์ที่จำเป็นให้แอปของเรา", "TikTok has not opened a needed permission to our app.", *WAIT_FOR_US
    ),
    "tiktok_reached_active_user_cap": Message(
        "วันนี้มีผู้ใช้แอปของเราครบจำนวนที่ TikTok กำหนดแล้ว",
        "Our app has reached TikTok's limit of users for today.",
        "ลองส่งอีกครั้งพรุ่งนี้ วิดีโอของคุณยังอยู่ครบ",
        "Try again tomorrow; your video is safe.",
    ),
    "tiktok_app_version_check_failed": Message(
        "แอป TikTok ในโทรศัพท์เก่าเกินไป",
        "The TikTok app on your phone is too old.",
        "อัปเดตแอป TikTok แล้วส่งอีกครั้ง",
        "Update the TikTok app, then send again.",
    ),
    "tiktok_invalid_publish_id": Message(
        "TikTok หารายการส่งนี้ไม่พบแล้ว",
        "TikTok no longer knows this send.",
        "เปิดกล่องข้อความใน TikTok ดูก่อน ถ้าไม่มีวิดีโอ ให้กดส่งอีกครั้ง",
        "Look in your TikTok inbox first; if the video is not there, send it again.",
    ),
    "tiktok_token_not_authorized_for_specified_publish_id": Message(
        "รายการส่งนี้เป็นของบัญชี TikTok อื่น",
        "This send belongs to another TikTok account.",
        "เลือกบัญชีที่ใช้ส่งวิดีโอนี้ แล้วลองใหม่",
        "Choose the account the video was sent with and try again.",
    ),
    "tiktok_upload_expired": Message(
        "ส่งไฟล์ไม่ทันภายใน 1 ชั่วโมงที่ TikTok กำหนด", "The file did not arrive within TikTok's one hour.", *SEND_AGAIN
    ),
    "tiktok_still_processing": Message(
        "TikTok ได้รับวิดีโอแล้วและกำลังประมวลผล ซึ่งอาจใช้เวลาหลายนาที",
        "TikTok has the video and is processing it, which can take minutes.",
        "ไม่ต้องส่งซ้ำ เราจะคอยถาม TikTok ให้ต่ออีก 24 ชั่วโมง",
        "Do not send it again: we keep asking TikTok for 24 hours.",
    ),
}

FAILING = {
    "tiktok_file_format_check_failed": Message(
        "TikTok ไม่รับรูปแบบไฟล์วิดีโอนี้", "TikTok did not accept the format of the video file.", *RENDER_AGAIN
    ),
    "tiktok_duration_check_failed": Message(
        "TikTok ไม่รับความยาวของวิดีโอนี้", "TikTok did not accept the length of the video.", *RENDER_AGAIN
    ),
    "tiktok_frame_rate_check_failed": Message(
        "TikTok ไม่รับจำนวนเฟรมต่อวินาทีของวิดีโอนี้", "TikTok did not accept the frame rate of the video.", *RENDER_AGAIN
    ),
    "tiktok_picture_size_check_failed": Message(
        "TikTok ไม่รับขนาดภาพของวิดีโอนี้", "TikTok did not accept the picture size of the video.", *RENDER_AGAIN
    ),
    "tiktok_invalid_file_upload": Message(
        "TikTok อ่านไฟล์ที่ส่งไปไม่ได้", "TikTok could not read the uploaded file.", *RENDER_AGAIN
    ),
    "tiktok_internal": Message(
        "ระบบของ TikTok ขัดข้องระหว่างประมวลผลวิดีโอ", "TikTok had a problem while processing the video.", *SEND_AGAIN
    ),
    "tiktok_publish_cancelled": Message("การส่งนี้ถูกยกเลิกแล้ว", "This send was cancelled.", *SEND_AGAIN),
    "tiktok_spam_risk": Message(
        "TikTok มองว่าการส่งนี้เสี่ยงเป็นสแปม", "TikTok sees a risk of spam in this send.", *CHECK_ACCOUNT
    ),
    "tiktok_spam_risk_text": Message(
        "TikTok มองว่าข้อความในวิดีโอเสี่ยงเป็นสแปม",
        "TikTok sees a risk of spam in the text of the video.",
        "แก้สคริปต์ให้เป็นคำพูดของคุณเอง แล้วสร้างวิดีโอใหม่",
        "Put the script in your own words, then make the video again.",
    ),
    "tiktok_spam_risk_too_many_posts": Message(
        "วันนี้บัญชีนี้โพสต์ครบจำนวนที่ TikTok ให้แล้ว",
        "This account has made as many posts as TikTok allows today.",
        "ลองส่งอีกครั้งพรุ่งนี้",
        "Try again tomorrow.",
    ),
    "tiktok_spam_risk_user_banned_from_posting": Message(
        "TikTok ระงับการโพสต์ของบัญชีนี้อยู่", "TikTok has paused posting for this account.", *CHECK_ACCOUNT
    ),
}

OUR_MISTAKES = {
    f"tiktok_{name}": Message(
        "คำขอที่เราส่งให้ TikTok ไม่ถูกต้อง", "We sent TikTok a request that was not right.", *WAIT_FOR_US
    )
    for name in (
        "invalid_request",
        "invalid_params",
        "unsupported_grant_type",
        "unsupported_response_type",
        "scope_permission_missed",
        "url_ownership_unverified",
        "video_pull_failed",
        "photo_pull_failed",
    )
}

TIKTOK: dict[str, Message] = CONNECTING | CALLING | FAILING | OUR_MISTAKES | ACCOUNTS | SENDING

SPELLED_OTHERWISE = {"invalid_param": "invalid_params", "spam_risk_too_many_pending_share": "pending_shares"}


def code_for(name: str) -> str:
    """Our code for TikTok's name of an error or a fail_reason; `tiktok_refused` for an unknown name."""
    code = f"tiktok_{SPELLED_OTHERWISE.get(name, name)}"
    return code if code in TIKTOK else "tiktok_refused"

"""Sentences about TikTok accounts and about sends, whose codes the ledger and the account rows hold."""

from makeafvdo.domain.messages.message import Message
from makeafvdo.domain.messages.next_steps import (
    CONNECT_AGAIN,
    CONNECT_AND_SEND,
    RECONNECT,
    RENDER_AGAIN,
    SEND_AGAIN,
    WAIT_FOR_US,
    WE_TRY_AGAIN,
)

ACCOUNTS = {
    "tiktok_connected": Message(
        "เชื่อมต่อบัญชี TikTok แล้ว",
        "Your TikTok account is connected.",
        "สร้างวิดีโอแล้วส่งเข้ากล่องข้อความของบัญชีนี้ได้เลย",
        "You can now send videos to this account's inbox.",
    ),
    "tiktok_connect_stale": Message(
        "ลิงก์เชื่อมต่อนี้ใช้ไปแล้ว",
        "This connection link was used already.",
        "ถ้าบัญชีอยู่ในรายการด้านล่างแล้วก็เรียบร้อย ถ้ายังไม่มี กด “เชื่อมต่อ TikTok” อีกครั้ง",
        "If the account is in the list below, all is well. If not, tap “Connect TikTok” again.",
    ),
    "tiktok_connect_foreign": Message(
        "การเชื่อมต่อนี้เริ่มจากเบราว์เซอร์หรือผู้ใช้อื่น เราจึงไม่ทำต่อ",
        "This connection was begun in another browser or by another user, so we stopped.",
        *CONNECT_AGAIN,
    ),
    "tiktok_code_refused": Message(
        "รหัสยืนยันจาก TikTok หมดอายุหรือถูกใช้ไปแล้ว", "TikTok's code has expired or was used already.", *CONNECT_AGAIN
    ),
    "tiktok_connect_unreachable": Message(
        "TikTok ไม่ตอบระหว่างเชื่อมต่อ", "TikTok did not answer while connecting.", *CONNECT_AGAIN
    ),
    "tiktok_needs_reconnect": Message(
        "การเชื่อมต่อกับบัญชี TikTok นี้ใช้ไม่ได้แล้ว เช่น ถูกยกเลิกสิทธิ์ในแอป TikTok",
        "The connection to this TikTok account no longer works; it may have been removed in the TikTok app.",
        *RECONNECT,
    ),
    "tiktok_connection_ended": Message(
        "การเชื่อมต่อกับบัญชี TikTok นี้ครบกำหนดแล้ว", "The connection to this TikTok account has run out.", *RECONNECT
    ),
    "tiktok_connection_ends_soon": Message(
        "การเชื่อมต่อกับบัญชี TikTok นี้จะครบกำหนดวันที่ {at_th}",
        "The connection to this TikTok account runs out on {at_en}.",
        *RECONNECT,
    ),
    "tiktok_refresh_answer_lost": Message(
        "คำตอบของ TikTok ตอนต่ออายุการเชื่อมต่อหายไประหว่างทาง กุญแจใหม่จึงไม่ถึงเรา",
        "TikTok's answer was lost on the way when the connection was renewed, so its new key never reached us.",
        *RECONNECT,
    ),
    "tiktok_refresh_busy": Message(
        "กำลังต่ออายุการเชื่อมต่อกับ TikTok อยู่", "The connection to TikTok is just being renewed.", *WE_TRY_AGAIN
    ),
    "tokens_unreadable": Message(
        "เราเปิดกุญแจที่เก็บไว้ของบัญชี TikTok นี้ไม่ได้", "The stored key of this TikTok account cannot be opened.", *RECONNECT
    ),
    "secret_too_long": Message(
        "คำตอบของ TikTok ไม่เป็นไปตามที่คาดไว้", "TikTok's answer was not what we expected.", *WAIT_FOR_US
    ),
    "connection_not_found": Message(
        "ไม่พบบัญชี TikTok นี้ในรายการของคุณ",
        "There is no such TikTok account in your list.",
        "ไปหน้าตั้งค่า เลือกหรือเชื่อมต่อบัญชีอีกครั้ง ถ้ามีวิดีโอรอส่ง กด “ส่งเข้า TikTok” ที่หน้าวิดีโอนั้น",
        "Go to Settings and choose or connect an account. To send a video, then tap “Send to TikTok” on its page.",
    ),
    "tiktok_disconnected": Message(
        "ยกเลิกการเชื่อมต่อแล้ว: แจ้ง TikTok ให้เพิกถอนสิทธิ์ และลบกุญแจของบัญชีนี้แล้ว",
        "Disconnected: TikTok has ended our permission, and the account's key is deleted.",
        "ต้องการใช้อีกเมื่อไร เชื่อมต่อใหม่ได้เสมอ",
        "You can connect again whenever you like.",
    ),
    "tiktok_revoking": Message(
        "ซ่อนบัญชีนี้และเลิกใช้แล้ว แต่ยังแจ้ง TikTok ไม่สำเร็จ",
        "The account is hidden and no longer used, but TikTok could not be told yet.",
        "เราจะลองแจ้งต่อไปอีก 24 ชั่วโมงแล้วลบกุญแจ คุณยกเลิกสิทธิ์เองในแอป TikTok ได้เช่นกัน",
        "We keep trying for 24 hours and then delete the key. You can also remove us in the TikTok app.",
    ),
    "tiktok_revoke_given_up": Message(
        "ลบกุญแจของบัญชีนี้แล้ว แต่ TikTok ไม่ได้ยืนยันการเพิกถอนสิทธิ์",
        "The account's key is deleted, but TikTok did not confirm that our permission has ended.",
        "เปิดแอป TikTok > การตั้งค่า > ความปลอดภัย > จัดการสิทธิ์ของแอป แล้วลบ MakeAFVDO",
        "Open TikTok > Settings > Security > Manage app permissions and remove MakeAFVDO.",
    ),
    "webhook_not_genuine": Message(
        "ข้อความนี้ไม่มีลายเซ็นของ TikTok", "This message is not signed by TikTok.", "ไม่ต้องทำอะไร", "Nothing to do."
    ),
}

SENDING = {
    "tiktok_in_inbox": Message(
        "ส่งวิดีโอเข้ากล่องข้อความ TikTok แล้ว",
        "The video is in your TikTok inbox.",
        "เปิดแอป TikTok > กล่องข้อความ > แตะการแจ้งเตือน เพื่อแก้ไขและโพสต์ด้วยตัวคุณเอง",
        "Open TikTok > Inbox > tap the notification to edit and post it yourself.",
    ),
    "tiktok_may_still_arrive": Message(
        "TikTok ยังไม่ยืนยันผล วิดีโออาจยังเข้ากล่องข้อความของคุณ",
        "TikTok has not confirmed it: the video may still arrive in your inbox.",
        "เปิดกล่องข้อความใน TikTok ดูก่อน ถ้าผ่านไป 24 ชั่วโมงแล้วยังไม่มี จึงค่อยส่งอีกครั้ง",
        "Look in your TikTok inbox first; send it again only if it is not there after 24 hours.",
    ),
    "tiktok_send_unclear": Message(
        "ยังไม่แน่ใจว่า TikTok ได้รับวิดีโอแล้วหรือยัง",
        "It is not certain yet whether TikTok has the video.",
        "ไม่ต้องส่งซ้ำ เราจะถาม TikTok ต่อให้เรื่อย ๆ ระหว่างนี้เปิดกล่องข้อความใน TikTok ดูได้",
        "Do not send it again: we keep asking TikTok. Meanwhile you can look in your TikTok inbox.",
    ),
    "tiktok_slots_nearly_full": Message(
        "บัญชีนี้รับวิดีโอใน 24 ชั่วโมงไปแล้ว {used} จาก {total} รายการ",
        "This account has taken {used} of its {total} videos of 24 hours.",
        "โพสต์แบบร่างที่ค้างอยู่ใน TikTok ถ้ายังไม่โพสต์ จะมีที่ว่างเพิ่มวันที่ {at_th}",
        "Post the drafts that wait in TikTok. Otherwise the next place is free on {at_en}.",
    ),
    "tiktok_waiting_slot": Message(
        "TikTok รับแบบร่างได้ 5 รายการใน 24 ชั่วโมง วิดีโอนี้รอคิวอยู่",
        "TikTok takes 5 drafts in 24 hours; this video waits for its turn.",
        "ไม่ต้องทำอะไร เราจะส่งให้เองเมื่อมีที่ว่าง",
        "Nothing to do: we send it as soon as there is room.",
    ),
    "tiktok_no_slot_in_time": Message(
        "คิวส่งของบัญชีนี้ยาวเกินวันที่วิดีโอจะถูกลบ จึงยังไม่ได้ส่ง",
        "This account's queue of drafts is longer than the video is kept, so it was not sent.",
        "ส่งเข้าบัญชีอื่น หรือบันทึกไฟล์ไว้โพสต์เอง",
        "Send it to another account, or save the file and post it yourself.",
    ),
    "waiting_for_its_time": Message(
        "วิดีโอรอเวลาส่งที่กำหนดไว้",
        "The video waits for its scheduled time.",
        "เราจะส่งให้เองเมื่อถึงเวลา หรือบันทึกไฟล์ไว้โพสต์เองได้เลย",
        "We send it when the time comes, or save the file and post it yourself.",
    ),
    "schedule_too_late": Message(
        "เวลาส่งที่กำหนดอยู่หลังวันที่วิดีโอจะถูกลบ",
        "The scheduled time is after the day the video is deleted.",
        "เลือกเวลาภายใน 90 วัน",
        "Choose a time within 90 days.",
    ),
    "standing_consent_missing": Message(
        "วิดีโอพร้อมแล้ว แต่ยังไม่ได้ส่ง เพราะคุณยังไม่ได้กดส่ง และบัญชีนี้ไม่ได้เปิดการส่งอัตโนมัติไว้",
        "The video is ready but was not sent: you have not tapped send, and automatic sending is off for this account.",
        "ดูวิดีโอแล้วกด “ส่งเข้า TikTok”",
        "Watch the video, then tap “Send to TikTok”.",
    ),
    "standing_consent_not_offered": Message(
        "ที่นี่ไม่มีการส่งอัตโนมัติ",
        "There is no automatic sending here.",
        "กด “ส่งเข้า TikTok” ทีละวิดีโอ",
        "Tap “Send to TikTok” for each video.",
    ),
    "consent_text_changed": Message(
        "ข้อความยินยอมเปลี่ยนไปแล้ว จึงยังไม่ได้บันทึก",
        "The words of the consent have changed, so it was not recorded.",
        "โหลดหน้านี้ใหม่ อ่านข้อความอีกครั้งแล้วค่อยตัดสินใจ",
        "Reload the page, read them again, then decide.",
    ),
    "tiktok_upload_not_opened": Message(
        "TikTok ไม่ตอบเมื่อเราขอส่งวิดีโอ จึงยังไม่มีอะไรถูกส่ง",
        "TikTok did not answer when we asked to send the video, so nothing was sent.",
        *SEND_AGAIN,
    ),
    "tiktok_disconnected_before_send": Message(
        "ยกเลิกการเชื่อมต่อบัญชีก่อนที่วิดีโอจะถูกส่ง",
        "The account was disconnected before the video was sent.",
        *CONNECT_AND_SEND,
    ),
    "tiktok_send_given_up": Message(
        "การส่งนี้ถูกยกเลิกก่อนที่จะเริ่มส่งไฟล์", "This send was given up before any of the file went.", *SEND_AGAIN
    ),
    "send_cancelled": Message(
        "คุณยกเลิกการส่งนี้ก่อนที่จะเริ่มส่งไฟล์", "You cancelled this send before any of the file went.", *SEND_AGAIN
    ),
    "send_overtaken": Message("มีขั้นตอนอื่นกำลังจัดการการส่งนี้อยู่", "Another step is just handling this send.", *WE_TRY_AGAIN),
    "send_unreadable": Message(
        "ระบบเปิดบันทึกการส่งครั้งก่อนไม่ได้ เลยไม่ส่งซ้ำ เพราะวิดีโออาจเข้าไปสองครั้ง",
        "The record of an earlier send cannot be read, so nothing is sent: the video might arrive twice.",
        "เปิดกล่องข้อความใน TikTok ดูก่อน ถ้ายังไม่มี บันทึกไฟล์ไว้โพสต์เองได้เลย",
        "Look in your TikTok inbox first; if it is not there, save the file and post it yourself.",
    ),
    "account_unreadable": Message(
        "ระบบเปิดข้อมูลการเชื่อมต่อ TikTok นี้ไม่ได้แล้ว",
        "This TikTok connection can no longer be read.",
        *CONNECT_AGAIN,
    ),
    "send_moved_on": Message(
        "การส่งนี้ผ่านขั้นตอนนั้นไปแล้ว",
        "This send is past that step.",
        "โหลดหน้านี้ใหม่เพื่อดูสถานะล่าสุด",
        "Reload the page to see where it stands.",
    ),
    "send_under_way": Message(
        "วิดีโอรุ่นก่อนหน้ากำลังถูกส่งไปบัญชีนี้อยู่",
        "An earlier version of the video is on its way to this account.",
        "รอให้การส่งนั้นเสร็จก่อน แล้วค่อยส่งรุ่นใหม่",
        "Wait until that send has ended, then send the new version.",
    ),
    "send_not_found": Message("ไม่พบการส่งนี้", "There is no such send.", *SEND_AGAIN),
    "file_too_large": Message("ไฟล์วิดีโอใหญ่เกินกว่าที่จะส่งได้", "The video file is too large to send.", *RENDER_AGAIN),
}

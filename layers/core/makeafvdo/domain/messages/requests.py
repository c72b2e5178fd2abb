"""Sentences for codes about the request itself."""

from makeafvdo.domain.messages.message import Message

REQUESTS: dict[str, Message] = {
    "unexpected": Message(
        th="ระบบขัดข้องชั่วคราว",
        en="Something broke on our side.",
        next_th="สิ่งที่ทำไว้ไม่หาย ลองอีกครั้ง ถ้ายังไม่ได้ให้เขียนถึง support@makeafvdo.com",
        next_en="Nothing you made is lost. Try again; if it stays, write to support@makeafvdo.com.",
    ),
    "service_busy": Message(
        th="ระบบกำลังทำงานหนัก",
        en="The service is busy.",
        next_th="รอสักครู่แล้วลองใหม่",
        next_en="Wait a moment and try again.",
    ),
    "took_too_long": Message(
        th="ขั้นตอนนี้ใช้เวลานานเกินไปจึงหยุดไว้",
        en="This step took too long and was stopped.",
        next_th="แตะ “ทำต่อ” เพื่อเริ่มจากขั้นตอนนี้ ส่วนที่เสร็จแล้วยังอยู่ครบ",
        next_en="Tap “Continue” to go on from this step. What was finished is kept.",
    ),
    "invalid_request": Message(
        th="ข้อมูลที่ส่งมาไม่ถูกต้องที่ช่อง {field}",
        en="The value of {field} is not valid.",
        next_th="แก้ช่องนี้แล้วส่งใหม่",
        next_en="Correct this field and send again.",
    ),
    "request_too_large": Message(
        th="ข้อมูลที่ส่งมาใหญ่เกินไป",
        en="The request is too large.",
        next_th="ลดขนาดข้อความ ส่วนรูปและคลิปให้ใช้ปุ่มอัปโหลด",
        next_en="Shorten the text; photos and clips go through the upload button.",
    ),
    "body_not_json": Message(
        th="ระบบอ่านข้อมูลที่ส่งมาไม่ได้ เพราะไม่ใช่ JSON แบบ UTF-8",
        en="What was sent is not JSON in UTF-8.",
        next_th="โหลดหน้านี้ใหม่แล้วทำอีกครั้ง ถ้าเรียก API เอง ให้ส่ง JSON พร้อม Content-Type: application/json",
        next_en="Reload the page and try again. A program of yours has to send it as Content-Type: application/json.",
    ),
    "request_unreadable": Message(
        th="ข้อความที่ส่งมามีอักขระที่ใช้ไม่ได้",
        en="What was sent has a character in it that no text has.",
        next_th="พิมพ์ข้อความนั้นใหม่ หรือวางแบบข้อความธรรมดา แล้วส่งอีกครั้ง",
        next_en="Type it anew or paste it as plain text, then send again.",
    ),
    "signed_out": Message(
        th="ยังไม่ได้เข้าสู่ระบบ หรือหมดเวลาแล้ว",
        en="You are not signed in, or the session has ended.",
        next_th="เข้าสู่ระบบอีกครั้ง แล้วทำต่อจากหน้านี้",
        next_en="Sign in again and go on from this page.",
    ),
    "token_not_valid": Message(
        th="โทเค็นนี้ใช้ไม่ได้ อาจถูกยกเลิกหรือถูกแทนที่ไปแล้ว",
        en="This token is not valid; it may have been revoked or replaced.",
        next_th="สร้างโทเค็นใหม่ที่หน้าตั้งค่าของ MakeAFVDO แล้วใส่ในโปรแกรมของคุณ",
        next_en="Make a new one on the Settings page of MakeAFVDO and give it to your program.",
    ),
    "token_not_for_this": Message(
        th="โทเค็นใช้ได้เฉพาะสั่งทำวิดีโอและดูวิดีโอ เรื่องนี้ทำด้วยโทเค็นไม่ได้",
        en="A token starts and reads videos; it cannot be used for this.",
        next_th="โทเค็นใช้ได้กับ POST /api/videos, GET /api/videos, GET /api/videos/<video_id> และ "
        "GET /api/videos/<video_id>/mp4 เรื่องอื่นให้เข้าสู่ระบบที่หน้าเว็บ MakeAFVDO แล้วทำที่นั่น",
        next_en="A token may be used for POST /api/videos, GET /api/videos, GET /api/videos/<video_id> and "
        "GET /api/videos/<video_id>/mp4. For anything else sign in on the MakeAFVDO site and do it there.",
    ),
    "foreign_origin": Message(
        th="คำขอนี้ไม่ได้มาจากหน้าเว็บของเรา",
        en="This request did not come from our page.",
        next_th="เปิดหน้าเว็บ MakeAFVDO โดยตรงแล้วทำอีกครั้ง",
        next_en="Open the MakeAFVDO page itself and try again.",
    ),
    "stale_page": Message(
        th="หน้านี้เปิดค้างไว้นานเกินไป",
        en="This page is out of date.",
        next_th="โหลดหน้านี้ใหม่แล้วทำอีกครั้ง",
        next_en="Reload the page and try again.",
    ),
    "page_not_found": Message(
        th="ไม่พบหน้านี้",
        en="There is no such page.",
        next_th="ตรวจที่อยู่อีกครั้ง หรือกลับไปหน้าแรก",
        next_en="Check the address or go back to the start.",
    ),
    "sign_in_as_before": Message(
        th="อีเมลนี้มีบัญชีอยู่แล้ว",
        en="This e-mail address already has an account here.",
        next_th="เข้าสู่ระบบด้วยวิธีเดิมที่เคยใช้ เช่น Google หรืออีเมลกับรหัสผ่าน แล้วจะเจอวิดีโอเดิมครบ",
        next_en="Sign in the way you did before, with Google or with e-mail and password: all your videos are there.",
    ),
    "export_asked_before": Message(
        th="ขอไฟล์ข้อมูลได้วันละครั้ง ไฟล์ล่าสุดยังดาวน์โหลดได้ที่หน้าตั้งค่า",
        en="The file of your data can be made once a day; the latest one is still in Settings.",
        next_th="ขอไฟล์ใหม่ได้อีกครั้ง {at_th}",
        next_en="Ask for a new one after {at_en}.",
    ),
    "export_gone": Message(
        th="ไม่มีไฟล์ข้อมูลให้ดาวน์โหลดในตอนนี้",
        en="There is no file of your data to download now.",
        next_th="ขอไฟล์ใหม่ที่หน้าตั้งค่า",
        next_en="Ask for a new one in Settings.",
    ),
    "account_erased": Message(
        th="บัญชีนี้กำลังถูกลบ หรือลบไปแล้ว",
        en="This account is being deleted, or is deleted.",
        next_th="ดูความคืบหน้าได้ที่หน้าการลบข้อมูล ด้วยเลขที่ใบรับ ถ้าจะใช้ MakeAFVDO อีก สมัครใหม่ได้เมื่อลบเสร็จ",
        next_en="The page Data deletion shows how far it is, by your receipt. You can sign up anew once it is done.",
    ),
    "sign_in_failed": Message(
        th="เข้าสู่ระบบไม่สำเร็จ",
        en="Signing in did not work.",
        next_th="เริ่มเข้าสู่ระบบใหม่อีกครั้ง",
        next_en="Start signing in again.",
    ),
}

"""Sentences for codes about a product list and its rows."""

from makeafvdo.domain.messages.message import Message

BATCHES: dict[str, Message] = {
    "batch_not_a_table": Message(
        th="เปิดไฟล์นี้ไม่ได้ เพราะไม่ใช่ตาราง CSV, TSV หรือ Excel (.xlsx) หรือไฟล์ถูกล็อกรหัสไว้",
        en="This file is not a CSV, TSV or Excel table (.xlsx), or it is locked with a password.",
        next_th="เปิดไฟล์ใน Excel หรือ Google ชีต แล้วบันทึกใหม่เป็น .xlsx หรือ .csv",
        next_en="Open it in Excel or Google Sheets and save it as .xlsx or .csv.",
    ),
    "batch_too_large": Message(
        th="ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {limit_mb} MB",
        en="The file is too large; the most is {limit_mb} MB.",
        next_th="เก็บไว้เฉพาะคอลัมน์ที่ใช้ ลบรูปและแถวว่างออก หรือแบ่งเป็นหลายไฟล์",
        next_en="Keep only the columns that are used, without pictures and empty rows, or split it into several files.",
    ),
    "batch_too_many_rows": Message(
        th="ไฟล์นี้มี {rows} แถว รับได้ไฟล์ละไม่เกิน {most} แถว",
        en="The file has {rows} rows; the most is {most}.",
        next_th="แบ่งเป็นหลายไฟล์ แล้วส่งทีละไฟล์",
        next_en="Split it into several files and send one after the other.",
    ),
    "batch_has_no_links": Message(
        th="ไม่พบคอลัมน์ที่มีลิงก์สินค้าในไฟล์นี้",
        en="No column of this file has product links in it.",
        next_th="ใส่ลิงก์สินค้าแถวละ 1 ลิงก์ และตั้งหัวคอลัมน์ว่า url หรือ ลิงก์",
        next_en="Put one product link into each row, in a column headed url or link.",
    ),
    "batch_gone": Message(
        th="ไม่พบไฟล์ที่อัปโหลดไว้ ไฟล์อาจหมดอายุแล้ว",
        en="The uploaded file is not there; it may have expired.",
        next_th="เลือกไฟล์อีกครั้ง",
        next_en="Choose the file again.",
    ),
    "product_list_type_unknown": Message(
        th="ไฟล์ชนิดนี้ใช้เป็นรายการสินค้าไม่ได้",
        en="A file of this type cannot be a product list.",
        next_th="ใช้ไฟล์ .csv, .tsv หรือ .xlsx",
        next_en="Use a .csv, .tsv or .xlsx file.",
    ),
    "row_has_no_link": Message(
        th="แถวนี้ไม่มีลิงก์สินค้า",
        en="This row has no product link.",
        next_th="ใส่ลิงก์สินค้าในแถวนี้ แล้วส่งไฟล์ใหม่",
        next_en="Put a product link into it and send the file again.",
    ),
    "row_not_a_link": Message(
        th="“{value}” ในคอลัมน์ {column} ไม่ใช่ลิงก์",
        en="“{value}” in the column {column} is not a link.",
        next_th="เปิดหน้าสินค้า กดแชร์ คัดลอกลิงก์มาวางในช่องนี้ แล้วส่งไฟล์ใหม่",
        next_en="Open the product's page, tap share, paste the link into the cell and send the file again.",
    ),
    "row_link_in_formula": Message(
        th="ลิงก์ในคอลัมน์ {column} มาจากสูตร เราอ่านสูตรไม่ได้",
        en="The link in the column {column} is worked out by a formula, which is not read.",
        next_th="คัดลอกที่อยู่เว็บของสินค้ามาวางในช่องนี้แทนสูตร แล้วส่งไฟล์ใหม่",
        next_en="Paste the product's address itself into the cell and send the file again.",
    ),
    "row_repeated": Message(
        th="แถวนี้เหมือนแถวที่ {first} ทุกอย่าง จึงไม่ทำซ้ำ",
        en="This row is the same as row {first}, so it is not made twice.",
        next_th="ถ้าอยากได้หลายแบบ ให้เปลี่ยนสไตล์ น้ำเสียง หรือประโยคเปิดของแถวนี้",
        next_en="For another version give it another style, tone or opening.",
    ),
    "row_value_unknown": Message(
        th="ไม่เข้าใจคำว่า “{value}” ในคอลัมน์ {column}",
        en="“{value}” in the column {column} is not understood.",
        next_th="แก้ช่องนี้ตามตัวอย่างในหน้าทำหลายวิดีโอ หรือเว้นว่างไว้ แล้วส่งไฟล์ใหม่",
        next_en="Correct it as the page for many videos shows, or leave it empty, and send the file again.",
    ),
    "row_price_unclear": Message(
        th="เราไม่แน่ใจว่าราคา “{value}” ในคอลัมน์ {column} คือเท่าไร เลยไม่เดา",
        en="We cannot tell for certain which price “{value}” in the column {column} is.",
        next_th="พิมพ์เฉพาะตัวเลข เช่น 1290 หรือ 1,290.50 ถ้ามีหลายราคา พิมพ์ต่ำสุดกับสูงสุด เช่น 590-690 แล้วส่งไฟล์ใหม่",
        next_en="Type the number alone, such as 1290 or 1,290.50; of several prices lowest and highest: 590-690. "
        "Send the file again.",
    ),
    "row_price_not_above_zero": Message(
        th="ราคา “{value}” ในคอลัมน์ {column} ต้องมากกว่า 0 บาท",
        en="The price “{value}” in the column {column} has to be more than 0 baht.",
        next_th="พิมพ์ราคาจริง เช่น 590 ถ้าไม่อยากให้พูดราคา เว้นช่องนี้ว่างไว้ แล้วส่งไฟล์ใหม่",
        next_en="Type the real price, such as 590. For a video without a price leave it empty. Send the file again.",
    ),
    "batch_not_found": Message(
        th="ไม่พบรายการสินค้านี้",
        en="There is no such product list.",
        next_th="กลับไปเลือกจากหน้าทำหลายวิดีโอ",
        next_en="Choose one on the page for many videos.",
    ),
    "batch_is_over": Message(
        th="รายการนี้ทำเสร็จหรือยกเลิกไปแล้ว",
        en="This list is done, or was called off.",
        next_th="ถ้าอยากทำแถวที่ไม่สำเร็จอีกครั้ง ให้แตะ “ลองแถวที่ไม่สำเร็จอีกครั้ง”",
        next_en="To make the rows that failed, tap “Try the failed rows again”.",
    ),
    "batch_is_under_way": Message(
        th="รายการนี้ยังทำอยู่",
        en="This list is still being worked on.",
        next_th="รอให้เสร็จ หรือยกเลิกก่อน",
        next_en="Wait until it is done, or call it off.",
    ),
    "batch_has_nothing_to_retry": Message(
        th="ไม่มีแถวที่ต้องทำอีกครั้ง",
        en="No row has to be tried again.",
        next_th="ดูแถวที่รอคุณได้ในรายการด้านล่าง",
        next_en="Rows that wait for you are listed below.",
    ),
    "batch_is_paused": Message(
        th="รายการนี้พักไว้",
        en="This list is paused.",
        next_th="แตะ “ทำต่อ” เมื่อพร้อม",
        next_en="Tap “Go on” when you are ready.",
    ),
    "batches_are_paused": Message(
        th="ตอนนี้ระบบพักการทำหลายวิดีโอไว้ชั่วคราว",
        en="Making many videos is paused for everybody right now.",
        next_th="แถวที่เหลือจะทำต่อเองเมื่อระบบเปิดอีกครั้ง",
        next_en="The rows that are left go on by themselves once it is open again.",
    ),
    "batch_keeps_failing": Message(
        th="พักรายการนี้ไว้ เพราะหลายแถวไม่สำเร็จด้วยสาเหตุเดียวกัน",
        en="This list was paused: many rows have failed for the same reason.",
        next_th="ดูสาเหตุของแถวที่ไม่สำเร็จ แล้วแตะ “ทำต่อ” หรือ “ยกเลิก”",
        next_en="Look at why they failed, then tap “Go on” or “Call it off”.",
    ),
    "batch_reading_cut_off": Message(
        th="อ่านไฟล์นี้ไม่จบ เพราะระบบหยุดกลางคัน ยังไม่มีวิดีโอไหนเริ่มทำ",
        en="Reading this file was cut off by a fault of ours. No video of it was begun.",
        next_th="เลือกไฟล์เดิมในหน้าทำหลายวิดีโอ แล้วเริ่มอีกครั้ง",
        next_en="Choose the same file on the page for many videos and begin again.",
    ),
    "row_waits": Message(
        th="แถวนี้รอคิวอยู่",
        en="This row waits for its turn.",
        next_th="แถวนี้จะเริ่มเองเมื่อถึงคิว ถ้าพักรายการไว้ ให้แตะ “ทำต่อ”",
        next_en="It begins by itself. If the list is paused, tap “Go on”.",
    ),
    "row_being_made": Message(
        th="กำลังทำวิดีโอของแถวนี้",
        en="The video of this row is being made.",
        next_th="ยังไม่ต้องทำอะไร",
        next_en="There is nothing to do yet.",
    ),
    "row_needs_you": Message(
        th="วิดีโอของแถวนี้รอคุณ",
        en="The video of this row waits for you.",
        next_th="เปิดหน้าวิดีโอเพื่อดูว่าต้องทำอะไร",
        next_en="Open the video's page to see what it needs.",
    ),
    "row_not_sent": Message(
        th="วิดีโอเสร็จแล้วแต่ยังไม่ได้ส่ง เพราะตอนเริ่มแถวนี้ไม่มีบัญชี TikTok ที่เปิดการส่งอัตโนมัติไว้",
        en="Made but not sent: when its row began, no connected account had automatic sending on.",
        next_th="เปิดหน้าวิดีโอ เชื่อมต่อบัญชีอีกครั้งถ้ายกเลิกไปแล้ว แล้วกด “ส่งเข้า TikTok”",
        next_en="Open the video's page, connect the account again if it was disconnected, then tap “Send to TikTok”.",
    ),
    "row_waits_for_slot": Message(
        th="วิดีโอเสร็จแล้ว รอคิวส่งเข้า TikTok",
        en="The video is made and waits for a slot at TikTok.",
        next_th="เมื่อถึงคิวเราส่งให้เอง",
        next_en="It is sent by itself when its slot comes.",
    ),
    "row_with_tiktok": Message(
        th="ส่งวิดีโอแล้ว TikTok กำลังตรวจ",
        en="The video was sent, and TikTok checks it.",
        next_th="รอสักครู่ แล้วดูในหน้าวิดีโอ",
        next_en="Wait a moment, then look at the video's page.",
    ),
    "row_cancelled": Message(
        th="วิดีโอของแถวนี้ถูกยกเลิก",
        en="The video of this row was called off.",
        next_th="แตะ “ลองแถวที่ไม่สำเร็จอีกครั้ง” เพื่อทำแถวนี้",
        next_en="Tap “Try the failed rows again” to make it.",
    ),
    "row_video_deleted": Message(
        th="คุณลบวิดีโอของแถวนี้แล้ว",
        en="You have deleted the video of this row.",
        next_th="ถ้าเปลี่ยนใจ แตะ “เอากลับมา” ใน “ถังขยะ”",
        next_en="If you have changed your mind, tap “Bring back” in the “Bin”.",
    ),
    "row_not_begun": Message(
        th="แถวนี้ยังไม่ได้เริ่มทำ",
        en="This row was not begun.",
        next_th="แตะ “ลองแถวที่ไม่สำเร็จอีกครั้ง” เพื่อทำแถวนี้",
        next_en="Tap “Try the failed rows again” to make it.",
    ),
    "batch_videos_per_day_reached": Message(
        th="ทำวิดีโอจากรายการสินค้าครบ {limit} รายการใน 24 ชั่วโมงแล้ว",
        en="{limit} videos of product lists have been begun within 24 hours, as many as one person may.",
        next_th="แถวที่เหลือจะเริ่มต่อเองตั้งแต่วันที่ {at_th}",
        next_en="The rows that are left go on by themselves from {at_en}.",
    ),
    "batch_videos_at_once_reached": Message(
        th="ตอนนี้กำลังทำวิดีโอจากรายการสินค้าพร้อมกัน {limit} รายการแล้ว",
        en="{limit} videos of product lists are being worked on right now, as many as go at once.",
        next_th="แถวที่เหลือจะเริ่มต่อเองเมื่อมีที่ว่าง",
        next_en="The rows that are left begin by themselves as soon as one is done.",
    ),
}

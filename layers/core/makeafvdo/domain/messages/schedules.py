"""Sentences for codes about the queue and its schedules."""

from makeafvdo.domain.messages.message import Message

SCHEDULES: dict[str, Message] = {
    "queue_is_full": Message(
        th="คิวรับได้ไม่เกิน {limit} สินค้า",
        en="The queue holds at most {limit} products.",
        next_th="ลบสินค้าที่ไม่ใช้แล้วออกจากคิว หรือรอให้คิวเดินไปก่อน",
        next_en="Take out what is not needed, or wait until some have had their turn.",
    ),
    "queue_item_not_found": Message(
        th="ไม่พบสินค้านี้ในคิว",
        en="This product is not in the queue.",
        next_th="โหลดหน้าคิวใหม่เพื่อดูคิวล่าสุด",
        next_en="Reload the queue to see it as it stands.",
    ),
    "queue_item_taken": Message(
        th="สินค้านี้ออกจากคิวไปทำเป็นวิดีโอแล้ว",
        en="This product has left the queue; its video is being made.",
        next_th="ดูวิดีโอได้ด้านล่างของหน้าคิว",
        next_en="Its video is shown further down on the queue's page.",
    ),
    "too_many_schedules": Message(
        th="ตั้งเวลาได้ไม่เกิน {limit} รายการ",
        en="There can be at most {limit} schedules.",
        next_th="ลบหรือแก้รายการที่มีอยู่ก่อน",
        next_en="Change or delete one of them first.",
    ),
    "schedule_not_found": Message(
        th="ไม่พบการตั้งเวลานี้",
        en="There is no such schedule.",
        next_th="โหลดหน้าคิวใหม่เพื่อดูรายการล่าสุด",
        next_en="Reload the queue to see what there is.",
    ),
    "schedule_has_changed": Message(
        th="การตั้งเวลานี้เปลี่ยนไปแล้วจากอีกหน้าหนึ่ง",
        en="This schedule has changed meanwhile.",
        next_th="โหลดหน้าคิวใหม่ แล้วลองอีกครั้ง",
        next_en="Reload the queue and try again.",
    ),
    "schedule_never_due": Message(
        th="ไม่มีวันไหนตรงกับที่เลือกก่อนถึงวันสิ้นสุด",
        en="None of the chosen days comes before the last day.",
        next_th="เลือกวันสิ้นสุดที่ช้ากว่านี้ หรือเลือกวันเพิ่ม",
        next_en="Choose a later last day, or more days.",
    ),
}

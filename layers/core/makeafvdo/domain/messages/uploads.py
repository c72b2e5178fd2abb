"""Sentences for codes about the marketer's own photos, clips and music."""

from makeafvdo.domain.messages.message import Message

UPLOADS: dict[str, Message] = {
    "photo_type_unknown": Message(
        th="ไฟล์นี้ไม่ใช่รูปแบบรูปภาพที่เราใช้ได้",
        en="This is not a kind of photo we can use.",
        next_th="เลือกรูป JPEG, PNG, WebP, HEIC หรือ AVIF",
        next_en="Choose a JPEG, PNG, WebP, HEIC or AVIF photo.",
    ),
    "clip_type_unknown": Message(
        th="ไฟล์นี้ไม่ใช่รูปแบบคลิปที่เราใช้ได้",
        en="This is not a kind of clip we can use.",
        next_th="เลือกคลิป MP4 หรือ MOV เช่น คลิปที่ถ่ายด้วยมือถือ",
        next_en="Choose an MP4 or MOV clip, such as one filmed with a phone.",
    ),
    "music_type_unknown": Message(
        th="ไฟล์นี้ไม่ใช่รูปแบบเพลงที่เราใช้ได้",
        en="This is not a kind of music file we can use.",
        next_th="เลือกไฟล์ MP3, M4A, AAC หรือ WAV",
        next_en="Choose an MP3, M4A, AAC or WAV file.",
    ),
    "recording_type_unknown": Message(
        th="ไฟล์นี้ไม่ใช่รูปแบบเสียงที่เราใช้ได้",
        en="This is not a kind of sound file we can use.",
        next_th="อัดในหน้านี้ หรือเลือกไฟล์ M4A, MP3, WAV, OGG หรือ WebM",
        next_en="Record on this page, or choose an M4A, MP3, WAV, OGG or WebM file.",
    ),
    "screenshot_type_unknown": Message(
        th="ไฟล์นี้ไม่ใช่รูปแบบรูปภาพที่เราใช้ได้",
        en="This is not a kind of picture we can use.",
        next_th="เลือกภาพหน้าจอ JPEG, PNG, WebP, HEIC หรือ AVIF",
        next_en="Choose a JPEG, PNG, WebP, HEIC or AVIF screenshot.",
    ),
    "screenshot_broken": Message(
        th="ไฟล์นี้เปิดเป็นรูปไม่ได้ อาจเสีย เล็กเกินไป หรือไม่ใช่รูปจริง",
        en="This file does not open as a picture: it may be damaged, too small, or no picture at all.",
        next_th="แคปหน้าจอหน้าสินค้าใหม่แล้วอัปโหลดอีกครั้ง หรือกรอกเอง",
        next_en="Take the screenshot again and upload it, or fill in the product yourself.",
    ),
    "upload_empty": Message(
        th="ไฟล์นี้ว่างเปล่า",
        en="This file is empty.",
        next_th="เปิดดูว่าในไฟล์มีข้อมูล แล้วบันทึกและเลือกใหม่อีกครั้ง",
        next_en="Open it to see what is in it, save it and choose it again.",
    ),
    "upload_too_large": Message(
        th="ไฟล์ใหญ่เกิน {limit_mb} MB",
        en="The file is larger than {limit_mb} MB.",
        next_th="เลือกไฟล์ที่เล็กกว่านี้ ถ้าเป็นคลิปให้ตัดเหลือช่วงที่เห็นสินค้าชัดสัก 3–10 วินาที ถ้าเป็นเพลงให้บันทึกเป็น MP3",
        next_en=(
            "Choose a smaller file. Of a clip, 3 to 10 seconds that show the product well are enough; "
            "music is small as MP3."
        ),
    ),
    "upload_not_as_declared": Message(
        th="ไฟล์ที่ {nth} ใหญ่กว่าขนาดที่แจ้งไว้ตอนเริ่มอัปโหลด",
        en="File {nth} is larger than was said when its upload began.",
        next_th="อัปโหลดไฟล์นั้นใหม่อีกครั้ง ส่วนไฟล์อื่นยังอยู่ครบ",
        next_en="Upload that file again. The others are kept.",
    ),
    "uploads_per_day_reached": Message(
        th="อัปโหลดครบ {limit} ไฟล์ใน 24 ชั่วโมงแล้ว",
        en="You have uploaded {limit} files within 24 hours, as many as one person may.",
        next_th="อัปโหลดเพิ่มได้อีกครั้งวันที่ {at_th} ไฟล์ที่อัปโหลดไว้แล้วยังใช้ได้",
        next_en="You can upload the next one on {at_en}. Files already uploaded can be used meanwhile.",
    ),
    "upload_bytes_per_day_reached": Message(
        th="ถ้ารวมไฟล์นี้ จะอัปโหลดเกิน {limit} MB ใน 24 ชั่วโมง",
        en="With this file, you would have uploaded more than {limit} MB within 24 hours.",
        next_th="อัปโหลดไฟล์นี้ได้วันที่ {at_th} หรือเลือกไฟล์ที่เล็กกว่านี้",
        next_en="You can upload it on {at_en}, or choose a smaller file now.",
    ),
    "upload_not_found": Message(
        th="ไม่พบไฟล์ที่ {nth} อาจยังอัปโหลดไม่เสร็จ หรืออัปโหลดไว้นานเกิน 7 วันแล้ว",
        en="File {nth} is not here: it has not arrived in full, or was uploaded more than 7 days ago.",
        next_th="อัปโหลดไฟล์นั้นใหม่อีกครั้ง ส่วนไฟล์อื่นยังอยู่ครบ",
        next_en="Upload that file again. The others are kept.",
    ),
    "not_a_photo": Message(
        th="ไฟล์ที่ {nth} เปิดเป็นรูปไม่ได้ อาจเสีย เล็กเกินไป หรือไม่ใช่รูปจริง",
        en="File {nth} does not open as a photo: it may be damaged, too small, or no photo at all.",
        next_th="เลือกรูปอื่นที่กว้างและสูงอย่างน้อย 96 พิกเซล หรือแคปหน้าจอรูปนั้นแล้วอัปโหลดใหม่",
        next_en="Choose another photo with no side under 96 pixels, or upload a screenshot of it.",
    ),
    "photo_too_large": Message(
        th="รูปที่ {nth} ใหญ่เกินไป ({megapixels} ล้านพิกเซล)",
        en="Photo {nth} is too large ({megapixels} megapixels).",
        next_th="ย่อรูปให้เหลือไม่เกิน 50 ล้านพิกเซล หรือแคปหน้าจอรูปนั้นแล้วอัปโหลดใหม่",
        next_en="Make it 50 megapixels or smaller, or upload a screenshot of it.",
    ),
    "not_a_clip": Message(
        th="ไฟล์ที่ {nth} ไม่ใช่คลิปวิดีโอ",
        en="File {nth} is not a film clip.",
        next_th="เลือกคลิป MP4 หรือ MOV เช่น คลิปที่ถ่ายด้วยมือถือ",
        next_en="Choose an MP4 or MOV clip, such as one filmed with a phone.",
    ),
    "photo_broken": Message(
        th="ไฟล์นี้เปิดเป็นรูปไม่ได้ อาจเสีย เล็กเกินไป หรือไม่ใช่รูปจริง",
        en="This file does not open as a photo: it may be damaged, too small, or no photo at all.",
        next_th="วิดีโอจะไม่ใช้ไฟล์นี้ ถ้าอยากใช้รูปนี้ แคปหน้าจอรูปแล้วเพิ่มใหม่",
        next_en="The video does without it. To use that photo, add a screenshot of it.",
    ),
    "clip_broken": Message(
        th="ไฟล์นี้ไม่ใช่คลิปวิดีโอ",
        en="This file is not a film clip.",
        next_th="วิดีโอจะไม่ใช้ไฟล์นี้ เลือกคลิป MP4 หรือ MOV เช่น คลิปที่ถ่ายด้วยมือถือ",
        next_en="The video does without it. Choose an MP4 or MOV clip, such as one filmed with a phone.",
    ),
    "music_broken": Message(
        th="ไฟล์นี้ไม่ใช่เพลง",
        en="This file is not music.",
        next_th="เลือกไฟล์ MP3, M4A, AAC หรือ WAV",
        next_en="Choose an MP3, M4A, AAC or WAV file.",
    ),
    "recording_broken": Message(
        th="ไฟล์นี้ไม่ใช่เสียงที่เปิดได้",
        en="This file is not a sound that opens.",
        next_th="อัดประโยคนี้ใหม่ ประโยคอื่นยังอยู่ครบ",
        next_en="Record this phrase again. The others are kept.",
    ),
}

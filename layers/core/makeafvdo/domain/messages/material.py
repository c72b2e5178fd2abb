"""Sentences for codes about what a video is made of: photos, clips, voice and music."""

from makeafvdo.domain.messages.message import Message

MATERIAL: dict[str, Message] = {
    "photo_left_out": Message(
        th="เปิดรูปที่ {photos} ไม่ได้ วิดีโอนี้จึงไม่มีรูปนั้น",
        en="{photos:Photo} could not be opened, so the video does without.",
        next_th="บันทึกรูปใหม่เป็น JPEG หรือ PNG แล้วอัปโหลดอีกครั้ง หรือเอารูปนั้นออก",
        next_en="Save as JPEG or PNG and upload once more, or remove from the product's photos.",
    ),
    "photo_has_writing": Message(
        th="ไม่ได้ใช้รูปที่ {photos} เพราะบนรูปมีแถบข้อความหรือคิวอาร์โค้ด ซึ่ง TikTok ไม่อนุญาตให้แอปใส่ลงบนวิดีโอ",
        en="{photos:Photo} stayed out for a banner or QR code, which TikTok does not let an app put on a video.",
        next_th="ถ้าอยากใช้ภาพนั้น อัปโหลดรูปเดียวกันแบบที่ไม่มีข้อความ",
        next_en="To have that picture in the video, upload the same one without the writing.",
    ),
    "photo_enlarged": Message(
        th="รูปที่ {photos} เล็กเกินไปสำหรับวิดีโอ ขยายแล้วจึงอาจดูไม่คม",
        en="{photos:Photo} had to be enlarged a lot and may look soft.",
        next_th="อัปโหลดไฟล์ต้นฉบับที่กว้างและสูงอย่างน้อย 1080 พิกเซลแทน รูปที่แคปหน้าจอมามักเล็กเกินไป",
        next_en="Upload the original instead, no side under 1080 pixels; screenshots are often too small.",
    ),
    "clip_enlarged": Message(
        th="ภาพของคลิปที่ {clips} เล็กเกินไปสำหรับวิดีโอ ขยายแล้วจึงอาจดูไม่คม",
        en="{clips:Clip} had to be enlarged a lot and may look soft.",
        next_th="ตั้งกล้องเป็น 1080p หรือ 4K แล้วถ่ายใหม่ หรืออัปโหลดไฟล์ต้นฉบับ",
        next_en="Set the camera to 1080p or 4K and film it again, or upload the original file.",
    ),
    "clip_unreadable": Message(
        th="เปิดคลิปที่ {clip} ไม่ได้ วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} cannot be opened, so the video does without it.",
        next_th="บันทึกคลิปใหม่เป็น MP4 หรือ MOV แล้วอัปโหลดอีกครั้ง",
        next_en="Save it again as MP4 or MOV and upload it once more.",
    ),
    "clip_without_picture": Message(
        th="คลิปที่ {clip} มีแต่เสียง ไม่มีภาพ วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} has sound but no picture, so the video does without it.",
        next_th="อัปโหลดคลิปที่เห็นภาพสินค้า",
        next_en="Upload a clip in which the product is seen.",
    ),
    "clip_wrong_size": Message(
        th="ภาพของคลิปที่ {clip} เล็กหรือใหญ่เกินไป วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="The picture of clip {clip} is too small or too large, so the video does without it.",
        next_th="ตั้งกล้องเป็น 1080p หรือ 4K แล้วถ่ายใหม่",
        next_en="Set the camera to 1080p or 4K and film it again.",
    ),
    "clip_too_short": Message(
        th="คลิปที่ {clip} สั้นเกินไป วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} is too short, so the video does without it.",
        next_th="ถ่ายใหม่ให้ยาวสัก 3 วินาที",
        next_en="Film it again for about 3 seconds.",
    ),
    "clip_too_long": Message(
        th="คลิปที่ {clip} ยาวเกิน 30 นาที วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} is longer than 30 minutes, so the video does without it.",
        next_th="ตัดให้เหลือช่วงที่เห็นสินค้าชัด ๆ แล้วอัปโหลดใหม่",
        next_en="Cut it down to where the product is seen well and upload it again.",
    ),
    "clip_too_fast": Message(
        th="คลิปที่ {clip} มีเกิน 120 เฟรมต่อวินาที วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} has more than 120 frames a second, so the video does without it.",
        next_th="ปิดโหมดสโลว์โมชั่น ตั้งกล้องเป็น 30 หรือ 60 fps แล้วถ่ายใหม่",
        next_en="Switch slow motion off, set the camera to 30 or 60 fps and film it again.",
    ),
    "clip_too_heavy": Message(
        th="คลิปที่ {clip} ใช้เวลาเปิดนานเกินไป วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} takes too long to open, so the video does without it.",
        next_th="บันทึกคลิปใหม่เป็น MP4 ขนาด 1080p หรือ 4K 30 fps แล้วอัปโหลดอีกครั้ง",
        next_en="Save it again as MP4 in 1080p, or in 4K at 30 fps, and upload it once more.",
    ),
    "clip_stopped": Message(
        th="คลิปในฉาก {scene} เล่นต่อไม่ได้",
        en="The clip in scene {scene} cannot be played.",
        next_th="ลบคลิปนั้นหรืออัปโหลดใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Remove that clip or upload it again, then tap “Continue”.",
    ),
    "voice_silent": Message(
        th="เสียงพากย์ของฉาก {scene} ไม่มีเสียง",
        en="The voice of scene {scene} is silent.",
        next_th="แก้คำพูดของฉากนั้นเล็กน้อยเพื่อพากย์ใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Change that scene's words a little so that it is spoken anew, then tap “Continue”.",
    ),
    "voice_clipped": Message(
        th="เสียงพากย์ของฉาก {scene} ดังจนแตก",
        en="The voice of scene {scene} is so loud that it is distorted.",
        next_th="แก้คำพูดของฉากนั้นเล็กน้อยเพื่อพากย์ใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Change that scene's words a little so that it is spoken anew, then tap “Continue”.",
    ),
    "music_missing": Message(
        th="ไม่พบไฟล์เพลงที่เลือกไว้ อาจอัปโหลดไว้นานเกิน 7 วันแล้ว",
        en="The music file is not here: it was uploaded more than 7 days ago.",
        next_th="อัปโหลดเพลงใหม่ หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Upload the music again, or make the video without music.",
    ),
    "music_unreadable": Message(
        th="ไฟล์เพลงที่เลือกเปิดเป็นเสียงไม่ได้",
        en="The music file cannot be opened as sound.",
        next_th="เลือกไฟล์ MP3, M4A หรือ WAV ไฟล์อื่น หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Choose another MP3, M4A or WAV file, or make the video without music.",
    ),
    "music_too_heavy": Message(
        th="ไฟล์เพลงที่เลือกใช้เวลาเปิดนานเกินไป",
        en="The music file takes too long to open.",
        next_th="บันทึกเพลงใหม่เป็น MP3 หรือ M4A แล้วอัปโหลดอีกครั้ง หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Save it again as MP3 or M4A and upload it once more, or make the video without music.",
    ),
    "music_silent": Message(
        th="ไฟล์เพลงที่เลือกไม่มีเสียง",
        en="The music file is silent.",
        next_th="เลือกเพลงอื่น หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Choose other music, or make the video without music.",
    ),
    "stills_only": Message(
        th="วิดีโอนี้มีแต่ภาพนิ่ง คลิปสินค้าจริงสัก 3 วินาทีช่วยให้คนหยุดดูได้มากกว่า",
        en="This video shows still photos only. A real 3-second clip of the product makes more people stop and watch.",
        next_th=("ถือมือถือแนวตั้งใกล้หน้าต่าง แตะที่สินค้าให้ภาพชัด แล้วค่อย ๆ ขยับเข้าหาสินค้าหรือหยิบใช้ให้เห็น ถ่ายสัก 3 วินาทีแล้วอัปโหลดคลิป"),
        next_en=(
            "Hold the phone upright near a window, tap the product to focus, then move in slowly or show it in use "
            "for 3 seconds, and upload the clip."
        ),
    ),
}

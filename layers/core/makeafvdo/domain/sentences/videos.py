"""Sentences for codes about a video and its run."""

from makeafvdo.domain.sentences.sentence import Sentence

VIDEOS: dict[str, Sentence] = {
    "video_not_found": Sentence(
        th="ไม่พบวิดีโอนี้",
        en="There is no such video.",
        next_th="กลับไปเลือกจากคลังวิดีโอ",
        next_en="Choose one from your library.",
    ),
    "video_is_busy": Sentence(
        th="วิดีโอนี้กำลังทำอยู่แล้ว",
        en="This video is already being worked on.",
        next_th="รอให้ขั้นตอนนี้เสร็จก่อน",
        next_en="Wait until this step is done.",
    ),
    "videos_per_day_reached": Sentence(
        th="เริ่มทำวิดีโอครบ {limit} รายการใน 24 ชั่วโมงแล้ว",
        en="You have begun {limit} videos within 24 hours, as many as one person may.",
        next_th="เริ่มวิดีโอใหม่ได้อีกครั้งวันที่ {at_th} ระหว่างนี้ทำวิดีโอที่เริ่มไว้แล้วต่อได้ตามปกติ",
        next_en="You can begin the next one on {at_en}. Videos already begun can be finished meanwhile.",
    ),
    "videos_at_once_reached": Sentence(
        th="ตอนนี้กำลังทำวิดีโอของคุณพร้อมกัน {limit} รายการแล้ว",
        en="{limit} of your videos are being worked on right now, as many as go at once.",
        next_th="รอให้เสร็จสักรายการแล้วกดอีกครั้ง ปกติจะว่างภายในวันที่ {at_th}",
        next_en="Wait until one is done, usually by {at_en}, then tap again.",
    ),
    "too_late_to_cancel": Sentence(
        th="วิดีโอนี้กำลังส่งเข้า TikTok อยู่ จึงยกเลิกไม่ได้แล้ว",
        en="This video is on its way to TikTok and can no longer be cancelled.",
        next_th="รอให้ส่งเสร็จ แล้วลบฉบับร่างในแอป TikTok ได้ถ้าไม่ต้องการ",
        next_en="Wait until it has arrived; if you do not want it, delete the draft in the TikTok app.",
    ),
    "video_is_sent": Sentence(
        th="วิดีโอนี้ส่งเข้ากล่องข้อความ TikTok แล้ว",
        en="This video has already been sent to the TikTok inbox.",
        next_th="เปิดแอป TikTok > กล่องข้อความ แล้วแตะการแจ้งเตือน",
        next_en="Open the TikTok app > Inbox and tap the notification.",
    ),
    "video_is_past_that": Sentence(
        th="วิดีโอนี้ผ่านขั้นตอนที่เลือกไปแล้ว",
        en="The video is already past the step you chose.",
        next_th="เลือกขั้นตอนถัดไป",
        next_en="Choose a later step.",
    ),
    "no_account_chosen": Sentence(
        th="ยังไม่ได้เลือกบัญชี TikTok ที่จะรับวิดีโอ",
        en="No TikTok account was chosen to receive the video.",
        next_th="เชื่อมต่อหรือเลือกบัญชี TikTok แล้วส่งอีกครั้ง",
        next_en="Connect or choose a TikTok account and send again.",
    ),
    "another_file_was_approved": Sentence(
        th="วิดีโอถูกทำใหม่หลังจากที่คุณกดยืนยัน",
        en="The video was made anew after you approved it.",
        next_th="ดูวิดีโอล่าสุดแล้วกดส่งอีกครั้ง",
        next_en="Watch the latest video and send again.",
    ),
    "product_incomplete": Sentence(
        th="ข้อมูลสินค้ายังไม่ครบ",
        en="Some of the product's details are missing.",
        next_th="เติมสิ่งที่ขาด แล้วแตะ “ทำต่อ”",
        next_en="Fill in what is missing and tap “Continue”.",
    ),
    "price_moved": Sentence(
        th="ราคาสินค้าเปลี่ยนไปหลังจากทำวิดีโอ",
        en="The product's price has changed since the video was made.",
        next_th="ทำฉากราคาใหม่ หรือส่งตามเดิม",
        next_en="Make the price scene again, or send it as it is.",
    ),
    "video_is_not_made": Sentence(
        th="วิดีโอนี้ยังทำไม่เสร็จ",
        en="The video has not been made yet.",
        next_th="ทำวิดีโอให้เสร็จก่อน แล้วค่อยส่ง",
        next_en="Finish the video first, then send it.",
    ),
    "no_usable_photo": Sentence(
        th="ไม่มีรูปหรือคลิปสินค้าที่ใช้ได้เลย",
        en="None of the product's photos and clips can be used.",
        next_th="อัปโหลดรูปสินค้าอย่างน้อย 1 รูป (JPEG, PNG หรือ WebP กว้างและสูงอย่างน้อย 96 พิกเซล)",
        next_en="Upload at least one product photo (JPEG, PNG or WebP, no side under 96 pixels).",
    ),
    "clip_unreadable": Sentence(
        th="เปิดคลิปที่ {clip} ไม่ได้ วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} cannot be opened, so the video does without it.",
        next_th="บันทึกคลิปใหม่เป็น MP4 หรือ MOV แล้วอัปโหลดอีกครั้ง",
        next_en="Save it again as MP4 or MOV and upload it once more.",
    ),
    "clip_without_picture": Sentence(
        th="คลิปที่ {clip} มีแต่เสียง ไม่มีภาพ วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} has sound but no picture, so the video does without it.",
        next_th="อัปโหลดคลิปที่เห็นภาพสินค้า",
        next_en="Upload a clip in which the product is seen.",
    ),
    "clip_wrong_size": Sentence(
        th="ภาพของคลิปที่ {clip} เล็กหรือใหญ่เกินไป วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="The picture of clip {clip} is too small or too large, so the video does without it.",
        next_th="ตั้งกล้องเป็น 1080p หรือ 4K แล้วถ่ายใหม่",
        next_en="Set the camera to 1080p or 4K and film it again.",
    ),
    "clip_too_short": Sentence(
        th="คลิปที่ {clip} สั้นเกินไป วิดีโอนี้จึงไม่มีคลิปนั้น",
        en="Clip {clip} is too short, so the video does without it.",
        next_th="ถ่ายใหม่ให้ยาวสัก 3 วินาที",
        next_en="Film it again for about 3 seconds.",
    ),
    "clip_stopped": Sentence(
        th="คลิปในฉาก {scene} เล่นต่อไม่ได้",
        en="The clip in scene {scene} cannot be played.",
        next_th="ลบคลิปนั้นหรืออัปโหลดใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Remove that clip or upload it again, then tap “Continue”.",
    ),
    "voice_silent": Sentence(
        th="เสียงพากย์ของฉาก {scene} ไม่มีเสียง",
        en="The voice of scene {scene} is silent.",
        next_th="แก้คำพูดของฉากนั้นเล็กน้อยเพื่อพากย์ใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Change that scene's words a little so that it is spoken anew, then tap “Continue”.",
    ),
    "voice_clipped": Sentence(
        th="เสียงพากย์ของฉาก {scene} ดังจนแตก",
        en="The voice of scene {scene} is so loud that it is distorted.",
        next_th="แก้คำพูดของฉากนั้นเล็กน้อยเพื่อพากย์ใหม่ แล้วแตะ “ทำต่อ”",
        next_en="Change that scene's words a little so that it is spoken anew, then tap “Continue”.",
    ),
    "music_missing": Sentence(
        th="ไม่พบไฟล์เพลงที่เลือกไว้ อาจอัปโหลดไว้นานเกิน 7 วันแล้ว",
        en="The music file is not here: it was uploaded more than 7 days ago.",
        next_th="อัปโหลดเพลงใหม่ หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Upload the music again, or make the video without music.",
    ),
    "music_unreadable": Sentence(
        th="ไฟล์เพลงที่เลือกเปิดเป็นเสียงไม่ได้",
        en="The music file cannot be opened as sound.",
        next_th="เลือกไฟล์ MP3, M4A หรือ WAV ไฟล์อื่น หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Choose another MP3, M4A or WAV file, or make the video without music.",
    ),
    "music_silent": Sentence(
        th="ไฟล์เพลงที่เลือกไม่มีเสียง",
        en="The music file is silent.",
        next_th="เลือกเพลงอื่น หรือทำวิดีโอโดยไม่มีเพลง",
        next_en="Choose other music, or make the video without music.",
    ),
    "stills_only": Sentence(
        th="วิดีโอนี้มีแต่ภาพนิ่ง คลิปสินค้าจริงสัก 3 วินาทีช่วยให้คนหยุดดูได้มากกว่า",
        en="This video shows still photos only. A real 3-second clip of the product makes more people stop and watch.",
        next_th=("ถือมือถือแนวตั้งใกล้หน้าต่าง แตะที่สินค้าให้ภาพชัด แล้วค่อย ๆ ขยับเข้าหาสินค้าหรือหยิบใช้ให้เห็น ถ่ายสัก 3 วินาทีแล้วอัปโหลดคลิป"),
        next_en=(
            "Hold the phone upright near a window, tap the product to focus, then move in slowly or show it in use "
            "for 3 seconds, and upload the clip."
        ),
    ),
    "render_failed": Sentence(
        th="ทำวิดีโอไม่สำเร็จ",
        en="The video could not be made.",
        next_th="แตะ “ทำต่อ” เพื่อลองอีกครั้ง บทพูดและเสียงพากย์ยังอยู่ครบ",
        next_en="Tap “Continue” to try again. Script and voice are kept.",
    ),
    "unknown_style": Sentence(
        th="ไม่มีสไตล์วิดีโอที่เลือก",
        en="There is no such video style.",
        next_th="เลือกสไตล์อื่นแล้วลองใหม่",
        next_en="Choose another style and try again.",
    ),
    "waiting_for_tiktok": Sentence(
        th="ตอนนี้ TikTok ยังไม่รับฉบับร่างเพิ่ม วิดีโอรออยู่",
        en="TikTok takes no more drafts right now; the video is waiting.",
        next_th="เราจะส่งให้เองเมื่อถึงเวลา หรือบันทึกไฟล์ไว้โพสต์เองได้เลย",
        next_en="We send it when the time comes, or save the file and post it yourself.",
    ),
    "voice_missing": Sentence(
        th="เสียงพากย์ของบางฉากหายไป",
        en="The voice of a scene is missing.",
        next_th="แตะ “ทำต่อ” เพื่อพากย์ฉากนั้นใหม่",
        next_en="Tap “Continue” to speak that scene again.",
    ),
    "run_was_cut_off": Sentence(
        th="การทำงานถูกหยุดกลางคัน",
        en="The work was cut off part way.",
        next_th="แตะ “ทำต่อ” เพื่อเริ่มจากขั้นตอนที่ค้าง ส่วนที่เสร็จแล้วยังอยู่ครบ",
        next_en="Tap “Continue” to go on from the step that was cut off. What was finished is kept.",
    ),
    "video_is_on_its_way": Sentence(
        th="วิดีโอกำลังอยู่ที่ TikTok และยังไม่รู้ผล จึงแก้ตอนนี้ไม่ได้",
        en="TikTok has the video and has not said what became of it, so it cannot be changed now.",
        next_th="รอผลจาก TikTok ก่อน แล้วค่อยแก้",
        next_en="Wait for TikTok's word, then change it.",
    ),
    "edited_elsewhere": Sentence(
        th="มีการแก้วิดีโอนี้จากอีกหน้าต่างหนึ่งไปแล้ว ข้อความที่คุณพิมพ์ยังอยู่ในหน้านี้ครบ",
        en="This video was changed in another window. What you typed is still on this page.",
        next_th="เทียบกับฉบับล่าสุด แล้วบันทึกอีกครั้ง",
        next_en="Compare it with the latest version, then save again.",
    ),
    "script_not_written": Sentence(
        th="วิดีโอนี้ยังไม่มีบทพูด",
        en="This video has no script yet.",
        next_th="แตะ “เขียนบท” ก่อน แล้วค่อยแก้",
        next_en="Tap “Write the script” first, then edit it.",
    ),
    "script_scene_unknown": Sentence(
        th="บทพูดนี้เปลี่ยนไปแล้ว บางฉากไม่มีอยู่ในฉบับล่าสุด",
        en="The script has changed: a scene of yours is not in the latest version.",
        next_th="โหลดหน้านี้ใหม่แล้วแก้อีกครั้ง",
        next_en="Reload the page and edit again.",
    ),
    "script_scene_empty": Sentence(
        th="ฉากที่ {scene} ไม่มีคำพูด",
        en="Scene {scene} says nothing.",
        next_th="พิมพ์คำพูด หรือลบฉากนี้ออก",
        next_en="Write something, or remove the scene.",
    ),
    "script_phrase_too_long": Sentence(
        th="ฉากที่ {scene} มีวลียาวเกิน {most} ตัวอักษร พูดรวดเดียวไม่ทัน",
        en="A phrase of scene {scene} is longer than {most} letters: too much for one breath.",
        next_th="ขึ้นบรรทัดใหม่ตรงที่อยากให้หยุดหายใจ",
        next_en="Start a new line where the voice should breathe.",
    ),
    "script_has_a_link": Sentence(
        th="ฉากที่ {scene} มีที่อยู่เว็บ TikTok ไม่ให้ใส่ลิงก์ในวิดีโอ",
        en="Scene {scene} names a web address; TikTok allows none in a video.",
        next_th="ลบที่อยู่เว็บออก ลิงก์สินค้าจะอยู่ในหน้าโพสต์ให้คัดลอก",
        next_en="Remove it. Your product link waits on the posting page, ready to copy.",
    ),
    "line_has_a_link": Sentence(
        th="ข้อความบนจอมีที่อยู่เว็บ TikTok ไม่ให้ใส่ลิงก์ในวิดีโอ",
        en="A line on the picture names a web address; TikTok allows none in a video.",
        next_th="ลบที่อยู่เว็บออก ลิงก์สินค้าจะอยู่ในหน้าโพสต์ให้คัดลอก",
        next_en="Remove it. Your product link waits on the posting page, ready to copy.",
    ),
    "script_too_long": Sentence(
        th="บทนี้ยาวประมาณ {seconds} วินาที เกิน {most} วินาที",
        en="The script lasts about {seconds} seconds; the most is {most}.",
        next_th="ตัดคำหรือลบบางฉากออก",
        next_en="Shorten it or remove a scene.",
    ),
    "video_is_under_way": Sentence(
        th="วิดีโอนี้กำลังทำหรือกำลังส่งอยู่ จึงลบตอนนี้ไม่ได้",
        en="The video is being made or sent, so it cannot be deleted now.",
        next_th="รอให้เสร็จ หรือยกเลิกก่อน แล้วค่อยลบ",
        next_en="Wait until it is done, or cancel it, then delete it.",
    ),
}

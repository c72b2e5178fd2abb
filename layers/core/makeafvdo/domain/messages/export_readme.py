"""What the file of a marketer's own data says about itself, in both languages."""

README = """MakeAFVDO: ข้อมูลของคุณ

ไฟล์นี้คือข้อมูลทั้งหมดที่ MakeAFVDO เก็บเกี่ยวกับคุณ ในรูป JSON (UTF-8) ที่โปรแกรมอื่นอ่านต่อได้
  sign_in.json          อีเมลและวิธีที่คุณใช้เข้าสู่ระบบ
  account.json          การตั้งค่า คำอ่าน ความยินยอม และสิ่งที่นับตามขีดจำกัด
  sessions.json         อุปกรณ์ที่เข้าสู่ระบบอยู่ (เฉพาะเวลา)
  tiktok_accounts.json  บัญชี TikTok ที่เชื่อมต่อ
  sends.json            วิดีโอที่ส่งไป TikTok
  videos.json           วิดีโอทั้งหมด ช่อง download คือที่อยู่สำหรับดาวน์โหลดวิดีโอที่เสร็จแล้ว (ต้องเข้าสู่ระบบ)
  product_lists.json    รายการสินค้าที่คุณอัปโหลด
  queue.json            สินค้าในคิว
  schedules.json        เวลาที่ตั้งไว้ทำวิดีโอ
  videos/               ข้อมูลสินค้าและบทของแต่ละวิดีโอ เสียงที่คุณอัดเอง และไฟล์ที่คุณอัปโหลดไว้ใช้
  batches/              แถวและผลของรายการสินค้า
  uploads/              ไฟล์ที่คุณอัปโหลดใน 7 วันที่ผ่านมา
  files.json            ไฟล์ทุกไฟล์ที่เราเก็บให้คุณ และไฟล์ไหนอยู่ในนี้ (ไฟล์ของคุณเองรวมกันได้ 500 MB เริ่มจากไฟล์เล็ก)
ไม่มีโทเค็นหรือรหัสใด ๆ อยู่ในไฟล์นี้ คำอธิบายของทุกช่องอยู่ที่หน้า /privacy

MakeAFVDO: your data

This file is everything MakeAFVDO keeps about you, as JSON (UTF-8) that other programs can read.
  sign_in.json          your e-mail address and how you sign in
  account.json          settings, pronunciations, consents, and what is counted against your limits
  sessions.json         where you are signed in (times only)
  tiktok_accounts.json  connected TikTok accounts
  sends.json            videos that went to TikTok
  videos.json           every video; `download` is the address of a finished video (you have to be signed in)
  product_lists.json    product lists you uploaded
  queue.json            products in the queue
  schedules.json        times you have set for making videos
  videos/               product facts and script of each video, your own recordings, and files you uploaded for it
  batches/              rows and results of product lists
  uploads/              files you uploaded within the last 7 days
  files.json            every file we keep for you, and which are in here (your own up to 500 MB, the smallest first)
There is no token and no password in it. What every field means stands at /privacy.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.adapters.voices.speakable import speakable
from makeafvdo.adapters.voices.thai_numbers import number_in_thai


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("0", "ศูนย์"),
        ("1", "หนึ่ง"),
        ("10", "สิบ"),
        ("11", "สิบเอ็ด"),
        ("20", "ยี่สิบ"),
        ("21", "ยี่สิบเอ็ด"),
        ("101", "หนึ่งร้อยเอ็ด"),
        ("199", "หนึ่งร้อยเก้าสิบเก้า"),
        ("1290", "หนึ่งพันสองร้อยเก้าสิบ"),
        ("25000", "สองหมื่นห้าพัน"),
        ("300000", "สามแสน"),
        ("1000000", "หนึ่งล้าน"),
        ("21000001", "ยี่สิบเอ็ดล้านเอ็ด"),
        ("4.9", "สี่จุดเก้า"),
        ("0.05", "ศูนย์จุดศูนย์ห้า"),
        ("007", "ศูนย์ศูนย์เจ็ด"),
        ("0812345678", "ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด"),
    ],
)
def test_a_number_is_read_as_thai_reads_it(number: str, spoken: str) -> None:
    assert number_in_thai(number) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("ลดเหลือ 1,290 บาท ส่งฟรี", "ลดเหลือ หนึ่งพันสองร้อยเก้าสิบ บาท, ส่งฟรี"),
        ("฿1,290 บาท", "หนึ่งพันสองร้อยเก้าสิบ บาท"),
        ("590.-", "ห้าร้อยเก้าสิบ บาท"),
        ("฿199-฿299", "หนึ่งร้อยเก้าสิบเก้า ถึง สองร้อยเก้าสิบเก้า บาท"),
        ("99 บาท/เดือน", "เก้าสิบเก้า บาท ต่อ เดือน"),
        ("ลด 50-70%", "ลด ห้าสิบ ถึง เจ็ดสิบ เปอร์เซ็นต์"),
        ("10-15 ชั่วโมง", "สิบ ถึง สิบห้า ชั่วโมง"),
        ("คะแนน 4.9/5", "คะแนน สี่จุดเก้า เต็ม ห้า"),
        ("11.11 ลดแรง", "สิบเอ็ด สิบเอ็ด ลดแรง"),
        ("10.30 น.", "สิบ นาฬิกา สามสิบ นาที"),
        ("โทร 081-234-5678", "โทร ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด"),
        ("๑๒ ชิ้น", "สิบสอง ชิ้น"),
    ],
)
def test_prices_times_and_amounts_become_words(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("10x20 cm", "สิบ คูณ ยี่สิบ เซนติเมตร"),
        ("500ml", "ห้าร้อย มิลลิลิตร"),
        ("1.5 kg", "หนึ่งจุดห้า กิโลกรัม"),
        ("256GB", "สองร้อยห้าสิบหก กิกะไบต์"),
        ("20,000 mAh", "สองหมื่น มิลลิแอมป์ชั่วโมง"),
        ("65W", "หกสิบห้า วัตต์"),
        ("6.7 นิ้ว", "หกจุดเจ็ด นิ้ว"),
        ("50 กก.", "ห้าสิบ กิโลกรัม"),
        ("5 g", "ห้า กรัม"),
        ("5G", "ห้า จี"),
        ("-5°C", "ลบ ห้า องศา"),
        ("1.2k ชิ้น", "หนึ่งจุดสอง พัน ชิ้น"),
        ("3 in 1", "สาม อิน หนึ่ง"),
    ],
)
def test_units_are_said_in_full(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("SPF50+ PA++++", "เอส พี เอฟ ห้าสิบ บวก พี เอ สี่ บวก"),
        ("USB-C", "ยู เอส บี ซี"),
        ("Type-C", "ไทป์ซี"),
        ("Wi-Fi 6", "ไวไฟ หก"),
        ("หูฟัง Sony รุ่นใหม่", "หูฟัง โซนี่ รุ่นใหม่"),
        ("WH-1000XM5", "ดับเบิลยู เอช หนึ่งพัน เอ็กซ์ เอ็ม ห้า"),
        ("iPhone 15 Pro Max", "ไอโฟน สิบห้า โปร แม็กซ์"),
        ("PREMIUM", "พรีเมียม"),
        ("Anessa", "anessa"),
    ],
)
def test_latin_is_a_known_word_letters_or_left_to_the_rules(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("ของดี🔥ต้องลอง!", "ของดี, ต้องลอง"),
        ("เสื้อ (สีดำ)", "เสื้อ, สีดำ"),
        ("จริง ๆ นะ", "จริงๆ นะ"),
        ("น้ํา", "น้ำ"),
        ("ครีม & เซรั่ม", "ครีม และ เซรั่ม"),
        ("🔥🔥 ♥", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_breath_is_taken_where_thai_takes_it_and_signs_are_dropped(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Z"]), max_size=60))
def test_whatever_is_written_only_thai_and_latin_letters_are_left(written: str) -> None:
    spoken = speakable(written)

    assert all("ก" <= letter <= "๎" or (letter.isascii() and letter.islower()) or letter in " ," for letter in spoken)
    assert spoken == spoken.strip(" ,")

import pytest

from makeafvdo.domain.speech.sayability import is_sayable, unsayable_in


@pytest.mark.parametrize(
    "text",
    [
        "ขนาด 75 x 80 x 90 ซม.",
        "W75 x D80 x H90 cm",
        "SPF50+ PA++++",
        "รองรับ Bluetooth 5.3 และ USB-C",
        "แบต 20,000mAh",
        "ขั้ว E27",
        "รุ่น A-12",
        "iPhone 16 Pro Max",
        "L'Oréal",
        "Dr.PONG",
        "กันน้ำ IP68",
        "ลด 50-70%",
        "ไซส์ S-2XL",
        "ราคา ฿1,290.00",
        "เปิด 08:00-20:00",
        "Wi-Fi 6E",
        'จอ 12"',
        "🔥ดีมาก!!",
        "31/12/2568",
    ],
)
def test_what_a_listener_understands_is_sayable(text: str) -> None:
    assert unsayable_in(text) == ()
    assert is_sayable(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("รุ่น DXR-99P", ("DXR-99P",)),
        ("หูฟัง WH-1000XM5 ดีมาก", ("WH-1000XM5",)),
        ("Square Neck Shaping", ("Shaping",)),
        ("โทร 0812345678", ("0812345678",)),
        ("ยาวววววมาก", ("ววววว",)),
        ("日本製 เสื้อ", ("日本製",)),
        ("Sepatu Pria", ("Sepatu", "Pria")),
        ("อย. 10-1-6612345678", ("10-1-6612345678",)),
    ],
)
def test_what_nobody_would_understand_is_named(text: str, parts: tuple[str, ...]) -> None:
    assert unsayable_in(text) == parts
    assert not is_sayable(text)

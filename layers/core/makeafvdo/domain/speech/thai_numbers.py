"""Numbers as Thai says them."""

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000
SPELLED_FROM_DIGITS = 9
"""A run of this many digits is a code or a telephone number, not an amount."""


def number_in_thai(number: str) -> str:
    """`number`: ASCII digits with at most one point. An amount is read as one, a code or `0…` digit by digit."""
    whole, _, decimals = number.partition(".")
    is_code = len(whole) >= SPELLED_FROM_DIGITS or (len(whole) > 1 and whole[0] == "0")
    spoken = digits_in_thai(whole) if is_code else amount_in_thai(int(whole))
    return f"{spoken}จุด{digits_in_thai(decimals)}" if decimals else spoken


def digits_in_thai(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def amount_in_thai(amount: int) -> str:
    """However large."""
    millions, rest = divmod(amount, _MILLION)
    spoken = f"{amount_in_thai(millions)}ล้าน" if millions else ""
    return spoken + (_under_a_million(rest, follows=bool(millions)) if rest or not millions else "")


def _under_a_million(amount: int, *, follows: bool) -> str:
    if amount == 0:
        return _DIGITS[0]
    digits = str(amount)
    places = range(len(digits) - 1, -1, -1)
    spoken = "".join(_digit_at(int(digit), place) for digit, place in zip(digits, places, strict=True))
    ends_in_et = digits[-1] == "1" and (follows or len(digits) > 1)
    return spoken.removesuffix(_DIGITS[1]) + "เอ็ด" if ends_in_et else spoken


def _digit_at(digit: int, place: int) -> str:
    if digit == 0:
        return ""
    if place == 1 and digit <= 2:
        return ("", "สิบ", "ยี่สิบ")[digit]
    return _DIGITS[digit] + _PLACES[place]

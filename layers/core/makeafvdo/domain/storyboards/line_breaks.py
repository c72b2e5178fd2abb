"""Breaks words into lines: as even as can be, and never where a reader would stumble."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_PARTICLES = "ค่ะ คะ ครับ นะ นะคะ นะครับ นะค่ะ จ้า จ้ะ จ๊ะ"
PARTICLES = frozenset(_PARTICLES.split())
"""They belong to the word before, and begin no line."""
_DEMONSTRATIVES = frozenset(["นี้", "นั้น", "เหล่านี้", "เหล่านั้น", "ดังกล่าว"])
"""They say which one the word before is, and begin no line."""
_LEANING_WORDS = """
ที่ ซึ่ง อยาก ไม่ และ ของ จะ ให้ กับ แต่ หรือ ได้แก่ เพื่อ ใน จาก โดย ตาม เพราะ ถ้า หาก เมื่อ แม้ คือ เป็น ว่า สำหรับ ต้อง ควร น่า
เคย กำลัง อย่า ห้าม ทั้ง ทุก การ ความ แค่ เพียง ระหว่าง แก่ แด่ เช่น รวมถึง พร้อมกับ พร้อมทั้ง รวมทั้ง ตลอดทั้ง
ไม่อยาก ไม่ต้อง ที่จะ ที่ว่า เพื่อให้ เพื่อที่ เพื่อที่จะ เพราะว่า ถ้าหาก แต่ว่า แต่ละ แม้แต่ ตั้งแต่ นับตั้งแต่ ไม่เพียงแต่ เพียงแต่ ล้วนแต่
ทำให้ ขอให้ น่าจะ อาจจะ คงจะ ควรจะ กำลังจะ แทบจะ เกือบจะ ก่อนที่จะ แทนที่จะ พอที่จะ ก่อนที่ ขณะที่ ในขณะที่ ตอนที่ ตามที่ ทันทีที่ ทุกครั้งที่ เท่าที่
เกี่ยวกับ เท่ากับ เหมือนกับ เหมาะกับ เข้ากับ ใช้กับ ร่วมกับ เช่นเดียวกับ ราวกับ เหมาะสำหรับ เนื่องจาก นอกจาก นอกเหนือจาก หลังจาก มาจาก
ปราศจาก ออกจาก กลายเป็น เปลี่ยนเป็น ถือเป็น ถือว่า แม้ว่า จำเป็นต้อง อันเป็น
"""
_LEANING = frozenset(_LEANING_WORDS.split())
"""They lean on the word after them, and end no line. Whole words of the dictionary: แผนที่ and เจ้าของ end one."""
_SIGNS = " \"'“”‘’«»()[],.!?…"

_MID_PHRASE = 0.25
"""Cost of a break where the writer left no space: that of a line that is half empty."""


def break_lines(widths: Sequence[float], breadth: float, pauses: Sequence[bool]) -> list[range]:
    """Which words stand in which line: as few lines as `breadth` allows; among those the most even, and broken
    after words that `pauses` marks if it can be. A word wider than `breadth` has a line of its own.
    """
    ends = [0.0, *accumulate(widths)]

    def fits(start: int, end: int) -> bool:
        return ends[end] - ends[start] <= breadth or end == start + 1

    def cost(start: int, end: int) -> float:
        slack = max(0.0, 1 - (ends[end] - ends[start]) / breadth)
        return slack * slack + (0 if end == len(widths) or pauses[end - 1] else _MID_PHRASE)

    # One round a line: every place a text of that many lines can have come to, and the best way there.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    while len(widths) not in best:
        ways = [
            (end, (so_far + cost(start, end), (*cuts, end)))
            for start, (so_far, cuts) in best.items()
            for end in range(start + 1, len(widths) + 1)
            if fits(start, end)
        ]
        best = dict(sorted(ways, key=lambda way: way[1], reverse=True))  # of two ways to one place the cheaper stays
    return [range(start, end) for start, end in pairwise((0, *best[len(widths)][1]))]


def unbroken(words: Sequence[str]) -> list[range]:
    """Which words stay together on a line: one that leans on the next with that, a particle or a
    demonstrative with the one before."""
    bare = [word.strip(_SIGNS) for word in words]
    ends = [
        nth
        for nth, (word, following) in enumerate(pairwise(bare), start=1)
        if word not in _LEANING and following not in PARTICLES and following not in _DEMONSTRATIVES
    ]
    return [range(start, end) for start, end in pairwise((0, *ends, len(words)))] if words else []


def leans(word: str) -> bool:
    """Whether the word needs the one after it: no line and no text that is cut short ends on it."""
    return word.strip(_SIGNS) in _LEANING

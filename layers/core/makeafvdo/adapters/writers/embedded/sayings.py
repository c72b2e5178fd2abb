"""What there is to say of a product: its own facts, each as a sentence of spoken Thai. Nothing twice."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from makeafvdo.adapters.writers.embedded.phrasing import phrases_of, units_in_full
from makeafvdo.adapters.writers.embedded.rows import is_unsaid, listed_whole, row_in_words, size_range
from makeafvdo.adapters.writers.embedded.word_lists import english_chatter, word_list
from makeafvdo.domain.scripts.brief import Brief, Fact
from makeafvdo.domain.scripts.likeness import share_of_triples
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.things import without_promo
from makeafvdo.domain.scripts.title_chunks import holds_word, visible

_SHORTEST, _LONGEST = 9, 62
"""Visible letters of a sentence: a thought, and two captions."""
_MOST_NUMBERS = 3
"""More are a table."""
_ALIKE = 0.5
"""Sentences that share this part of their letter triples say the same thing."""
_MOST_SAYINGS = 40
_MOST_JOINED = 3
_SENTENCE_END = re.compile(
    r"[\n\r•●▪◆★✔✓►▶|;!?。！？]+|(?<![\d.])(?<![\s.][ก-ฮ])\.(?!\d)|\.(?=\s|$)|\s[-–—]+\s|^\s*[-–—*·]+\s*|^\s*\d+[.)]\s+"
)
_FOREIGN_ASIDE = re.compile(r"[(\[【][A-Za-z ,.'-]*[)\]】]")
_BRACKETS = re.compile(r"[(\[【{)\]】}「」]")
_PARTICLE = re.compile(r"\s*(?:(?:นะ|น้า|จ้า|จ้ะ|เลย)?(?:คะ|ค่ะ|ค่า|ครับผม|ครับ|คับ)|จ้า|จ้ะ|นะจ๊ะ)$")
_SIZE_TABLE = re.compile(
    r"(?:อก|เอว|สะโพก|ไหล่|ต้นขา|รอบ(?:คอ|แขน|ขา|ศีรษะ|หัว|วง|ข้อมือ)|เป้า|ปลายขา|เส้นรอบวง)(?:กว้าง|ยาว|:)? ?\d|size chart",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d[\d.,]* ?[ก-๙A-Za-z%]{1,4}")
_LABEL = re.compile(r"([ก-๙][ก-๙ ]{1,24}) ?[:：] ?(.*)")
_VARIED = re.compile(r"[A-Za-z]*[\d.,-]+[A-Za-z]*|\b\d?X*[SML]\b")
"""What differs between the rows of a table: a number, a size."""
_MODEL_CODE = re.compile(r"[A-Za-z]+-\d+[A-Za-z]*\d|\d{7,}")

MayBeSaid = Callable[[str], bool]


@dataclass(frozen=True)
class Saying:
    """`text` in one line, `phrases` as it is spoken, `fact_id` of what it rests on."""

    text: str
    phrases: tuple[str, ...]
    fact_id: str
    is_row: bool = False

    is_instruction: bool = False
    is_quality: bool = False
    """Whether it goes on from "a thing that": …ที่ไม่ทิ้งคราบขาว, …ที่ถอดซักได้."""


def sayings_of(brief: Brief, segment: Segment, may_be_said: MayBeSaid) -> list[Saying]:
    """Highlights first, then the description's sentences, how it is used last; then the table's rows, the most telling
    first.
    """
    told: list[Saying] = []
    for text, fact, is_row in _sentences(brief, segment):
        is_plain = (is_row or _is_in_thai(text)) and _is_plain(text, segment)
        phrases = phrases_of(text, segment) if is_plain and may_be_said(text) else None
        if is_row and _amounts(text) and _amounts(text) <= {each for other in told for each in _amounts(other.text)}:
            continue
        if phrases and len(told) < _MOST_SAYINGS and not any(_is_alike(text, other.text) for other in told):
            told.append(_saying(text, phrases, fact.fact_id, segment, is_row=is_row))
    return sorted(told, key=lambda saying: (saying.is_row, saying.is_instruction))


def _saying(text: str, phrases: tuple[str, ...], fact_id: str, segment: Segment, *, is_row: bool) -> Saying:
    words = segment(text)
    openings = {words[0], "".join(words[:2])}
    is_easy = not word_list("ease").isdisjoint(words)
    is_quality = bool(openings & word_list("qualities")) or (is_easy and bool(openings & word_list("verbs")))
    is_quality = is_quality and not holds_word(text, word_list("packed"), segment)
    is_instruction = bool(openings & word_list("instructions")) and not is_easy
    return Saying(text, phrases, fact_id, is_row, is_instruction, is_quality and not is_row)


def _sentences(brief: Brief, segment: Segment) -> Iterator[tuple[str, Fact, bool]]:
    own = [
        *_joined_shorts(_sentences_of_facts(brief, "highlight", segment)),
        *_sentences_of_facts(brief, "description", segment),
    ]
    shapes = Counter(_shape(sentence) for sentence in dict.fromkeys(sentence for sentence, _ in own))
    for sentence, fact in own:
        if shapes[_shape(sentence)] == 1:
            yield from ((said, fact, False) for said in _without_label(sentence, segment))
    for fact in brief.facts:
        if fact.field == "variant" and (choice := _choice(fact, segment)):
            yield choice, fact, True
    rows = [(row, fact) for fact in brief.facts if fact.field == "attribute" if (row := _row(fact))]
    for (_, sentence), fact in sorted(rows, key=lambda each: each[0][0]):
        yield sentence, fact, True


def _sentences_of_facts(brief: Brief, field: str, segment: Segment) -> Iterator[tuple[str, Fact]]:
    for fact in brief.facts:
        if fact.field == field:
            yield from ((sentence, fact) for sentence in _sentences_of(fact.text, segment) if sentence)


def _joined_shorts(sentences: Iterator[tuple[str, Fact]]) -> Iterator[tuple[str, Fact]]:
    """Highlights of a word each (`กันน้ำ`, `พับเก็บได้`, `มีหูหิ้ว`) are told up to three in one breath."""
    waiting: list[tuple[str, Fact]] = []
    for sentence, fact in sentences:
        if visible(sentence) >= _SHORTEST:
            yield sentence, fact
            continue
        waiting.append((sentence, fact))
        if len(waiting) == _MOST_JOINED:
            yield " ".join(short for short, _ in waiting), waiting[0][1]
            waiting = []
    if len(waiting) > 1:
        yield " ".join(short for short, _ in waiting), waiting[0][1]


def _shape(sentence: str) -> str:
    """Lines of one shape are a table: เบอร์ 50 เส้นรอบวง 50, เบอร์ 52 เส้นรอบวง 52."""
    return _VARIED.sub("#", sentence)


def _without_label(sentence: str, segment: Segment) -> Iterator[str]:
    """`รายละเอียด ผ้านุ่ม` is ผ้านุ่ม; `วัสดุ: ไม้` a row of a table; a heading alone, or a warning, is nothing."""
    words, headings = segment(sentence), word_list("headings")
    ends = [end for end in range(1, len(words) + 1) if "".join(words[:end]) in headings]
    labelled = _LABEL.fullmatch(sentence)
    if ends:
        yield "".join(words[ends[-1] :]).strip(" ,.:-")
    elif labelled is None:
        yield sentence
    elif row := row_in_words(labelled[1], labelled[2]):
        yield row[1]
    elif not is_unsaid(labelled[1]):
        yield f"{labelled[1].strip()} {labelled[2].strip()}".strip()


def _row(fact: Fact) -> tuple[int, str] | None:
    name, _, value = fact.text.partition(": ")
    return row_in_words(name, value)


def _choice(fact: Fact, segment: Segment) -> str | None:
    """Sizes as a range, colours by name where there are few; nothing that would be a list cut short."""
    variants = [variant.strip() for variant in fact.text.partition(": ")[2].split(",")]
    if sizes := size_range(variants):
        return f"มี{sizes}"
    names = list(dict.fromkeys(variants))
    are_short = all(visible(name) <= 12 and not re.search(r"\d|#", name) for name in names)
    listed = listed_whole(names) if len(names) > 1 and are_short else None
    colours = all(segment(name)[0] in {"สี", *_COLOURS} for name in names)
    return f"มีให้เลือกทั้ง{'' if names[0].startswith('สี') or not colours else 'สี'}{listed}" if listed else None


_COLOURS = frozenset(
    [
        "ดำ",
        "ขาว",
        "เทา",
        "ครีม",
        "เบจ",
        "น้ำตาล",
        "น้ำเงิน",
        "เขียว",
        "แดง",
        "ชมพู",
        "เหลือง",
        "ส้ม",
        "ม่วง",
        "ฟ้า",
        "กรม",
        "กรมท่า",
        "ทอง",
        "เงิน",
    ]
)


def _sentences_of(text: str, segment: Segment) -> Iterator[str]:
    text = _BRACKETS.sub(" ", _FOREIGN_ASIDE.sub(" ", units_in_full(text)))
    for line in _SENTENCE_END.split(text):
        for piece in _pieces(line.strip(" .,:*-–—·\"'“”"), segment):
            yield _PARTICLE.sub("", " ".join(piece.split())).strip(" ,.:")


def _pieces(line: str, segment: Segment) -> list[str]:
    """A long line at its spaces (Thai's full stops), never before a word that leans on what came before."""
    if visible(line) <= _LONGEST:
        return [line]
    pieces: list[str] = []
    for clause in line.split():
        leans = clause[0].isdigit() or not "ก" <= clause[0] <= "๙" or segment(clause)[0] in word_list("leaning")
        if pieces and (leans or pieces[-1][-1].isdigit() or visible(f"{pieces[-1]}{clause}") <= _LONGEST // 2):
            pieces[-1] += f" {clause}"
        else:
            pieces.append(clause)
    return pieces


def _is_plain(text: str, segment: Segment) -> bool:
    """Of the product, neither shop talk nor a table, and whole."""
    return (
        _SHORTEST <= visible(text) <= _LONGEST + 10
        and len(re.findall(r"\d[\d.,]*", text)) <= _MOST_NUMBERS
        and not _SIZE_TABLE.search(text)
        and not _MODEL_CODE.search(text)
        and not re.search(english_chatter(), text, re.IGNORECASE)
        and word_list("leaning").isdisjoint({segment(text)[0], "".join(segment(text)[:2])})
        and not holds_word(text, word_list("words"), segment)
        and without_promo(text, segment) == text
        and forbidden_in(text) is None
    )


def _is_in_thai(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("ก" <= letter <= "๙" for letter in letters) * 2 > len(letters)


def _is_alike(one: str, other: str) -> bool:
    """Whether they say the same: most of the shorter is in the longer, and no number tells them apart."""
    if set(re.findall(r"\d[\d.,]*", one)) - set(re.findall(r"\d[\d.,]*", other)):
        return False
    return share_of_triples(one, other) > _ALIKE


def _amounts(text: str) -> set[str]:
    """`ใช้ได้ 5 ชั่วโมง`, `เวลาใช้งาน 5 ชั่วโมง`: the same, in other words."""
    return {amount.replace(" ", "") for amount in _AMOUNT.findall(text)}

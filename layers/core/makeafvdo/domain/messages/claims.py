"""Why the claim guard objects, by category: `claim_<category>`."""

from makeafvdo.domain.messages.message import Message

_PROOF = ("เปลี่ยนเป็นคำอื่น หรือเก็บหลักฐานไว้ให้พร้อม", "Use other words, or keep the proof at hand.")
_LEAVE_OUT = ("เปลี่ยนเป็นคำอื่น หรือตัดออก", "Use other words or leave it out.")


def _why(thai: str, english: str, then: tuple[str, str] = _LEAVE_OUT) -> Message:
    return Message(th=thai, en=english, next_th=then[0], next_en=then[1])


CLAIMS: dict[str, Message] = {
    "claim_over_claim": _why("อวดเกินจริงหรือพิสูจน์ไม่ได้", "An exaggeration nobody can prove", _PROOF),
    "claim_time_promise": _why("สัญญาผลในเวลาที่กำหนด", "Promises a result within a time", _PROOF),
    "claim_body_outcome": _why("สัญญาผลต่อร่างกาย", "Promises an outcome for the body"),
    "claim_cure": _why("อ้างว่ารักษาหรือป้องกันโรค", "Says that it cures or prevents an illness"),
    "claim_hygiene": _why("อ้างผลฆ่าเชื้อหรือสุขอนามัย", "Claims to kill germs or keep healthy", _PROOF),
    "claim_authority": _why("อ้างหมอ หน่วยงาน หรือการรับรอง", "Names doctors, authorities or approvals", _PROOF),
    "claim_urgency": _why("เร่งให้ซื้อโดยไม่มีกำหนดจริง", "Hurries the buyer without a real deadline"),
    "claim_scarcity": _why("อ้างว่าของเหลือน้อย", "Says that little is left", _PROOF),
    "claim_sold_out_boast": _why("อวดว่าขายดีหรือขายหมด", "Boasts of sales or of being sold out", _PROOF),
    "claim_comparison": _why("เปรียบเทียบกับสินค้าอื่น", "Compares with other goods", _PROOF),
    "claim_authenticity": _why("รับรองความแท้หรือคุณภาพแทนร้าน", "Vouches for what only the shop can", _PROOF),
    "claim_sexual": _why("อ้างผลทางเพศ", "Claims a sexual effect"),
    "claim_income": _why("สัญญารายได้", "Promises an income"),
    "claim_gift": _why("บอกว่ามีของแถมหรือของฟรี", "Says that something comes free", _PROOF),
    "claim_benefit": _why("อ้างสรรพคุณที่ต้องได้รับอนุญาตก่อน", "An effect that needs permission first"),
    "claim_allowed": _why("ใช้ได้", "May be said"),
}

"""What a marketer can show when asked how they know: every claim of a script, and what it rests on. Pure."""

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.scripts.own_claims import AcceptedClaim
from makeafvdo.domain.scripts.scripts import OnScreenLine, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Claim


class OwnWords(BaseModel):
    """A sentence the marketer has written: it rests on what they know."""

    model_config = ConfigDict(frozen=True)

    place: str
    sentence: str


class ClaimRecord(BaseModel):
    """`claims` are those still in the script; those of what the marketer has rewritten are gone with it."""

    model_config = ConfigDict(frozen=True)

    version: str
    writer: str | None
    model: str | None
    claims: tuple[Claim, ...]
    own_words: tuple[OwnWords, ...]
    accepted: tuple[AcceptedClaim, ...]


def _stands(line: OnScreenLine, script: Script) -> bool:
    own = script.on_screen.line(line.kind)
    return own is not None and own.text == line.text


def claim_record(stored: StoredScript) -> ClaimRecord:
    written = stored.written or stored.script
    of_writer = {scene.scene_id: scene.phrases for scene in written.scenes}
    own = {scene.scene_id: scene.phrases for scene in stored.script.scenes}
    gone = {place for place, phrases in of_writer.items() if own.get(place) != phrases}
    gone |= {
        f"hook-{nth}"
        for nth, (was, now) in enumerate(zip(written.hooks, stored.script.hooks, strict=True), start=1)
        if was != now
    }
    gone |= {f"line-{line.kind}" for line in written.on_screen.lines if not _stands(line, stored.script)}
    writing = stored.writing
    return ClaimRecord(
        version=stored.version,
        writer=writing.writer if writing else None,
        model=writing.model if writing else None,
        claims=tuple(each for each in writing.claims if each.place not in gone) if writing else (),
        own_words=tuple(
            OwnWords(place=place, sentence=" ".join(phrases))
            for place, phrases in own.items()
            if of_writer.get(place) != phrases
        ),
        accepted=stored.accepted,
    )

"""How a script came to be: who wrote it, who was asked before, and what each claim in it rests on."""

from pydantic import AwareDatetime, BaseModel, ConfigDict


class PassedOver(BaseModel):
    """A writer that was asked before, and why its script was not taken: a kind of AI fault, or `unsupported` where the
    check found more in it than the facts hold.
    """

    model_config = ConfigDict(frozen=True)

    writer: str
    reason: str


class Claim(BaseModel):
    """One thing a sentence says of the product, and the fact it rests on."""

    model_config = ConfigDict(frozen=True)

    place: str
    """Scene id, `hook-1` to `hook-3`, `title`, `caption` or `line-<kind>`."""
    sentence: str
    claim: str
    """The number, material, certificate or promise as the sentence has it."""
    fact_id: str
    fact: str
    source: str
    read_at: AwareDatetime
    rule: str = "as_read"
    """Or the rule of `checks.evidence` that derives it."""


class Writing(BaseModel):
    model_config = ConfigDict(frozen=True)

    writer: str
    model: str | None = None
    """The model that was asked; None for the embedded writer."""
    passed_over: tuple[PassedOver, ...] = ()
    claims: tuple[Claim, ...] = ()
    thing: str = ""
    """What the script calls the product; empty where that was not sure and the wording stays neutral."""
    runs_short: bool = False
    """The facts do not fill the asked length."""
    captions: tuple[str, ...] = ()
    """Variants, without hashtags."""
    hashtags: tuple[str, ...] = ()

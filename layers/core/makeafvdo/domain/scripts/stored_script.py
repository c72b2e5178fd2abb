"""A script as stored, with a digest of what it was written from."""

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.products.products import FIELDS_OF_SCRIPT, Product
from makeafvdo.domain.scripts.own_claims import AcceptedClaim
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.writing import Writing
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import OPTIONS_OF_SCRIPT, Options


class StoredScript(BaseModel):
    """`script.json`: the script, and `source_digest` of the product and the options it was written from."""

    model_config = ConfigDict(frozen=True)

    made_from: str
    script: Script
    written: Script | None = None
    """The writer's own version, where the marketer has edited it."""
    writing: Writing | None = None
    """None in scripts of release 2026-11-29."""
    accepted: tuple[AcceptedClaim, ...] = ()
    """Risky words of the marketer's own that they answer for."""
    previous: "StoredScript | None" = None
    """What stood here before the script was written anew and words of the marketer's own were lost, or on their asking;
    it can be brought back once.
    """
    product_digest: str = ""
    """`product_digest` of the product alone; empty in scripts of release 2026-11-29."""
    without_other_words: str | None = None
    """The scene whose rewriting was asked for last, where the facts hold nothing that is not said already."""

    @property
    def version(self) -> str:
        """Changes with every edit; a page that holds another version is stale."""
        return sha256_hex(self.script.model_dump_json())[:16]


def source_digest(product: Product, options: Options) -> str:
    """Of everything the script depends on: not of photos or style.

    Fields that a release has added count once they are used, so that scripts stored before are still taken.
    """
    options_json = options.model_dump_json(include=set(OPTIONS_OF_SCRIPT), exclude=_unused(options, _NEW_OPTIONS))
    return sha256_hex(_product_json(product) + options_json)


def product_digest(product: Product) -> str:
    """Of what a script says of the product."""
    return sha256_hex(_product_json(product))


def _product_json(product: Product) -> str:
    return product.model_dump_json(include=set(FIELDS_OF_SCRIPT), exclude=_unused(product, _NEW_FIELDS))


_NEW_FIELDS = frozenset({"short_name"})
_NEW_OPTIONS = frozenset({"angle", "price_wording", "call_to_action", "take"})


def _unused(model: BaseModel, names: frozenset[str]) -> set[str]:
    return {name for name in names if getattr(model, name) == type(model).model_fields[name].default}

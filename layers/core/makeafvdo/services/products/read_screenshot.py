"""Have a marketer's screenshot of a product page read, and propose to them what stands on it."""

import logging
from collections.abc import Iterable

from makeafvdo.adapters.artifacts import Artifacts, screenshot_key
from makeafvdo.adapters.writers.hosted.writer import HostedWriter
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.products.screenshots import ProposedProduct, ScreenshotReading
from makeafvdo.domain.products.shop_numbers import read_price
from makeafvdo.domain.scripts.plain_text import plain_facts, plain_text
from makeafvdo.domain.sha256 import sha256_hex

_MIME = "image/jpeg"

_log = logging.getLogger(__name__)


def read_screenshot(
    prefix: str, upload_id: str, *, readers: Iterable[HostedWriter], artifacts: Artifacts
) -> ProposedProduct:
    """What the first of `readers` that can reads off the screenshot, also stored as `<prefix>/screenshot.json`.

    A picture is paid for once a model: what it has read is kept under the digest of both. Where nothing is read,
    `problem` says why: `screenshot_nothing_read`, `screenshot_no_reader`, `screenshot_<kind of AI fault>`.
    """
    picture = artifacts.media.get_bytes(screenshot_key(prefix, upload_id))
    proposed = ProposedProduct(upload_id=upload_id, problem="screenshot_no_reader")
    for reader in readers:
        try:
            reading = _read_once(prefix, picture, reader, artifacts)
        except AiFault as fault:
            _log.info("screenshot_unread", extra={"reader": reader.name, "kind": fault.kind.value})
            proposed = ProposedProduct(upload_id=upload_id, problem=f"screenshot_{fault.kind}")
            continue
        proposed = propose(reading, upload_id)
        break
    artifacts.put_proposed(prefix, proposed)
    return proposed


def propose(reading: ScreenshotReading, upload_id: str) -> ProposedProduct:
    """Cleaned like the text of any page; a price that can be read in two ways is none."""
    price = read_price(reading.price_text)
    amount = "" if price is None else f"{price.low:f}" if price.high is None else f"{price.low:f}-{price.high:f}"
    proposed = ProposedProduct(
        upload_id=upload_id,
        title=" ".join(plain_text(reading.name).split()),
        price=amount,
        facts=tuple(plain_facts(reading.facts)),
    )
    return proposed.model_copy(update={"problem": "screenshot_nothing_read"}) if proposed.is_empty else proposed


def _read_once(prefix: str, picture: bytes, reader: HostedWriter, artifacts: Artifacts) -> ScreenshotReading:
    digest = sha256_hex(f"{reader.name} {reader.model} {sha256_hex(picture)}")[:20]
    kept = artifacts.find_reading(prefix, digest)
    if kept is None:
        kept = reader.read_screenshot(picture, _MIME)
        artifacts.put_reading(prefix, digest, kept)
    return kept

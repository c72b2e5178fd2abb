import numpy as np
import pytest

from local.writing import write
from makeafvdo.adapters.voices.asking import Patience, ask, refuse_implausible
from makeafvdo.adapters.voices.prices import price_of
from makeafvdo.adapters.voices.sound import read_wav, wav_bytes
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.videos.options import EMBEDDED, Options, Tone
from tests.support.ai_peers import AiPeers
from tests.support.products import a_product

KHA = Delivery(Tone.KHA)
TEXT = "เนื้อบางเบา, ซึมไว"


class Watch:
    """A clock that sleep moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)

    def patience(self, seconds: float = 60) -> Patience:
        return Patience(seconds, lambda: self.now, self.sleep)


@pytest.mark.parametrize(
    ("fault", "calls"),
    [("slow_down", 3), ("busy", 3), ("cut", 2), ("empty", 2), ("no_money", 1), ("block", 1), ("finish:SAFETY", 1)],
)  # fmt: skip
def test_only_what_may_pass_is_asked_again(peers: AiPeers, fault: str, calls: int) -> None:
    peers.order("gemini", fault, times=99)

    with pytest.raises(AiFault):
        ask(peers.voice("gemini:Kore"), TEXT, KHA, Watch().patience())

    assert len(peers.calls("gemini")) == calls


def test_the_pause_that_was_asked_for_is_made(peers: AiPeers) -> None:
    peers.order("gemini", "slow_down")
    watch = Watch()

    assert ask(peers.voice("gemini:Kore"), TEXT, KHA, watch.patience()).pcm.size
    assert watch.slept == [pytest.approx(0.2)]


def test_a_pause_longer_than_the_step_is_not_made(peers: AiPeers) -> None:
    peers.order("gemini", "busy", times=99)
    watch = Watch()

    with pytest.raises(AiFault):
        ask(peers.voice("gemini:Kore"), TEXT, KHA, watch.patience(0.5))
    assert watch.slept == []


def test_after_the_step_s_time_nobody_is_asked(peers: AiPeers) -> None:
    with pytest.raises(AiFault, match="busy"):
        ask(peers.voice("gemini:Kore"), TEXT, KHA, Watch().patience(0))
    assert not peers.world.calls


def test_noise_at_full_scale_is_no_speech() -> None:
    noise = np.where(np.arange(48_000) % 2, 32_767, -32_768).astype(np.int16)

    with pytest.raises(AiFault) as caught:
        refuse_implausible(PhraseSound(noise, 24_000), TEXT, 4.8)
    assert caught.value.kind is FaultKind.MALFORMED


@pytest.mark.parametrize("size", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x7f"])
def test_a_wav_that_was_streamed_names_no_true_length(size: bytes) -> None:
    pcm = np.arange(100, dtype=np.int16)
    wav = bytearray(wav_bytes(pcm, 24_000))
    wav[40:44] = size

    read, rate = read_wav(bytes(wav))

    assert rate == 24_000
    assert np.array_equal(read, pcm)


@pytest.mark.parametrize(
    "content", [b"", b"RIFF", b"RIFF\x24\x00\x00\x00WAVEfmt ", b"RIFF\x24\x00\x00\x00WAVE" + bytes(40)]
)
def test_what_is_no_wav_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"no|not"):
        read_wav(content)


def test_a_price_is_told_in_both_currencies_and_never_as_nothing() -> None:
    script = write(a_product(), Options())

    gemini, botnoi = price_of(script, "gemini:Kore"), price_of(script, "botnoi:1")

    assert gemini.usd is not None
    assert gemini.usd == pytest.approx(gemini.characters * 13.3e-6)
    assert f"{gemini.baht:.2f} บาท" in gemini.text.th
    assert (botnoi.usd, botnoi.text.en) == (None, "price unknown")
    assert price_of(script, EMBEDDED).text.en == "free"


def test_a_voice_may_have_a_price_of_its_own() -> None:
    script = write(a_product(), Options())

    chirp, standard = price_of(script, "google:th-TH-Chirp3-HD-Kore"), price_of(script, "google:th-TH-Standard-A")

    assert chirp.usd is not None
    assert standard.usd is not None
    assert chirp.usd > 7 * standard.usd

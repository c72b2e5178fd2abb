"""Sets the words of a caption or label in lines, at the largest size that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from makeafvdo.adapters.renderer.text.thai_text import Typeface
from makeafvdo.domain.storyboards.line_breaks import break_lines, leans, unbroken
from makeafvdo.domain.storyboards.styles import Side

_STEP = 4
_SHARE_LEFT = {"left": 0.0, "centre": 0.5, "right": 1.0}


@dataclass(frozen=True)
class PlacedWord:
    text: str
    x: float
    baseline: float


@dataclass(frozen=True)
class TextBlock:
    """Words in a block of `width` x `height`; x and baseline count from the block's top left corner."""

    words: tuple[PlacedWord, ...]
    size: int
    width: float
    height: float


@dataclass(frozen=True)
class Measure:
    """What a block of text may take."""

    width: float
    height: float
    sizes: range
    """Largest first."""
    line_height: float
    aligned: Side


def sizes(largest: int, smallest: int) -> range:
    return range(largest, smallest - 1, -_STEP)


def fit_words(words: Sequence[str], face: Typeface, measure: Measure) -> TextBlock | None:
    """The words at the largest size at which they fit, broken only where a line may end; None where none does.

    What may not be broken and is still wider than the block at the smallest size is broken between its words.
    """
    together = unbroken(words)
    return _fit(words, together, face, measure) or _fit(
        words, [range(n, n + 1) for n in range(len(words))], face, measure
    )


def _fit(words: Sequence[str], together: Sequence[range], face: Typeface, measure: Measure) -> TextBlock | None:
    """`together`: which words stand on one line."""
    pauses = [words[run.stop - 1].endswith(" ") for run in together]
    for size in measure.sizes:
        widths = [sum(face.width(words[nth], size) for nth in run) for run in together]
        lines = break_lines(widths, measure.width, pauses)
        height = len(lines) * measure.line_height * size
        if height <= measure.height and max(widths) <= measure.width:
            of_words = [range(together[line.start].start, together[line.stop - 1].stop) for line in lines]
            return _placed(words, of_words, face, size, measure)
    return None


def fit_words_truncated(words: Sequence[str], face: Typeface, measure: Measure) -> TextBlock | None:
    """Like `fit_words`, but leaves words off the end for an ellipsis until the rest fits."""
    for count in range(len(words), 0, -1):
        if 1 < count < len(words) and leans(words[count - 1]):
            continue
        kept = [*words[:count]] if count == len(words) else [*words[: count - 1], words[count - 1].rstrip() + "…"]
        if setting := fit_words(kept, face, measure):
            return setting
    return None


def _placed(words: Sequence[str], lines: Sequence[range], face: Typeface, size: int, measure: Measure) -> TextBlock:
    line_spacing = measure.line_height * size
    rise = (line_spacing - (face.ascent + face.descent) * size) / 2 + face.ascent * size
    texts = [[words[nth] for nth in line] for line in lines]
    lengths = [sum(face.width(word, size) for word in _trimmed(line)) for line in texts]
    placed: list[PlacedWord] = []
    for nth, (line, length) in enumerate(zip(texts, lengths, strict=True)):
        left = (max(lengths) - length) * _SHARE_LEFT[measure.aligned]
        starts = accumulate((face.width(word, size) for word in line[:-1]), initial=left)
        placed += [PlacedWord(word, x, nth * line_spacing + rise) for word, x in zip(line, starts, strict=True)]
    return TextBlock(tuple(placed), size, max(lengths), len(lines) * line_spacing)


def _trimmed(line: Sequence[str]) -> list[str]:
    """A space that ends a line takes no width."""
    return [*line[:-1], line[-1].rstrip()]

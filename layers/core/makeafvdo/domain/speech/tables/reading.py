"""Tables are texts of `written=said` pairs parted by blanks; `_` in a pair is a blank of what is written."""


def read_table(text: str) -> dict[str, str]:
    """Written → said, in the order of the text."""
    pairs = (pair.rpartition("=") for pair in text.split())
    return {written.replace("_", " "): said for written, _, said in pairs}


def read_words(text: str) -> frozenset[str]:
    return frozenset(text.split())

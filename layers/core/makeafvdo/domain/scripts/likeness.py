"""How much two sentences have in common. Pure."""


def share_of_triples(one: str, other: str) -> float:
    """Part of the shorter one's letter triples that the other has, too; spaces do not count."""
    triples, others = ({text[at : at + 3] for at in range(len(text) - 2)} for text in map(_unspaced, (one, other)))
    return len(triples & others) / max(1, min(len(triples), len(others)))


def _unspaced(text: str) -> str:
    return text.replace(" ", "")

"""What a CSV needs so that Excel shows what stands in it."""

BYTE_ORDER_MARK = "\ufeff"
"""At the start; without it Excel reads no Thai."""
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""OWASP: CSV injection."""


def plain_cell(cell: str) -> str:
    """As text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell

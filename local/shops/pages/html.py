"""HTML parts that all pages share."""

import json
from decimal import Decimal
from html import escape

from local.shops.catalogue.item import Sku

Data = dict[str, object]


def page(title: str, *parts: str, canonical: str = "", og: dict[str, str] | None = None) -> str:
    head = [f"<meta charset='utf-8'><title>{escape(title)}</title>"] if title else ["<meta charset='utf-8'>"]
    head += [f'<link rel="canonical" href="{escape(canonical)}">'] if canonical else []
    head += [f'<meta property="og:{name}" content="{escape(value)}">' for name, value in (og or {}).items()]
    head += parts
    return f"<!doctype html><html lang='th'><head>{''.join(head)}</head><body><h1>{escape(title)}</h1></body></html>"


def script(code: str) -> str:
    return f"<script>{code}</script>"


def json_script(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/json" id="{name}">{text}</script>'


def baht(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def percent_off(sku: Sku) -> int:
    return round((1 - sku.price / sku.original) * 100) if sku.original else 0

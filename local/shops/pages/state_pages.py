"""A page that holds a given state where its marketplace keeps it, and nothing else."""

import json
from html import escape

from local.shops.pages.html import json_script, script
from local.shops.pages.shopee import state_script
from makeafvdo.domain.products.products import MarketplaceName


def page_with_state(
    marketplace: MarketplaceName, state: object = None, *, json_ld: object = None, body_text: str = ""
) -> str:
    head = [] if state is None else [_state(marketplace, state)]
    if json_ld is not None:
        head.append(f'<script type="application/ld+json">{json.dumps(json_ld, ensure_ascii=False)}</script>')
    body = f"<body>{escape(body_text)}</body>"
    return f"<!doctype html><html><head><meta charset='utf-8'>{''.join(head)}</head>{body}</html>"


def _state(marketplace: MarketplaceName, state: object) -> str:
    text = json.dumps(state, ensure_ascii=False)
    match marketplace:
        case MarketplaceName.SHOPEE:
            return state_script(state)
        case MarketplaceName.LAZADA:
            return script(f"var __moduleData__ = {text};\napp.run(__moduleData__);")
        case MarketplaceName.TIKTOK:
            return json_script("__MODERN_ROUTER_DATA__", state)
        case MarketplaceName.ALIEXPRESS:
            data = text if isinstance(state, dict) and "data" in state else f'{{"data": {text}}}'
            return script(f"window.runParams = {data};")

"""Pages in the shape AliExpress serves since mid 2024: title and photographs, no price."""

import json

from local.shops.catalogue.catalogue import aliexpress_link
from local.shops.catalogue.item import Item
from local.shops.catalogue.photos import file_name
from local.shops.pages.html import page, script


def product_page(item: Item) -> str:
    images = [f"https://ae01.alicdn.com/p/{file_name(photo)}" for photo in item.photos]
    data = json.dumps(
        {"i18nMap": {"PAGE_NOT_FOUND_RCMD_TITLE": "ไม่พบหน้านี้"}, "imagePathList": images}, ensure_ascii=False
    )
    og = {"title": f"{item.title} - AliExpress 15", "type": "product", "url": aliexpress_link(item)}
    app = f"aliexpress://product/detail?productId={item.aliexpress_id}&amp;sk="
    return page(
        "",
        f'<meta property="al:android:url" content="{app}">',
        script(f"window.runParams = {{}};\nwindow._d_c_.isCSR = true;\nwindow._d_c_.DCData = {data};"),
        og=og,
    )

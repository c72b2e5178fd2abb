"""English words that Google's standard Thai voices are trusted to read as Thais do; the rest is spelled for them."""

LEFT_IN_LATIN = frozenset(
    ["android", "apple", "bluetooth", "facebook", "google", "huawei", "instagram", "ipad", "iphone", "line", "microsoft", "nike", "oppo", "samsung", "sony", "tiktok", "usb", "vivo", "wifi", "xiaomi", "youtube", "cd", "dvd", "gps", "led", "pc", "sms", "tv", "vip", "ok"]
)

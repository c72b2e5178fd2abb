"""English words that Google's standard Thai voices are trusted to read as Thais do; the rest is spelled for them."""

from makeafvdo.domain.speech.tables.reading import read_words

LEFT_IN_LATIN = read_words("""
android apple bluetooth facebook google huawei instagram ipad iphone line microsoft nike oppo
samsung sony tiktok usb vivo wifi xiaomi youtube cd dvd gps led pc sms tv vip ok
""")

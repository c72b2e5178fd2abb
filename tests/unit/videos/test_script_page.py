"""Around the script: what is asked, who wrote it, what it rests on, and what a marketer may do about it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from makeafvdo.domain.ai_faults import FaultKind
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.rules import Category
from makeafvdo.domain.scripts.scripts import FACTS, LineKind, OnScreen, OnScreenLine
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Claim, PassedOver, Writing
from makeafvdo.domain.videos.ai_use import ai_use, with_label_decided
from makeafvdo.domain.videos.options import STYLES, Options
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.support.products import a_bare_product, a_product

VIDEO = "01jd00000000000000000000v1"
CHECK_PRODUCT = {"state": "NEEDS_INPUT", "reason": "check_product"}
CHECK_SCRIPT = {"state": "NEEDS_INPUT", "reason": "check_script"}
READ_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
MESSAGE_OF_FACTS = "จุดเด่นขึ้นบนภาพเฉพาะสไตล์แคตตาล็อก"
RISKY = "นั่งสบาย เบาะหนานุ่ม อันดับ 1 ในไทย"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("tiktok")) as opened:
        yield opened


@pytest.fixture
def mali(home: HttpHarness, request: pytest.FixtureRequest) -> Person:
    return home.person(f"mali of {request.node.name}")


def page(person: Person, path: str, language: str = "th") -> str:
    answer = person.call("GET", path, query={"lang": language}, accept="text/html")
    assert answer.status == 200, answer.text
    return answer.text


def put_product(home: HttpHarness, person: Person, product: Product) -> None:
    home.bench.media.put_json(f"users/{person.user_id}/videos/{VIDEO}/product.json", product)


def tell(home: HttpHarness, person: Person, writing: Writing) -> StoredScript:
    """The video's script, with how it came to be."""
    prefix = f"users/{person.user_id}/videos/{VIDEO}"
    stored = home.app.artifacts.find_script(prefix)
    assert stored is not None
    told = stored.model_copy(update={"writing": writing})
    home.app.artifacts.put_script(prefix, told)
    return told


def test_where_to_buy_is_asked_once_and_remembered(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_PRODUCT)

    asked = page(mali, f"/videos/{VIDEO}")
    answer = mali.call("PATCH", f"/api/videos/{VIDEO}/options", {"call_to_action": "pinned_comment"})
    mali.call("PATCH", f"/api/videos/{VIDEO}/options", {"call_to_action": "none"})

    assert 'id="asks-call-to-action"' in asked
    assert answer.status == 200
    assert 'id="asks-call-to-action"' not in page(mali, f"/videos/{VIDEO}")
    assert mali.call("GET", "/api/me").body["defaults"]["call_to_action"] == "pinned_comment"


def test_a_product_of_tiktok_shop_has_its_basket_and_is_not_asked_about(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_PRODUCT)
    put_product(home, mali, a_product(marketplace="tiktok"))

    assert 'id="asks-call-to-action"' not in page(mali, f"/videos/{VIDEO}")


def test_options_chosen_in_settings_are_those_a_new_video_starts_with(mali: Person) -> None:
    chosen = {"tone": "deal", "angle": "gift", "price_wording": "less_than", "hook": 2, "ai_label": False}

    assert mali.call("PATCH", "/api/me", {"defaults": chosen}).status == 200

    for path in ("/settings", "/new"):
        shown = page(mali, path)
        for name, value in (
            ("tone", "deal"),
            ("angle", "gift"),
            ("price_wording", "less_than"),
            ("hook", "2"),
            ("ai_label", "off"),
        ):
            assert f'name="{name}" value="{value}" checked' in shown


def styles_in_order(shown: str) -> list[str]:
    return re.findall(r'name="style" value="([a-z]+)"', shown)


def test_the_style_chosen_last_is_offered_first(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)

    mali.call("PATCH", f"/api/videos/{VIDEO}/options", {"style": "catalogue"})

    assert 'name="style" value="catalogue" checked' in page(mali, "/new")
    for path in ("/new", f"/videos/{VIDEO}"):
        assert styles_in_order(page(mali, path)) == ["catalogue", *(name for name in STYLES if name != "catalogue")]


def test_a_style_chosen_for_a_new_video_is_remembered_with_all_other_defaults(mali: Person) -> None:
    mali.call("PATCH", "/api/me", {"defaults": {"tone": "deal", "seconds": 45}})

    answer = mali.call(
        "POST", "/api/videos", {"link": None, "options": {"style": "bold"}}, idempotency_key="style-key-1"
    )

    assert answer.status == 201
    defaults = mali.call("GET", "/api/me").body["defaults"]
    assert (defaults["style"], defaults["tone"], defaults["seconds"]) == ("bold", "deal", 45)


def test_what_says_nothing_of_a_style_leaves_the_one_chosen_last(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    mali.call("PATCH", "/api/me", {"defaults": {"style": "bold"}})

    mali.call("PATCH", f"/api/videos/{VIDEO}/options", {"seconds": 45})
    mali.call("PATCH", f"/api/videos/{VIDEO}/options", {"style": "clean", "seconds": 30})  # as it was
    mali.call("POST", "/api/videos", {"link": None}, idempotency_key="style-key-2")

    assert mali.call("GET", "/api/me").body["defaults"]["style"] == "bold"


def test_facts_are_edited_like_any_line_and_the_page_says_where_they_show(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    prefix = f"users/{mali.user_id}/videos/{VIDEO}"
    told = tell(home, mali, Writing(writer="embedded"))
    other = [line for line in told.script.on_screen.lines if line.kind not in FACTS]

    def shown_with(*lines: OnScreenLine) -> str:
        script = told.script.model_copy(update={"on_screen": OnScreen(lines=(*other, *lines))})
        home.app.artifacts.put_script(prefix, told.model_copy(update={"script": script}))
        return page(mali, f"/videos/{VIDEO}")

    without = shown_with()
    shown = shown_with(OnScreenLine(kind=LineKind.FACT_1, text="ความจุ 500 มล.", shown=True))

    assert 'name="line-fact_1" maxlength="80" value="ความจุ 500 มล."' in shown
    assert 'name="shown-fact_1" checked' in shown
    assert MESSAGE_OF_FACTS in shown
    assert MESSAGE_OF_FACTS not in without


@pytest.mark.parametrize(("language", "said"), [("th", "ช่วยบอกเรา"), ("en", "Please tell us")])
def test_a_product_whose_title_is_not_sure_is_asked_for_its_name(
    home: HttpHarness, mali: Person, language: str, said: str
) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_PRODUCT)
    put_product(home, mali, a_bare_product("ที่คั่นปลาทู ลายไทย"))

    asked = page(mali, f"/videos/{VIDEO}", language)
    named = mali.call("PATCH", f"/api/videos/{VIDEO}/product", {"short_name": "  ที่คั่นหนังสือ  "})

    assert said in asked
    assert ">ที่คั่นปลาทู</button>" in asked
    assert (named.status, named.body["short_name"], named.body["sources"]["short_name"]) == (
        200,
        "ที่คั่นหนังสือ",
        "marketer",
    )
    after = page(mali, f"/videos/{VIDEO}", language)
    assert said not in after
    assert 'value="ที่คั่นหนังสือ"' in after


@pytest.mark.parametrize(
    ("name", "code"),
    [("ก" * 41, "invalid_request"), ("shopee.co.th/x", "on_screen_link"), ("แอดไลน์ @ok", "on_screen_handle")],
)
def test_a_name_that_cannot_be_used_is_refused(home: HttpHarness, mali: Person, name: str, code: str) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_PRODUCT)

    answer = mali.call("PATCH", f"/api/videos/{VIDEO}/product", {"short_name": name})

    assert (answer.status, answer.code) == (400, code)


@pytest.mark.parametrize("reason", [*FaultKind, "unsupported"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_who_wrote_it_and_why_another_did_not_is_said_in_plain_words(
    home: HttpHarness, mali: Person, reason: str, language: str
) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    tell(home, mali, Writing(writer="embedded", passed_over=(PassedOver(writer="gemini", reason=reason),)))

    shown = page(mali, f"/videos/{VIDEO}", language)

    why = MESSAGES[f"writer_{reason}"]
    assert {"th": "เขียนโดยตัวเขียนในระบบ", "en": "Written by the built-in writer"}[language] in shown
    assert {"th": why.th, "en": why.en.replace("'", "&#39;")}[language] in shown
    assert "Gemini" in shown


def test_a_writer_or_reason_of_a_later_release_is_shown_by_its_name(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    tell(home, mali, Writing(writer="newcomer", passed_over=(PassedOver(writer="other", reason="sunspots"),)))

    assert "newcomer" in page(mali, f"/videos/{VIDEO}")


def test_facts_that_do_not_fill_the_length_are_asked_for(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    told = tell(home, mali, Writing(writer="embedded", runs_short=True))
    filled = told.model_copy(update={"script": told.script.model_copy(update={"seconds": 12})})
    home.app.artifacts.put_script(f"users/{mali.user_id}/videos/{VIDEO}", filled)

    shown = page(mali, f"/videos/{VIDEO}")

    assert 'data-act="add-facts"' in shown
    assert "จากที่เลือกไว้ 30 วินาที" in shown


def test_without_a_hosted_writer_the_page_says_what_that_means(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_PRODUCT)

    assert "ตัวเขียนในระบบ" in page(mali, f"/videos/{VIDEO}")


def test_a_claim_is_shown_with_its_fact_and_downloaded_as_no_formula(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    claim = Claim(
        place="benefit-1", sentence="ผ้าบูเคล่ นุ่มมือ", claim="ผ้าบูเคล่", fact_id="f1", fact="=cmd|' /C calc'!A0",
        source="page", read_at=READ_AT,
    )  # fmt: skip
    tell(home, mali, Writing(writer="gemini", model="gemini-x", claims=(claim,)))

    shown = page(mali, f"/videos/{VIDEO}")
    record = mali.call("GET", f"/api/videos/{VIDEO}/claims")
    file = mali.call("GET", f"/videos/{VIDEO}/claims.csv", query={"lang": "th"})

    assert "“ผ้าบูเคล่” มาจาก" in shown
    assert record.body["claims"][0]["fact_id"] == "f1"
    assert (record.body["writer"], record.body["model"]) == ("gemini", "gemini-x")
    assert file.text.startswith("\ufeffตำแหน่ง,")
    assert "'=cmd" in file.text
    assert "attachment" in file.headers["Content-Disposition"]


def test_a_claim_of_a_scene_the_marketer_has_rewritten_is_no_longer_on_record(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    claim = Claim(place="benefit-1", sentence="x", claim="x", fact_id="f1", fact="x", source="page", read_at=READ_AT)
    stored = tell(home, mali, Writing(writer="gemini", claims=(claim,)))

    saved = mali.call("PUT", f"/api/videos/{VIDEO}/script", save(stored, "คำของฉันเองทั้งหมด"))
    record = mali.call("GET", f"/api/videos/{VIDEO}/claims").body

    assert (saved.status, saved.body["writing"]["writer"]) == (200, "gemini")
    assert record["claims"] == []
    assert record["own_words"] == [{"place": "benefit-1", "sentence": "คำของฉันเองทั้งหมด"}]


def test_risky_words_are_found_refused_and_saved_once_answered_for(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    stored = tell(home, mali, Writing(writer="embedded"))

    checked = mali.write(f"/api/videos/{VIDEO}/claims/check", texts=[{"place": "benefit-1", "text": RISKY}]).body
    refused = mali.call("PUT", f"/api/videos/{VIDEO}/script", save(stored, RISKY))
    answers = [{"rule_id": each["rule_id"], "text": each["text"]} for each in checked["findings"]]
    kept = mali.call("PUT", f"/api/videos/{VIDEO}/script", save(stored, RISKY) | {"accepts_claims": answers})

    assert checked["findings"][0]["said"]["th"]
    assert "อันดับ 1" not in checked["safer_texts"]["benefit-1"]
    assert (refused.status, refused.code) == (409, "claims_unanswered")
    assert "อันดับ 1" in refused.body["error"]["th"]
    assert kept.status == 200
    assert [each["rule_id"] for each in kept.body["accepted"]] == [each["rule_id"] for each in answers]


def test_every_kind_of_finding_has_its_reason() -> None:
    assert {f"claim_{category}" for category in Category} <= MESSAGES.keys()


@pytest.mark.parametrize(
    ("writer", "voice", "used"),
    [
        ("embedded", None, "voice"),
        ("embedded", "own:abc", "nothing"),
        ("gemini", "own:abc", "writer"),
        ("gemini", "google:th", "both"),
        (None, None, "voice"),
    ],
)
def test_ai_is_where_it_wrote_or_spoke(writer: str | None, voice: str | None, used: str) -> None:
    assert ai_use(writer, voice) == used


@pytest.mark.parametrize(("chosen", "shown"), [(None, False), (True, True), (False, False)])
def test_the_automatic_label_is_off_only_where_no_ai_was_used(chosen: bool | None, shown: bool) -> None:
    by_hand = Options(voice="own", ai_label=chosen)
    spoken_by_ai = Options(ai_label=chosen)

    assert with_label_decided(by_hand, "embedded").ai_label is shown
    assert with_label_decided(spoken_by_ai, "embedded") == spoken_by_ai


def test_rewriting_is_asked_for_on_the_page_and_taken_back_there(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, **CHECK_SCRIPT)
    stored = tell(home, mali, Writing(writer="embedded"))
    before = page(mali, f"/videos/{VIDEO}")
    prefix = f"users/{mali.user_id}/videos/{VIDEO}"
    home.app.artifacts.put_script(prefix, stored.model_copy(update={"previous": stored}))

    shown = page(mali, f"/videos/{VIDEO}")
    back = mali.write(f"/api/videos/{VIDEO}/script/restore")
    again = mali.write(f"/api/videos/{VIDEO}/script/restore")

    assert 'data-act="rewrite" data-what="all"' in before
    assert 'data-act="rewrite" data-what="price"' in before
    assert ('data-act="bring-back"' in before, 'data-act="bring-back"' in shown) == (False, True)
    assert (back.status, back.body["has_previous"], back.body["redo"]) == (200, False, "voice")
    assert (again.status, again.code) == (409, "no_previous_script")


@pytest.mark.parametrize(
    ("marketplace", "has", "has_not"),
    [
        ("tiktok", ['name="basket"', "#TikTokShop"], ["knowledge_id=1519417092556561", 'name="link_added"']),
        ("shopee", ["knowledge_id=1519417092556561", 'name="link_added"'], ['name="basket"', "#Shopee"]),
    ],
)
def test_the_hand_off_page_knows_the_marketplace(
    home: HttpHarness, mali: Person, marketplace: str, has: list[str], has_not: list[str]
) -> None:
    home.video(mali.user_id, VIDEO)
    put_product(home, mali, a_product(marketplace=marketplace, affiliate_url="https://s.shopee.co.th/AbC"))

    shown = page(mali, f"/videos/{VIDEO}/post")

    assert [each for each in has if each not in shown] == []
    assert [each for each in has_not if each in shown] == []


def test_captions_and_tags_of_the_writer_come_first_with_what_the_law_asks(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)
    put_product(home, mali, a_product(affiliate_url="https://s.shopee.co.th/AbC"))
    tell(home, mali, Writing(writer="gemini", captions=("แคปชันหนึ่ง",), hashtags=("#เก้าอี้",)))

    given = mali.call("GET", f"/api/videos/{VIDEO}/post").body

    assert given["captions"][0].startswith("แคปชันหนึ่ง\n")
    assert "ค่าคอมมิชชั่น" in given["captions"][0]
    assert given["captions"][1] != given["captions"][0]
    assert given["hashtags"] == ["#โฆษณา", "#เก้าอี้"]


def test_the_caption_does_not_repeat_what_a_seller_may_not_claim(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)
    put_product(home, mali, a_product(title="ชาลดน้ำหนัก 10 กิโลใน 7 วัน ของแท้ 100% อันดับ 1"))

    captions = mali.call("GET", f"/api/videos/{VIDEO}/post").body["captions"]

    assert "อันดับ 1" not in "".join(captions)
    assert "10 กิโล" not in "".join(captions)


def test_a_video_that_no_ai_wrote_or_spoke_needs_no_ai_label(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO, options={"voice": "own:take"})

    shown = page(mali, f"/videos/{VIDEO}/post")

    assert 'name="ai_generated"' not in shown
    assert "ไม่ต้องเปิดป้าย" in shown


def save(stored: StoredScript, words: str) -> dict[str, object]:
    """A save of the script with other words in its first benefit."""
    script = stored.script
    scenes = [
        {"scene_id": each.scene_id, "phrases": [words] if each.scene_id == "benefit-1" else list(each.phrases)}
        for each in script.scenes
    ]
    return {"hook": script.hook, "scenes": scenes, "version": stored.version}

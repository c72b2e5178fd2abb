"""A product list as marketers save it → rows that order a video, and rows refused with their reason."""

import csv
import io
import tomllib
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from makeafvdo.adapters.spreadsheets import read_cells
from makeafvdo.domain.batches.result_file import ResultLine, write_result_file
from makeafvdo.domain.batches.rows import Rows, read_rows
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages import message_with
from makeafvdo.domain.messages.thai_time import THAILAND
from tests.support.workbooks import Formula, sheet_with_cell_at, workbook

A, B, C = (f"https://shopee.co.th/product/1234567/{number}" for number in (11111111, 22222222, 33333333))


WITH_ENTITY = (
    '<!DOCTYPE worksheet [<!ENTITY a "hyperlink">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="str"><f>&a;</f><v>1</v></c></row></sheetData></worksheet>'
)


ODD_ENCODING = '<?xml version="1.0" encoding="tis-620x"?><worksheet>hyperlink</worksheet>'
LINKED_OFTEN = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData/><hyperlinks>'
    + '<hyperlink ref="A1:A9999" r:id="r1"/>' * 100_000
    + "</hyperlinks></worksheet>"
)


def rows_of(content: bytes | str) -> Rows:
    return read_rows(read_cells(content if isinstance(content, bytes) else content.encode()))


def links_of(content: bytes | str) -> list[tuple[int, str]]:
    return [(row.line, row.link) for row in rows_of(content).good]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"url,price\n{A},590\n{B},\n", id="plain CSV"),
        pytest.param(f"\ufeffurl,price\r\n{A},590\r\n{B},\r\n", id="with Excel's mark"),
        pytest.param(f"url;price\r\n{A};590\r\n{B};\r\n", id="semicolons"),
        pytest.param(f"url\tprice\n{A}\t590\n{B}\t\n", id="TSV"),
        pytest.param(f"ลิงก์สินค้า;ราคา (บาท)\r\n{A};590\r\n{B};\r\n".encode("cp874"), id="Excel in Thai"),
        pytest.param(f"ลิงก์\tราคา\n{A}\t590\n{B}\t\n".encode("utf-16"), id="Excel's Unicode text"),
        pytest.param(workbook([["url", "price"], [A, 590], [B, ""]]), id="XLSX"),
        pytest.param(workbook([["ลิงค์", "ราคา"], [A, "฿590.-"], [B]]), id="XLSX in Thai"),
    ],
)
def test_every_way_to_save_a_list_is_read(content: bytes | str) -> None:
    rows = rows_of(content)

    assert links_of(content) == [(2, A), (3, B)]
    assert rows.refused == ()
    assert rows.good[0].given is not None
    assert (rows.good[0].given.price, rows.good[1].given) == (Decimal(590), None)


def test_a_link_with_the_separator_in_it_stays_whole() -> None:
    tagged = f"{A}?sub=a;b,c"

    assert links_of(f"url\n{tagged}\n{B}\n") == [(2, tagged), (3, B)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{A},ครีม\n{B},เซรั่ม\n", id="no headings"),
        pytest.param(f"ครีม,{A}\nเซรั่ม,{B}\n", id="the second column"),
        pytest.param(f"อะไรก็ได้,ของฉัน\nครีม,{A}\nเซรั่ม,{B}\n", id="headings of no meaning"),
    ],
)
def test_the_link_column_is_told_by_its_content(content: str) -> None:
    assert [link for _, link in links_of(content)] == [A, B]


def test_headings_may_stand_below_a_title_and_twice() -> None:
    content = f"รายการเดือนธันวาคม,,\n,,\nลิงก์,ชื่อสินค้า,สไตล์\nurl,title,style\n{A},ครีม,สดใส\n\n{B},,\n"

    rows = rows_of(content)

    assert [(row.line, row.link, row.options) for row in rows.good] == [(5, A, {"style": "pop"}), (7, B, {})]
    assert rows.refused == ()


def test_every_column_is_understood_in_both_languages() -> None:
    english = "url,title,price,style,length,format,voice,tone,hook,send,schedule_at,sub_id"
    thai = "ลิงก์,ชื่อสินค้า,ราคา,สไตล์,ความยาว,สัดส่วน,เสียงพากย์,น้ำเสียง,ประโยคเปิด,ส่ง,เวลาส่ง,sub id"
    in_english = f'{A},Cream,"1,290.-",pop,15,9:16,gemini:Kore,khrap,2,yes,2026-12-01 18:00,dec-1'
    in_thai = f'{A},Cream,"฿1,290",สดใส,15 วินาที,09:16:00,gemini:Kore,ครับ,ข้อมูลเด่น,ใช่,1/12/2569 18.00,dec-1'

    first, second = rows_of(f"{english}\n{in_english}").good[0], rows_of(f"{thai}\n{in_thai}").good[0]

    assert first == second
    assert first.options == {
        "style": "pop", "seconds": 15, "format": "9:16", "voice": "gemini:Kore", "tone": "khrap", "hook": 1,
    }  # fmt: skip
    assert first.given is not None
    assert (first.given.title, first.given.price) == ("Cream", Decimal(1290))
    assert (first.send, first.schedule_at, first.sub_id) == (
        True,
        datetime(2026, 12, 1, 18, tzinfo=THAILAND),
        "dec-1",
    )


def test_what_a_spreadsheet_makes_of_what_was_typed_is_read() -> None:
    """Excel keeps 1:1 as a time of day, and a tick box as true."""
    content = workbook([["url", "format", "send", "length"], [A, "01:01:00", True, 30.0], [B, "16:09", False, "30.0"]])

    assert [(row.options, row.send) for row in rows_of(content).good] == [
        ({"format": "1:1", "seconds": 30}, True),
        ({"format": "16:9", "seconds": 30}, False),
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",590,clean", "row_has_no_link"),
        ("ดูที่หน้าร้าน,590,clean", "row_not_a_link"),
        ("https://shopee.co.th/someshop,590,clean", "store_page_link"),
        ("https://example.com/1,590,clean", "unknown_shop"),
        (f"{B},ถูกมาก,clean", "row_price_unclear"),
        (f"{B},0,clean", "row_price_not_above_zero"),
        (f"{B},590,gothic", "row_value_unknown"),
        (f"{A},590,clean", "row_repeated"),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_does_not_stop_its_neighbours(row: str, code: str) -> None:
    rows = rows_of(f"url,price,style\n{A},590,clean\n{row}\n{C},590,clean\n")

    assert [each.line for each in rows.good] == [2, 4]
    assert [(each.line, each.code) for each in rows.refused] == [(3, code)]
    said = message_with(code, rows.refused[0].facts)
    assert "{" not in said["th"] + said["en"]


@pytest.mark.parametrize(
    "cell", ["length,14", "length,long", "format,4:3", "voice,own", "tone,angry", "hook,4", "send,maybe",
             "schedule_at,tomorrow", "schedule_at,2026-02-30", "sub_id,a b"],
)  # fmt: skip
def test_a_value_that_is_not_understood_is_named(cell: str) -> None:
    column, _, value = cell.partition(",")

    refused = rows_of(f"url,{column}\n{A},{value}\n").refused

    assert [(row.code, row.facts) for row in refused] == [("row_value_unknown", {"column": column, "value": value})]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("สไตล์วิดีโอ", "โกธิก"),
        ("Style *", "gothic"),
        ("ราคา (บาท)", "ถูกมาก"),
        ("Price_THB", "0"),
        ("ส่งเข้า TikTok", "อาจจะ"),
    ],
)
def test_a_refusal_names_the_column_as_its_marketer_does(heading: str, cell: str) -> None:
    content = f"รายการเดือนธันวาคม,\n {heading} ,ลิงก์\n{cell},{A}\n"

    (refused,) = rows_of(content).refused

    said = message_with(refused.code, refused.facts)
    assert refused.line == 3
    for language in ("th", "en"):
        assert heading in said[language]
        assert cell in said[language]


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (f"ลิ้งก์สินค้า *,x\n{A},1\nหน้าร้าน,2\n", "ลิ้งก์สินค้า *"),
        (f"ชื่อสินค้า,ที่ซื้อ\nครีม,{A}\nครีม,หน้าร้าน\n", "ที่ซื้อ"),
        (f"ครีม,{A}\nครีม,หน้าร้าน\n", "B"),
        ("," * 27 + f"{A}\n" + "," * 27 + "หน้าร้าน\n", "AB"),
    ],
)
def test_a_cell_without_a_link_is_named_by_its_heading_or_as_a_spreadsheet_does(content: str, called: str) -> None:
    (refused,) = rows_of(content).refused

    said = message_with(refused.code, refused.facts)
    assert said["th"] == f"“หน้าร้าน” ในคอลัมน์ {called} ไม่ใช่ลิงก์"
    assert said["en"] == f"“หน้าร้าน” in the column {called} is not a link."


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("option", ["style", "tone", "hook"])
def test_a_choice_is_understood_as_the_page_calls_it(language: str, option: str) -> None:
    labels = tomllib.loads(Path(f"functions/web/locales/{language}.toml").read_text())["options"]
    beside = (f"{option}_open", f"{option}_means_")
    names = [name for name in labels if name.startswith(f"{option}_") and not name.startswith(beside)]

    for name in names:
        (row,) = rows_of(f"url,{option}\n{A},{labels[name]}\n").good
        assert f"{option}_{row.options[option]}" == name
    assert len(names) >= 3


def test_a_formula_is_data_going_in_and_text_coming_out() -> None:
    formula = f'=HYPERLINK("{A}","=cmd|calc")'
    quoted = formula.replace('"', '""')

    rows = rows_of(f'url\n"{quoted}"\n"=1+1"\n')
    lines = [ResultLine(line=row.line, link=row.link, state="READY") for row in rows.good]
    lines += [ResultLine(line=row.line, link=row.link, state="REFUSED") for row in rows.refused]
    written = write_result_file(lines, "th")

    assert links_of(f'url\n"{quoted}"\n') == [(2, A)]
    assert written.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert [row[0] for row in table] == ["แถว", "2", "3"]
    assert [row[1] for row in table[1:]] == [A, "'=1+1"]


LINKED = f'HYPERLINK("{A}","ดูสินค้า")'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(workbook([["ลิงก์"], [Formula(LINKED, "ดูสินค้า")]]), id="formula"),
        pytest.param(workbook([["ลิงก์"], [Formula(f'hyperlink( "{A}" )', A)]]), id="formula without words"),
        pytest.param(workbook([["ลิงก์"], ["ดูสินค้า"]], attached={"A2": A}), id="attached"),
        pytest.param(workbook([["ชื่อสินค้า"], ["ครีม"]], attached={"A2": A}), id="the name leads to the product"),
        pytest.param("ลิงก์\n" + '"={}"'.format(LINKED.replace('"', '""')), id="formula in a CSV"),
        pytest.param("ลิงก์;ราคา\n" + '"={}";590'.format(LINKED.replace('"', '""').replace(",", ";")), id="semicolons"),
    ],
)
def test_a_cell_that_leads_to_the_product_under_other_words_is_read(content: bytes | str) -> None:
    assert links_of(content) == [(2, A)]


def test_a_formula_in_a_csv_is_no_name() -> None:
    formula = '"={}"'.format(LINKED.replace('"', '""'))

    (row,) = rows_of(f"ชื่อสินค้า\n{formula}\n").good

    assert (row.link, row.given) == (A, None)


def test_one_attached_link_may_reach_over_many_cells_and_a_link_that_is_shown_goes_first() -> None:
    content = workbook([["url", "style"], ["แบบหนึ่ง", "pop"], [B, "pop"], ["แบบสาม", "clean"]], attached={"A2:A4": A})

    assert links_of(content) == [(2, A), (3, B), (4, A)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(workbook([["url"], [B], [Formula('HYPERLINK("https://x.example/"&B3,"ดู")', "ดู")]]), id="joined"),
        pytest.param(workbook([["url"], [B], [Formula("HYPERLINK(B3)", "ดู")]]), id="another cell"),
        pytest.param(f'url\n{B}\n"=HYPERLINK(""https://x.example/""&B3,""ดู"")"\n', id="in a CSV"),
    ],
)
def test_an_address_that_a_formula_works_out_is_refused_with_what_to_do(content: bytes | str) -> None:
    rows = rows_of(content)

    assert [row.link for row in rows.good] == [B]
    assert [(row.line, row.code) for row in rows.refused] == [(3, "row_link_in_formula")]
    assert "Paste the product's address itself" in message_with("row_link_in_formula", rows.refused[0].facts)["next_en"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("blank", [" ", "\t", "\n"])
def test_a_formula_of_blanks_takes_no_time(blank: str) -> None:
    formula = Formula(f'{blank * 2_000_000}HYPERLINK("x")', "ดู")

    assert links_of(workbook([["url"], [B], [formula]])) == [(2, B)]
    assert links_of(f'url\n{B}\n"={blank * 100_000}x"\n') == [(2, B)]


def test_links_that_lead_to_no_product_do_not_make_a_link_column() -> None:
    rows = [["อีเมล", "ปุ่ม"], *(["ร้าน@x.example", link] for link in (A, B))]

    content = workbook(rows, attached={"A2": "mailto:a@x.example", "A3": "mailto:b@x.example"})

    assert links_of(content) == [(2, A), (3, B)]


def test_a_long_heading_is_told_in_short() -> None:
    heading = "ลิงก์ " * 1_000

    (refused,) = rows_of(f'ราคา,"{heading}"\n590,{A}\n590,กขค\n').refused

    assert len(str(refused.facts["column"])) <= 40


def test_a_shared_formula_is_known_in_every_cell_of_it() -> None:
    first, other = (
        Formula('HYPERLINK("https://x.example/"&B2)', "ดู", 't="shared" ref="A2:A3" si="0"'),
        Formula("", "ดู", 't="shared" si="0"'),
    )

    refused = rows_of(workbook([["url"], [first], [other]])).refused

    assert [(row.line, row.code) for row in refused] == [(2, "row_link_in_formula"), (3, "row_link_in_formula")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "batch_not_a_table", id="a picture"),
        pytest.param(b"%PDF-1.7\n\x00\x01\x02", "batch_not_a_table", id="a PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "batch_not_a_table", id="locked, or old Excel"),
        pytest.param(b"PK\x03\x04" + bytes(100), "batch_not_a_table", id="a broken ZIP"),
        pytest.param(workbook([["url"]], sheet="<worksheet><sheetData><row"), "batch_not_a_table", id="cut XML"),
        pytest.param(workbook([], sheet=ODD_ENCODING), "batch_not_a_table", id="an encoding nobody knows"),
        pytest.param(workbook([], sheet=sheet_with_cell_at("GR200000").replace('r="G', 'r = "G')), "batch_too_large",
                     id="a far cell with blanks"),
        pytest.param(workbook([["url"]], attached={"A1:XFD1048576": A}), "batch_too_large", id="a link over all cells"),
        pytest.param(workbook([], sheet=LINKED_OFTEN, attached={"A1": A}), "batch_too_large", id="linked again"),
        pytest.param(b"", "batch_has_no_links", id="empty"),
        pytest.param(b"url,price\n", "batch_has_no_links", id="headings alone"),
        pytest.param("ชื่อ,ราคา\nครีม,590\n".encode(), "batch_has_no_links", id="no link column"),
        pytest.param(b"a" * 20_000_000, "batch_too_large", id="20 MB"),
        pytest.param(f'url\n"{"x" * 200_000}"\n'.encode(), "batch_not_a_table", id="a cell without end"),
        pytest.param(b"url\n" + b"".join(b"https://shopee.co.th/product/1/%d\n" % n for n in range(100_000)),
                     "batch_too_many_rows", id="100,000 rows"),
        pytest.param(workbook([["url"], [A]], attached={"A2:GR20000": A}), "batch_too_large", id="a wide link"),
        pytest.param(workbook([], sheet=WITH_ENTITY), "batch_not_a_table", id="an entity"),
        pytest.param(workbook([], sheet=sheet_with_cell_at("XFD1048576")), "batch_too_large", id="a far cell"),
        pytest.param(workbook([], sheet="<worksheet>" + " " * 40_000_000), "batch_too_large", id="a ZIP bomb"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_one_is_refused_as_a_whole(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        rows_of(content)

    assert refusal.value.code == code


def test_only_cells_and_rows_are_far_away() -> None:
    """`r` is a colour's red, or a gradient's right side, in the theme that Office gives every workbook."""
    content = io.BytesIO(workbook([["url"], [A]]))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/theme/theme1.xml", '<a:theme xmlns:a="x"><a:fillToRect l="50000" r="50000"/></a:theme>')

    assert links_of(content.getvalue()) == [(2, A)]


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(workbook([["url"], [A]]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
    at = content.index(b"PK\x01\x02", archive.start_dir)
    while content[at + 46 : at + 46 + len(member.filename)] != member.filename.encode():
        at = content.index(b"PK\x01\x02", at + 1)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(Invalid, match="batch_not_a_table"):
        rows_of(bytes(content))

"""The map finds circles and upward imports, and none where there are none."""

from pathlib import Path

import pytest

from local.map import circles_of, upward_of

CORE = "layers/core/makeafvdo"


def test_an_import_each_way_between_two_folders_is_a_circle_of_their_room(tmp_path: Path) -> None:
    write(tmp_path, f"{CORE}/domain/videos/facts.py", "from makeafvdo.domain.sends.ledger import Send\n")
    write(
        tmp_path, f"{CORE}/domain/sends/ledger.py", "import json\n\n\ndef told():\n    import makeafvdo.domain.videos\n"
    )
    write(tmp_path, f"{CORE}/domain/videos/__init__.py", "")

    (circle,) = circles_of(tmp_path)
    assert circle.splitlines() == [
        "circle in layers/core/makeafvdo/domain: sends, videos",
        "  sends -> videos: layers/core/makeafvdo/domain/sends/ledger.py:5 imports makeafvdo.domain.videos",
        "  videos -> sends: layers/core/makeafvdo/domain/videos/facts.py:1 imports makeafvdo.domain.sends.ledger",
    ]
    assert upward_of(tmp_path) == []


def test_a_circle_may_go_round_several_and_hide_under_type_checking(tmp_path: Path) -> None:
    write(tmp_path, "local/shops/page.py", "from local.shops import price\n")
    write(tmp_path, "local/shops/price.py", "from local.shops.stock import Stock\n")
    write(tmp_path, "local/shops/stock.py", "if TYPE_CHECKING:\n    from local.shops.page import Page\n")
    write(tmp_path, "local/shops/server.py", "from local.shops.page import Page\n")

    (circle,) = circles_of(tmp_path)

    assert circle.startswith("circle in local/shops: page, price, stock\n")
    assert "local/shops/stock.py:2" in circle


def test_pages_are_known_by_the_names_lambda_imports_them_by(tmp_path: Path) -> None:
    write(tmp_path, "functions/web/pages/new.py", "from shell.page import page\n")
    write(tmp_path, "functions/web/shell/page.py", "from pages import new\n")

    (circle,) = circles_of(tmp_path)

    assert circle.startswith("circle in functions/web: pages, shell\n")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (f"{CORE}/domain/videos.py", "from makeafvdo.adapters import tables"),
        (f"{CORE}/adapters/kms.py", "from makeafvdo.services.make import make"),
        (f"{CORE}/services/make.py", "from makeafvdo import bootstrap"),
        (f"{CORE}/services/make.py", "from makeafvdo.config import settings"),
        (f"{CORE}/bootstrap.py", "import makeafvdo.entrypoints"),
        (f"{CORE}/entrypoints/http.py", "from functions.web.shell.page import page"),
        (f"{CORE}/entrypoints/http.py", "from shell.page import page"),
        (f"{CORE}/entrypoints/http.py", "import local.tiktok"),
        ("functions/web/shell/page.py", "from tests.support.pictures import picture"),
        ("functions/web/shell/page.py", "from bench import web"),
    ],
)
def test_an_upward_import_is_named(tmp_path: Path, path: str, line: str) -> None:
    write_some_of_each(tmp_path)

    write(tmp_path, path, f"{line}\n")

    (told,) = upward_of(tmp_path)
    assert told.startswith(f"upward: {path}:1 imports ")


def test_what_goes_down_is_in_order(tmp_path: Path) -> None:
    write_some_of_each(tmp_path)
    write(tmp_path, "functions/web/shell/page.py", "from makeafvdo.config import settings\n")
    write(tmp_path, f"{CORE}/entrypoints/http.py", "from makeafvdo import bootstrap, config\nimport makeafvdo.domain\n")
    write(tmp_path, f"{CORE}/services/make.py", "from makeafvdo.adapters import kms\nimport requests\n")
    write(tmp_path, "local/tiktok.py", "from makeafvdo.services import make\nfrom tests.support import pictures\n")

    assert upward_of(tmp_path) == []
    assert circles_of(tmp_path) == []


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def write_some_of_each(root: Path) -> None:
    for name in ("bootstrap", "config", "adapters/kms", "adapters/tables", "services/make", "entrypoints/http"):
        write(root, f"{CORE}/{name}.py", "")
    for path in ("functions/web/shell/page.py", "local/tiktok.py", "bench/web.py", f"{CORE}/entrypoints/__init__.py",
                 f"{CORE}/domain/__init__.py"):  # fmt: skip
        write(root, path, "")

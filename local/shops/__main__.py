"""`python -m local.shops --port N --ca-dir DIR` serves the shops; `--links` prints every link they serve."""

import argparse
from pathlib import Path

from local.shops.catalogue.catalogue import demo_links


def main() -> None:
    options = argparse.ArgumentParser(prog="local.shops", description=__doc__)
    options.add_argument("--links", action="store_true", help="print the links and stop")
    options.add_argument("--port", type=int, default=4572)
    options.add_argument("--ca-dir", type=Path, default=Path(".local/ca"))
    options.add_argument("--affiliate-secret", default="unset", help="what calls of the affiliate APIs are signed with")
    chosen = options.parse_args()
    if chosen.links:
        for what, link in demo_links():
            print(f"{what:52} {link}")
        return
    from local.shops.server import make_server

    make_server(chosen.port, chosen.ca_dir, chosen.affiliate_secret).serve_forever()


if __name__ == "__main__":
    main()

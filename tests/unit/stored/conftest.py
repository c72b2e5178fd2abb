import pytest

from tests.support.stored_release import RELEASES, Release


@pytest.fixture(params=RELEASES, ids=lambda folder: folder.name, scope="session")
def release(request: pytest.FixtureRequest) -> Release:
    return Release(request.param)

"""A page of somebody else's, and our app, which that page may frame and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.embedding.host import Host, site
from tests.server.serving import Served, serve


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with site() as one:
        yield one


@pytest.fixture(scope="module")
def ours(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("embedding") / "log"
    with serve("tests.served", log, settings={"REPAYWISE_FRAME_ANCESTORS": host.base}) as one:
        yield one

"""Killed anywhere, run twice, run by two at once: the store is the one that an undisturbed run makes."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from gifthorse.documents import read_bytes
from gifthorse.store import open_store
from gifthorse.store.verify import verify
from gifthorse.watch import add
from gifthorse.watch.adding import How
from gifthorse.watch.pool import Pool
from stores import Fatal, Stub, holds, record, started

COUNT = 60


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_bytes(b"".join(record(number).data + b"\n" for number in range(COUNT)))
    return path


@pytest.fixture(scope="module")
def undisturbed(articles: Path) -> dict[str, list[tuple[object, ...]]]:
    place = str(articles.parent / "undisturbed.db")
    with open_store(place) as store:
        assert [one.state for one in add(store, read_bytes([str(articles)]), How(who="test"), Stub())] == (
            ["read"] * COUNT
        )
    return holds(place)


def finish(place: str, articles: Path, jobs: int = 1) -> str:
    process = started(place, articles, jobs)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def killed(place: str, articles: Path, after: int, jobs: int = 1) -> None:
    """Kill a run without warning somewhat after it has told of so many documents."""
    with started(place, articles, jobs) as process:
        assert process.stdout
        for line in process.stdout:
            after -= line.startswith("read")
            if after < 0:
                break
        time.sleep(random.random() / 50)
        process.send_signal(signal.SIGKILL)


def test_killed_and_begun_again(place: str, articles: Path, undisturbed: object) -> None:
    killed(place, articles, random.randrange(COUNT // 2))
    with open_store(place) as store:
        assert 0 < len(list(store.readings())) < COUNT, "it was killed in the middle"
        assert verify(store).problems == ()
    killed(place, articles, random.randrange(5))
    assert finish(place, articles).splitlines()[-1] == "done"
    assert holds(place) == undisturbed


def test_killed_while_the_store_is_made(place: str, articles: Path, undisturbed: object) -> None:
    for wait in (0.3, 0.8):
        with started(place, articles) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
    finish(place, articles)
    assert holds(place) == undisturbed


def test_two_at_once(place: str, articles: Path, undisturbed: object) -> None:
    two = [started(place, articles), started(place, articles)]
    told = [process.communicate(timeout=120) for process in two]
    assert [process.returncode for process in two] == [0, 0], told
    states = "".join(out for out, _ in told).split()
    assert states.count("read") == COUNT
    assert states.count("known") == COUNT
    assert holds(place) == undisturbed
    with open_store(place) as store:
        assert verify(store).problems == ()


def test_several_processes_of_one_run_and_their_end(place: str, articles: Path, undisturbed: object) -> None:
    killed(place, articles, 3, jobs=2)
    assert finish(place, articles, jobs=2).count("read") > 0
    assert holds(place) == undisturbed


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    with Pool(2, str(tmp_path / "store.db"), How(who="test"), Stub()) as pool:
        assert [one.state for one in pool.run(map(record, range(4)))] == ["read"] * 4
        processes = list(pool.workers.values())
    assert [process.exitcode for process in processes] == [0] * len(processes)


def test_a_document_that_ends_a_process_costs_itself_only(tmp_path: Path) -> None:
    raws = [record(1), record(2, "FATAL. Tolmar sent trucks to Boravia."), *map(record, range(3, 7))]
    with open_store(str(tmp_path / "store.db")) as store:
        outcome = list(add(store, raws, How(who="test"), Fatal(), jobs=2))
        assert sorted(one.state for one in outcome) == ["lost", *["read"] * 5]
        assert [one.source for one in store.coverage().failed] == ["articles.jsonl:2"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
def test_a_full_disk_ends_the_run_in_words(tmp_path: Path) -> None:
    import resource

    from gifthorse.store import StoreError

    place = str(tmp_path / "store.db")
    open_store(place).close_store()
    child = os.fork()
    if child == 0:  # the limit stays in the child
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        code = 1
        try:
            with open_store(place) as store:
                list(add(store, (record(n, "Tolmar sent trucks. " * 1000) for n in range(99)), How(), Stub()))
        except StoreError:
            code = 7
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    with open_store(place) as store:
        assert verify(store).problems == ()
        assert len(list(store.documents())) > 0

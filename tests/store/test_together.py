"""Several threads and processes at one database, and what a fork leaves behind."""

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from ivr.store import Count, Store, open_store

DAY = date(2026, 11, 21)
WRITERS, ROUNDS = 8, 20
NAMES = [str(n) for n in range(10)]

fork = multiprocessing.get_context("fork")


def count(by: str, hour: int = 14) -> Count:
    return Count(f"2026-11-21T{hour:02}", "0123abcd", "call", "en", "menu", by, "birth")


def add_rounds(store: Store, turn: int) -> None:
    """Add one to each count, as often as there are rounds, in an order of one's own."""
    names = NAMES[turn:] + NAMES[:turn]
    for _ in range(ROUNDS):
        store.add({count(name): 1 for name in names})


def in_processes(
    n: int, work: Callable[[int], None], meanwhile: Callable[[], None] = lambda: None
) -> list[int | None]:
    """Do work in children at once, and return their exit codes: 0 if it went well."""
    children = [fork.Process(target=work, args=[turn]) for turn in range(n)]
    for child in children:
        child.start()
    meanwhile()
    for child in children:
        child.join()
    return [child.exitcode for child in children]


def test_threads_that_add_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(5) as threads:  # as many as a worker has connections
        list(threads.map(lambda turn: add_rounds(store, turn), range(5)))
    assert store.counts(DAY, DAY) == [(count(name), 5 * ROUNDS) for name in NAMES]


def test_processes_that_add_lose_nothing(store: Store) -> None:
    store.close()
    assert in_processes(WRITERS, lambda turn: add_rounds(store, turn)) == [0] * WRITERS
    assert store.counts(DAY, DAY) == [(count(name), WRITERS * ROUNDS) for name in NAMES]


def test_folding_while_others_add_and_fold_loses_nothing(store: Store) -> None:
    store.close()

    def work(turn: int) -> None:
        if turn % 2:
            add_rounds(store, turn)
        else:
            for _ in range(ROUNDS):
                store.fold(date(2026, 11, 22))

    assert in_processes(WRITERS, work) == [0] * WRITERS
    store.fold(date(2026, 11, 22))
    assert [(row.period, n) for row, n in store.counts(DAY, DAY)] == [
        ("2026-11-21", WRITERS // 2 * ROUNDS) for _ in NAMES
    ]


def test_processes_may_prepare_at_once(url: str) -> None:
    def prepare(_: int) -> None:
        store = open_store(url)
        store.prepare()
        store.prepare()
        assert store.current() is None

    assert in_processes(8, prepare) == [0] * 8


def test_a_child_has_connections_of_its_own(store: Store) -> None:
    """Parent and children use one store across a fork, without closing it, at the same time."""
    store.publish("0123abcd", {}, "", datetime(2026, 11, 21, tzinfo=UTC), after=0)
    codes = in_processes(
        WRITERS, lambda turn: add_rounds(store, turn), meanwhile=lambda: add_rounds(store, 0)
    )
    assert codes == [0] * WRITERS
    assert store.counts(DAY, DAY) == [(count(name), (WRITERS + 1) * ROUNDS) for name in NAMES]
    assert store.current()


def test_a_fork_while_the_store_is_being_opened_locks_nobody_out(store: Store) -> None:
    lock = store._lock
    with lock:
        child = fork.Process(target=store.current)
        child.start()
    child.join(30)
    assert child.exitcode == 0


def test_a_closed_store_opens_again(store: Store) -> None:
    store.close()
    store.close()
    assert store.current() is None


def test_more_threads_than_connections_take_turns(store: Store) -> None:
    start = threading.Barrier(20)

    def read(_: int) -> object:
        start.wait()
        return store.current()

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(read, range(20))) == [None] * 20

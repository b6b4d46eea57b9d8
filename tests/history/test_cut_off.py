"""Sessions that were begun and not ended: before their first second, and deleted meanwhile."""

from backcompanion.history.store import Store
from support.histories import EVENING, prescription, session


def test_before_its_first_second_it_stands_nowhere(store: Store) -> None:
    id_ = store.begin(prescription(), EVENING)
    assert store.writer.flush(60)
    assert store.read().sessions == ()
    assert store.read(steps=True).sessions == ()
    open_session = store.open_session()
    assert open_session is not None and not open_session.is_trained
    assert store.heartbeat(id_, 0.5).wait(60)
    assert [session.id for session in store.read().sessions] == [id_]


def test_the_next_one_discards_it(store: Store) -> None:
    untrained = store.begin(prescription(), EVENING)
    store.begin(prescription(), EVENING)
    assert store.writer.flush(60)
    assert store.session(untrained) is None


def test_the_next_one_keeps_what_was_trained(store: Store) -> None:
    trained = store.begin(prescription(), EVENING)
    store.heartbeat(trained, 12.0)
    store.begin(prescription(), EVENING)
    assert store.writer.flush(60)
    assert [session.id for session in store.read().sessions] == [trained]


def test_what_is_finished_exists_though_it_was_deleted_meanwhile(store: Store) -> None:
    id_ = store.begin(prescription(), EVENING)
    store.heartbeat(id_, 70.0)
    store.delete(id_)
    ended = session(id_)
    store.finish(ended)
    assert store.writer.flush(60)
    assert [session.id for session in store.read().sessions] == [id_]
    assert store.session(id_) == ended

"""The URL of a database, and what a log may say of it."""

from pathlib import Path

import pytest

from ivr.store import open_store


def test_a_store_knows_its_kind_and_connects_to_nothing(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/var/ivr.db")
    assert (store.kind, store.place) == ("sqlite", f"{tmp_path}/var/ivr.db")
    store.close()
    assert not list(tmp_path.iterdir())


def test_a_relative_path_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_store("sqlite:///ivr.db").place == str(tmp_path / "ivr.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_place_has_neither_password_nor_options(scheme: str) -> None:
    store = open_store(f"{scheme}://ivr:s3cret%2F@db.example:5433/hotline?sslpassword=hidden")
    assert store.kind == "postgresql"
    assert store.place == "postgresql://ivr@db.example:5433/hotline"
    assert "s3cret" not in repr(vars(store))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://ivr:s3cret@db/hotline", 'A database of the kind "mysql" is not known'),
        ("postgresql+asyncpg://ivr:s3cret@db/hotline", "is not known"),
        ("db.example/s3cret", "cannot be read"),
        ("", "cannot be read"),
        ("postgres://ivr:p@s3cret@db.example/hotline", "written as % and two digits"),
        ("postgres://ivr@db.example:s3cret/hotline", "cannot be read"),
        ("sqlite://", "needs the path of its file"),
        ("sqlite:///:memory:", "needs the path of its file"),
        ("sqlite://s3cret/ivr.db", "follows three slashes"),
        ("sqlite:///ivr.db?mode=s3cret", "takes no options"),
    ],
)
def test_what_is_no_address_is_refused_without_its_password(url: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        open_store(url)
    assert "s3" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None

"""Turn a store into the hotline that is on the air there, else the one that comes with us."""

import click

from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.store import Store


def hotline_on_air(store: Store | None) -> Hotline:
    """Return the hotline that was published last; StoreError if the store cannot tell."""
    publication = store.current() if store else None
    files = store.files(publication.release) if store and publication else None
    if publication and files:
        try:
            return read_flows(files).hotline
        except FlowError:
            click.echo(
                f"Release {publication.release} cannot be read any more; "
                "its states are named after those that come with this version.",
                err=True,
            )
    return read_flows(read_folder(BUNDLED)).hotline

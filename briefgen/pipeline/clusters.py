"""Reach the processes that make packets: those of this machine, or those of a Dask cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place

PATIENCE = "10s"
"""How long a scheduler may take to answer."""


@contextmanager
def executor_at(address: str) -> Iterator[Executor | None]:
    """The executor of the cluster at an address (tcp://host:8786); none where no address is given.

    Raises CannotRun (O522, O523) where the library is not installed, or nobody answers there.
    """
    if not address:
        yield None
        return
    try:
        from distributed import Client  # half a second, and an extra that few install
    except ImportError as problem:
        raise CannotRun([error("O522", Place("--cluster"))]) from problem
    try:
        client = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]  # it carries no types
    except (OSError, ValueError) as problem:
        raise CannotRun([error("O523", Place("--cluster"), address=address, problem=problem)]) from problem
    with client:
        # two calls alike are two packets, and not one that is remembered
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # as above

"""The connection: how it is set, how a change is written, and what each failure is called."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from edu.errors import RecordsError
from edu.records.schema import KEPT

T = TypeVar("T")

OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

_pragmas = {
    "journal_mode": "truncate",  # not WAL: several processes share the file, and deleted text must not linger
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
}


def connect(path: Path | None, *, timeout: float) -> sqlite3.Connection:
    """A connection to an existing file, or to memory for None; nothing of the file is changed by it."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordsError(
            f"The SQLite of this Python ({sqlite3.sqlite_version}) is too old; install Python 3.11 or newer."
        )
    name = f"{path.absolute().as_uri()}?mode=rw" if path else ":memory:"
    return sqlite3.connect(name, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)


def set_pragmas(connection: sqlite3.Connection, *, in_memory: bool = False) -> None:
    """Set what durability and deletion rest on, and make sure that it holds: SQLite is silent about most refusals."""
    for name, wanted in _pragmas.items():
        if in_memory and name == "journal_mode":
            continue
        connection.execute(f"PRAGMA {name} = {wanted}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise RecordsError(f"The records cannot be kept safely: SQLite refuses {name} = {wanted}; update Python.")


class Database:
    """One connection, made again when an error has left it in doubt."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, timeout: float) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._path = path
        self._timeout = timeout
        self._alone = RLock()

    def close(self) -> None:
        """Harmless when done twice."""
        if self._connection is not None:
            self._connection.close()

    def read(self, look: Callable[[sqlite3.Connection], T]) -> T:
        """What `look` finds, all of it as of one moment."""
        with self._alone, in_words(self._path, timeout=self._timeout):
            connection = self._connected()
            try:
                connection.execute("BEGIN")
                return look(connection)
            finally:
                self._roll_back()

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Do `change` wholly and durably, or not at all and raise RecordsError.

        A COMMIT that fails may have happened all the same. So every `change` looks first whether its rows are there
        already, and after such a failure it is simply done once more.
        """
        with self._alone, in_words(self._path, timeout=self._timeout):
            try:
                return self._write_once(change)
            except _Unsure:
                return self._write_once(change)

    def compact(self) -> None:
        """Rewrite the whole file: `secure_delete` alone leaves copies in pages that SQLite has rearranged."""
        with self._alone, in_words(self._path, timeout=self._timeout):
            self._connected().execute("VACUUM")

    def _write_once(self, change: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connected()
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = change(connection)
            self._commit(connection)
        except BaseException:
            self._roll_back()
            raise
        return result

    def _commit(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if _name(error).startswith("SQLITE_BUSY"):
                raise
            raise _Unsure(error) from error

    def _roll_back(self) -> None:
        connection = self._connection
        try:
            if connection is not None and connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._forget()

    def _forget(self) -> None:
        """Only a file can be opened again; memory is all there is of a guest."""
        if self._path is not None and self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = connect(self._path, timeout=self._timeout)
            set_pragmas(connection)
            self._connection = connection
        return self._connection


class _Unsure(sqlite3.OperationalError):
    """COMMIT failed, and whether it happened can only be seen by looking."""

    def __init__(self, error: sqlite3.OperationalError) -> None:
        super().__init__(str(error))
        self.sqlite_errorname = _name(error)


@contextmanager
def in_words(path: Path | None, *, timeout: float) -> Iterator[None]:
    """Turn what SQLite raises into a RecordsError with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordsError(_sentence(error, str(path or "memory"), timeout)) from error
    except UnicodeDecodeError as error:  # even the message of SQLite can quote a damaged name
        raise RecordsError(f"The records in {path} are damaged. {KEPT}") from error
    except (OverflowError, UnicodeEncodeError) as error:
        raise RecordsError("This could not be saved: it holds a character or a number that cannot be kept.") from error


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")


def _sentence(error: sqlite3.Error, place: str, timeout: float) -> str:
    match _name(error).split("_")[1:3]:
        case ["READONLY", "DBMOVED"]:
            return f"{place} was moved or replaced while it was open; put it back, then start edu again."
        case ["BUSY" | "LOCKED", *_]:
            return f"Another window kept the records in {place} busy for {timeout:g} seconds; close it, then try again."
        case ["FULL", *_]:
            return f"This could not be saved: the disk of {place} is full; free some space, then try again."
        case ["READONLY" | "PERM" | "AUTH", *_]:
            return (
                f"This could not be saved: {place} is read-only; make it writable or choose another folder with --data."
            )
        case ["CANTOPEN", *_]:
            return f"{place} cannot be opened; check that its folder is there and yours, or choose another with --data."
        case ["CORRUPT" | "NOTADB", *_]:
            return f"The records in {place} are damaged or not records at all. {KEPT}"
        case ["IOERR", *_]:
            return f"The disk of {place} failed; check that it is still there and has space, then try again."
        case ["CONSTRAINT", *_]:
            return f"This could not be saved in {place}: it does not fit what is there; go back one step and try again."
        case _ if "decode" in str(error):  # from Python, so without a name
            return f"The records in {place} are damaged. {KEPT}"
        case _:
            return f"The records in {place} cannot be used just now ({_name(error) or error}); try again."

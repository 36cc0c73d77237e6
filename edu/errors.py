"""Errors that a person may meet: each is one sentence with a remedy, and has its own exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to the shell when it ends."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    COURSE = 3
    RECORDS = 4
    INTERNAL = 70


class EduError(Exception):
    """Something went wrong that a person can act on; `str()` is the whole sentence."""

    exit_code: ExitCode = ExitCode.PROBLEMS


class UsageError(EduError):
    """The command cannot be done as it was asked for."""

    exit_code = ExitCode.USAGE


class CourseError(EduError):
    """The course cannot be used: missing, unreadable or with errors in it."""

    exit_code = ExitCode.COURSE


class RecordsError(EduError):
    """The records on this machine cannot be opened, read or written."""

    exit_code = ExitCode.RECORDS

"""What a command prints: all of it at once, or a sentence why it could not be."""

import sys

from edu import crash
from edu.course.text import FORBIDDEN
from edu.errors import UsageError


def put(text: str = "") -> None:
    """Print on stdout, without what could steer a terminal: a name on the command line may hold anything.

    Raises:
        UsageError: the output is full or otherwise broken.
        BrokenPipeError: its reader has gone.
    """
    try:
        if text:
            print(FORBIDDEN.sub("?", text))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        crash.silence_output(crash.STDOUT)
        raise UsageError(f"What was asked for could not be printed ({error.strerror}); print it elsewhere.") from error

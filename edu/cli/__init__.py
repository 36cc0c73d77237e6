"""From a command line to the rooms below and back to an exit code; one command a file."""

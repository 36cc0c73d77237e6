"""`python -m edu` is the same as `edu`."""

from edu.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())

"""`python -m tests.bench [--quick]`: every figure as one table. It measures; it does not judge by its exit code."""

import sys

from tests.bench.figures import all_figures


def main() -> None:
    """Print a row as soon as it is measured."""
    print(f"{'figure':<44}{'edu':>9}{'floor':>9}{'value':>9}{'limit':>9}")
    for figure in all_figures(quick="--quick" in sys.argv):
        verdict = "" if figure.met else "  missed"
        row = f"{figure.name:<44}{figure.ours:>6.1f} ms{figure.floor:>6.1f} ms{figure.value:>9.2f}{figure.limit:>9.2f}"
        print(f"{row}{verdict}", flush=True)


if __name__ == "__main__":
    main()

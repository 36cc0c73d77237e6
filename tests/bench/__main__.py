"""`python -m tests.bench [--quick]`: every figure as one table. It measures; it does not judge by its exit code."""

import sys

from tests.bench.figures import all_figures


def main() -> None:
    """Print a row as soon as it is measured."""
    print(f"{'figure':<58}{'edu':>10}{'floor':>10}{'value':>10}{'limit':>10}")
    for figure in all_figures(quick="--quick" in sys.argv):
        verdict = "" if figure.met else "  missed"
        row = f"{figure.name:<58}{figure.ours:>10.1f}{figure.floor:>10.1f}{figure.value:>10.2f}{figure.limit:>10.2f}"
        print(f"{row}{verdict}", flush=True)


if __name__ == "__main__":
    main()

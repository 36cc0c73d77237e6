"""Plots as plain lines of text, without color. What each shows is also said in words beside it.

plotext keeps one figure for the whole process, so each plot begins by clearing it. Its version 5 loads in 44 ms where
version 6 takes 211, and is loaded only when something is drawn.
"""

from collections.abc import Callable, Sequence
from types import ModuleType

LEAST_WIDTH = 30
_EACH_NUMBERED = 10
"""Up to so many columns, each has its number below."""


def share_plot(shares: Sequence[float], *, width: int, height: int) -> list[str]:
    """Shares in [0, 1] from oldest to newest, as columns of per cents."""

    def draw(plt: ModuleType) -> None:
        numbers = list(range(1, len(shares) + 1))
        plt.bar(numbers, [100 * share for share in shares], marker="sd", width=0.5)
        plt.ylim(0, 100)
        plt.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
        few = len(numbers) <= _EACH_NUMBERED
        shown = numbers if few else [numbers[0], numbers[len(numbers) // 2], numbers[-1]]
        plt.xticks(shown, [str(number) for number in shown])

    return _plot(draw, width, height)


def column_plot(labels: Sequence[str], counts: Sequence[int], *, width: int, height: int) -> list[str]:
    """A column for each label."""

    def draw(plt: ModuleType) -> None:
        plt.bar(list(labels), list(counts), marker="sd", width=0.5)
        most = max((*counts, 1))
        plt.ylim(0, most)
        ticks = sorted({0, (most + 1) // 2, most})
        plt.yticks(ticks, [str(tick) for tick in ticks])

    return _plot(draw, width, height)


def bar(share: float, width: int = 10) -> str:
    """A share in [0, 1] as a bar of that many cells."""
    full = round(max(0.0, min(1.0, share)) * width)
    return "█" * full + "░" * (width - full)


def _plot(draw: Callable[[ModuleType], None], width: int, height: int) -> list[str]:
    import plotext as plt

    plt.clear_figure()
    plt.theme("clear")
    plt.plotsize(max(LEAST_WIDTH, width), height)
    plt.limit_size(False, False)
    draw(plt)
    return [line.rstrip() for line in plt.uncolorize(plt.build()).splitlines()]

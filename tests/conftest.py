"""How hard the tests try, and on how many processes."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

EXAMPLES = 40
"""Of each property, so that all tests together stay under about five minutes on two cores; `--long` tries 2,000."""

settings.register_profile("default", deadline=None, max_examples=EXAMPLES)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    deadline=None,
    max_examples=2000,
    phases=tuple(phase for phase in Phase if phase is not Phase.explain),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="try much more of the same: minutes in place of seconds")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--hypothesis-profile"):
        return
    settings.load_profile("long" if config.getoption("--long") else "ci" if os.environ.get("CI") else "default")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No other process for single files: it takes longer to start than they do. For folders, xdist counts the cores."""
    named = [Path(argument.partition("::")[0]) for argument in config.args]
    return None if any(path.is_dir() for path in named) else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks whether to do much more is a long one."""
    for item in items:
        if "long" in getattr(item, "fixturenames", ()):
            item.add_marker("long")

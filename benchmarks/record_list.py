"""A 10,000-row workbook, read and matched against 100,000 stored contacts, beside what the bare libraries need.

Run: uv run python -m benchmarks.record_list [--rows N] [--stored N] [--runs N]

Every measurement is a fresh process with its own copy of the data (`benchmarks.record_list_steps`): `bare` is
python-calamine alone reading the file, and one executemany of all cells of its rows; `bot` is what the chat does
with the file, `match` a part of it. Peak memory is the whole process's. This file imports nothing of the bot,
because on Linux a child's peak memory begins with that of its parent.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

Measured = dict[str, float]


def step(name: str, folder: Path, *numbers: int) -> Measured:
    """Run one step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.record_list_steps", name, str(folder), *map(str, numbers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: Measured = json.loads(done.stdout)
    return measured


def measure(name: str, prepared: Path) -> Measured:
    """Run one step over a copy of the prepared data."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(prepared, copy)
        return step(name, copy)


def line(name: str, values: list[float], unit: str = "s", places: int = 3) -> str:
    """One measure over all runs."""
    return (
        f"{name:<37} min {min(values):8.{places}f} {unit}   median {statistics.median(values):8.{places}f} {unit}   "
        f"max {max(values):8.{places}f} {unit}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description="Read and record a long workbook.")
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--stored", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "prepared")
        prepared.mkdir()
        stored = step("prepare", prepared, given.rows, given.stored)
        pairs = [(measure("bare", prepared), measure("bot", prepared)) for _ in range(given.runs)]
        matched = [measure("match", prepared)["match"] for _ in range(given.runs)]
    bare = [one["calamine"] + one["executemany"] for one, _ in pairs]
    both = [one["read"] + one["record"] for _, one in pairs]
    found = pairs[0][1]
    print(f"{given.rows} rows, {stored['contacts']:.0f} contacts with {stored['events']:.0f} events stored; ", end="")
    print(f"{found['new']:.0f} new, {found['known']:.0f} known, {found['changed']:.0f} changed, ", end="")
    print(f"{found['unread']:.0f} unread; {given.runs} runs")
    for measured in ("calamine", "executemany"):
        print(line(f"bare: {measured}", [one[measured] for one, _ in pairs]))
    print(line("bot: read", [one["read"] for _, one in pairs]))
    print(line("bot: match and record, to the commit", [one["record"] for _, one in pairs]))
    print(line("bot:   of which match", matched))
    print(line("bare together", bare))
    print(line("bot together", both))
    print(line("bare: processor time", [one["cpu"] for one, _ in pairs]))
    print(line("bot: processor time", [one["cpu"] for _, one in pairs]))
    print(line("bot: peak memory", [one["peak_mb"] for _, one in pairs], "MB", 0))
    print(f"ratio of the minima {min(both) / min(bare):.1f}, of the medians ", end="")
    print(f"{statistics.median(both) / statistics.median(bare):.1f}")


if __name__ == "__main__":
    main()

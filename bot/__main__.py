"""The command line: run (the default), doctor, read-list."""

from __future__ import annotations

from bot.cli import app


def main() -> None:
    """The `bot` command."""
    app()


if __name__ == "__main__":
    main()

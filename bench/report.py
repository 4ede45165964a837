"""What was measured, as a Markdown table a question and as ``DATA_DIR/bench.json``."""

import json
import os
import platform
import sqlite3
from pathlib import Path


def machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )


def table(heading: str, columns: dict[str, str], rows: dict[str, dict]) -> None:
    """Print ``rows``, ``{name: {column: figure}}``; ``columns`` gives each column's format, in order."""
    print(f"\n### {heading}\n")
    print(f"| | {' | '.join(columns)} |")
    print(f"| --- |{' ---: |' * len(columns)}")
    for name, row in rows.items():
        cells = (form.format(row[column]) if column in row else "" for column, form in columns.items())
        print(f"| {name} | {' | '.join(cells)} |")


def facts(heading: str, figures: dict[str, str]) -> None:
    print(f"\n### {heading}\n")
    for name, figure in figures.items():
        print(f"- {name}: {figure}")


def keep(path: Path, figures: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": machine(), **figures}, indent=1))
    print(f"\nAll figures: {path}")

"""The Nu HTML checker, stylelint and xmllint with what ``tests/tools`` brings: what they have against our files."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = Path(__file__).with_name("tools")
NU = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
STYLELINT = TOOLS / "node_modules/stylelint/bin/stylelint.mjs"
SITEMAPS = TOOLS / "node_modules/sitemap/schema/sitemap.xsd"
SCHEMA = Path(__file__).with_name("schemas") / "sitemaps.xsd"
ADVICE = "HTML and CSS: not checked. Install Java and npm (Debian: apt-get install default-jre-headless npm)."
ADVICE_ON_SITEMAPS = "Sitemaps: not checked. Install xmllint and npm (Debian: apt-get install libxml2-utils npm)."
# A comment is an article in HTML's sense, and has no heading of its own: its writer's name is no headline.
PASSED_OVER = ("Article lacks heading.",)


def missing() -> list[str]:
    """What to do before everything can be checked."""
    pages = shutil.which("java") and shutil.which("node") and NU.exists() and STYLELINT.exists()
    sitemaps = shutil.which("xmllint") and SITEMAPS.exists()
    return [advice for advice, there in ((ADVICE, pages), (ADVICE_ON_SITEMAPS, sitemaps)) if not there]


def must_be_there(advice: str = ADVICE) -> None:
    """Skip the test where its checkers are missing; where everything is tested, that is a failure."""
    if advice in missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(advice)


def against_pages(*files: Path) -> list[str]:
    """What the Nu HTML checker says of HTML and SVG files: errors and warnings, one start of Java for all."""
    command = ["java", "-jar", str(NU), "--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect"]
    command += ["--also-check-svg", *map(str, files)]
    said = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return [
        f"{Path(told.get('url', '')).stem}, line {told.get('lastLine')}: {told['message']} {told.get('extract', '')!r}"
        for told in said["messages"]
        if not told["message"].startswith(PASSED_OVER)
    ]


def against_styles(*files: Path) -> list[str]:
    """What stylelint says of style sheets: syntax, and names and values that no browser knows."""
    command = ["node", str(STYLELINT), "--config", str(TOOLS / "stylelint.json"), "--formatter", "json"]
    said = subprocess.run([*command, *map(str, files)], check=False, stderr=subprocess.PIPE, text=True).stderr
    return [
        f"{Path(file['source']).name}, line {told['line']}: {told['text']}"
        for file in json.loads(said)
        for told in file["warnings"]
    ]


def against_sitemaps(*files: Path) -> list[str]:
    """What the schemas have against sitemaps and indexes of them."""
    command = ["xmllint", "--nonet", "--noout", "--schema", str(SCHEMA), *map(str, files)]
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
    said = [line for line in done.stderr.splitlines() if not line.endswith(" validates")]
    return said or ([f"xmllint ended with {done.returncode}"] if done.returncode else [])

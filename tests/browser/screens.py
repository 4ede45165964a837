"""Every screen that a reader can come upon, in a browser: the places of the demo newsroom, and what one does there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.demo.drawings import DRAWINGS
from tests.demo.places import PLACES

PROBES = Path(__file__).with_name("probes.js").read_text(encoding="utf-8")
# What the console says of a page that is meant to come with this status.
MEANT = {400: "(Bad Request)", 404: "(Not Found)", 410: "(Gone)"}
STATUSES = {"lost page": 404, "withdrawn story": 410}
COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const moved = entry.sources.map(({ node }) => node?.className || node?.nodeName).join(", ");
    if (!entry.hadRecentInput) window.shifts.push(`${entry.value.toFixed(4)}: ${moved}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


def send_empty(page) -> None:
    page.evaluate("document.querySelector('#form').noValidate = true")
    with page.expect_navigation():
        page.click("#form button")


def send_link(page) -> None:
    page.fill("#body", "देखिए <b>यहाँ</b>")
    page.fill("#email", "not an address")
    send_empty(page)


@dataclass(frozen=True)
class Screen:
    place: str
    act: Callable | None = None


SCREENS = {name: Screen(name) for name in (*PLACES, *DRAWINGS)} | {
    "comment with errors": Screen("story with a discussion", send_empty),
    "comment with wrong words": Screen("story with a discussion", send_link),
    "report with errors": Screen("report", send_empty),
}


@dataclass
class Look:
    """A window on one screen, and what went wrong while it was opened."""

    page: object
    wrong: list[str] = field(default_factory=list)

    def open(self, demo, language: str, screen: Screen) -> None:
        self.page.add_init_script(COUNT_SHIFTS)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("console", self._console)
        self.page.on("request", lambda request: self._request(request.url, demo.url))
        self.page.on("requestfailed", self._failed)
        if html := demo.drawn[language].get(screen.place):
            address = f"{demo.url}/{language}/drawn/"
            self.page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        else:
            address = demo.url + demo.places[language][screen.place]
        answer, meant = self.page.goto(address), STATUSES.get(screen.place, 200)
        if answer.status != meant:
            self.wrong.append(f"answers {answer.status} and not {meant}: {address}")
        if screen.act:
            screen.act(self.page)
        self.page.evaluate(PROBES)

    def _failed(self, request) -> None:
        """What a page still waited for when another one came is nobody's loss."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"no answer: {request.url}")

    def _console(self, message) -> None:
        if message.type == "error" and not message.text.endswith(tuple(MEANT.values())):
            self.wrong.append(f"console: {message.text}")

    def _request(self, address: str, home: str) -> None:
        if urlsplit(address).netloc not in {urlsplit(home).netloc, ""}:
            self.wrong.append(f"another host: {address}")

    def probe(self, name: str) -> list[str]:
        return self.page.evaluate(f"probes.{name}()")

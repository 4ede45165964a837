"""What axe-core has against a page."""

from importlib.resources import files

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
READERS_RULES = [*RULES, "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that another scheme can break
# Colours that fade into those of another scheme are neither's.
SETTLE = "document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish())"
ASK = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"


def violations(page, rules=RULES) -> list[str]:
    """Each rule that is broken, and where, in both schemes; the page is left in the light one.

    The script comes through the debugger, where no page's policy holds.
    """
    page.evaluate(SOURCE + ";0")
    found = []
    for scheme, asked in (("dark", COLOUR_RULES), ("light", rules)):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLE)
        broken = page.evaluate(ASK, asked)["violations"]
        found += [f"{scheme}, {rule['id']}: {node['html'][:200]}" for rule in broken for node in rule["nodes"]]
    return found

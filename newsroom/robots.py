"""Who may read the site by machine: ``ROBOTS`` and ``AI_CRAWLERS`` say it, ``/robots.txt`` and one header pass it on.

The agents are those that their owners name in public. One that is not listed is treated as a search engine, and one
that does not keep to robots.txt is a matter for the web server in front.
"""

# They read to train models, or are the name by which owners let that be refused (the last three fetch nothing).
TRAINING = [
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "GPTBot",
    "ImagesiftBot",
    "Meta-ExternalAgent",
    "omgili",
    "PanguBot",
    "Timpibot",
    "Webzio-Extended",
    "Applebot-Extended",
    "Google-CloudVertexBot",
    "Google-Extended",
]
# They read to answer somebody's question at the moment, mostly with a link to the story.
ANSWERING = [
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "DuckAssistBot",
    "Meta-ExternalFetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "Perplexity-User",
    "PerplexityBot",
    "YouBot",
]
REFUSED = {"allow": [], "search": TRAINING, "refuse": [*TRAINING, *ANSWERING]}


def text(*, robots: str, ai_crawlers: str, desk: str, sitemaps: list[str]) -> str:
    """``/robots.txt`` (RFC 9309)."""
    if robots == "none":
        return "User-agent: *\nDisallow: /\n"
    groups = [["User-agent: *", f"Disallow: {desk}"]]
    if refused := REFUSED[ai_crawlers]:
        groups.append([*(f"User-agent: {agent}" for agent in refused), "Disallow: /"])
    groups.append([f"Sitemap: {address}" for address in sitemaps])
    return "\n\n".join("\n".join(lines) for lines in groups) + "\n"

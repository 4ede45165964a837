"""Only the workflow writes what readers see."""

import ast
from pathlib import Path

from django.conf import settings
from django.contrib import admin

from articles.models import Edition, Listing, StorySlug

WRITTEN_BY = {
    "articles/editions.py",  # the workflow's own hand
    "articles/facts.py",  # makes listing rows for it
    "articles/slugs.py",  # claims addresses for it
    "articles/search/entries.py",  # keeps what is found
    "articles/search/rebuilding.py",
    "articles/bulk.py",  # many at once; test_bulk holds it to what the workflow leaves
}
MAY_CALL_EDITIONS = {
    "articles/workflow.py",
    "articles/pictures/workflow.py",
    "articles/preview.py",  # composes one and saves nothing
    "articles/bulk.py",
}
FRONT_PAGE = {"articles/frontpage/board.py", "articles/frontpage/workflow.py"}
MODELS = {"Correction", "Edition", "Listing", "StorySlug", "BodyPicture", "SearchEntry"}
MODELS_OF_THE_FRONT_PAGE = {"Breaking", "FrontChange", "FrontPage", "FrontSlot"}
WRITES = {"create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create", "delete", "save"}


def _sources():
    for folder in ("articles", "newsroom"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(settings.BASE_DIR).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def writes_editions(tree, models=MODELS) -> bool:
    """A call that makes or changes rows of the readers' tables: ``Edition(…)``, ``Edition.objects….update(…)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in models:
                return True
            if isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                names = {name.id for name in ast.walk(node.func) if isinstance(name, ast.Name)}
                if names & models:
                    return True
    return False


def test_no_other_module_writes_editions():
    assert {path for path, tree in _sources() if writes_editions(tree)} <= WRITTEN_BY


def test_only_the_front_page_s_own_workflow_writes_what_stands_on_it():
    writers = {path for path, tree in _sources() if writes_editions(tree, MODELS_OF_THE_FRONT_PAGE)}
    assert writers == FRONT_PAGE


def test_only_the_workflow_calls_the_module_that_does():
    callers = {
        path
        for path, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module == "articles.editions" or any(name.name == "editions" for name in node.names))
    }
    assert callers == MAY_CALL_EDITIONS


def test_the_look_finds_what_it_looks_for():
    assert writes_editions(ast.parse("Edition.objects.filter(pk=1).update(title='x')"))
    assert writes_editions(ast.parse("Edition(article=a).save()"))
    assert not writes_editions(ast.parse("Edition.objects.live('hi').count()"))


def test_the_desk_offers_no_form_for_them():
    for model in (Edition, Listing, StorySlug):
        assert not admin.site.is_registered(model)

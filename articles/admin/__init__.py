from articles.admin import (
    author,
    category,
    equivalents,
    frontpage,
    image,
    menu_item,
    publication,
    static_page,
    story,
    tag,
)

__all__ = [
    "author",
    "category",
    "equivalents",
    "frontpage",
    "image",
    "menu_item",
    "publication",
    "static_page",
    "story",
    "tag",
]

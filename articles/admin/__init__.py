from articles.admin import author, category, frontpage, image, menu_item, publication, static_page, story, tag

__all__ = ["author", "category", "frontpage", "image", "menu_item", "publication", "static_page", "story", "tag"]

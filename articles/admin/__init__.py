from articles.admin import author, category, story, tag

__all__ = ["author", "category", "story", "tag"]

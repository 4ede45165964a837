from articles.admin import author, category, image, story, tag

__all__ = ["author", "category", "image", "story", "tag"]

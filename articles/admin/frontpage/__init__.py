from articles.admin.frontpage import screen

__all__ = ["screen"]

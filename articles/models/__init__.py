from articles.models.article import Article, Byline, Review
from articles.models.author import Author
from articles.models.category import Category
from articles.models.edition import BodyPicture, Edition, State, StorySlug
from articles.models.image import Image
from articles.models.listing import Listing
from articles.models.revision import Kind, Revision, Scope
from articles.models.tag import Tag, Tagging

__all__ = [
    "Article",
    "Author",
    "BodyPicture",
    "Byline",
    "Category",
    "Edition",
    "Image",
    "Kind",
    "Listing",
    "Review",
    "Revision",
    "Scope",
    "State",
    "StorySlug",
    "Tag",
    "Tagging",
]

from articles.models.announcement import Announcement, Audience, Coming
from articles.models.article import Article, Byline, Review
from articles.models.author import Author
from articles.models.breaking import Breaking
from articles.models.category import Category
from articles.models.correction import Change, Correction
from articles.models.desk_entry import DeskEntry
from articles.models.edition import BodyPicture, Edition, State, StorySlug
from articles.models.equivalents import Equivalents
from articles.models.front_page import FrontChange, FrontPage, Verb
from articles.models.front_slot import FrontSlot
from articles.models.image import DeskPicture, FormerFile, Image
from articles.models.imported_story import ImportedStory
from articles.models.listing import Listing
from articles.models.menu_item import Menu, MenuItem
from articles.models.month_change import MonthChange
from articles.models.old_address import OldAddress
from articles.models.pair import Debt, Pair
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.publication import Publication
from articles.models.reads import Heat, MostRead
from articles.models.related import Related, ToRelate
from articles.models.revision import Kind, Revision, Scope, VersionName
from articles.models.search_entry import SearchEntry
from articles.models.static_page import Ending, StaticPage
from articles.models.tag import Tag, Tagging

__all__ = [
    "Announcement",
    "Article",
    "Audience",
    "Author",
    "BodyPicture",
    "Breaking",
    "Byline",
    "Category",
    "Change",
    "Coming",
    "Correction",
    "Debt",
    "DeskEntry",
    "DeskPicture",
    "Edition",
    "Ending",
    "Equivalents",
    "FormerFile",
    "FrontChange",
    "FrontPage",
    "FrontSlot",
    "Heat",
    "Image",
    "ImportedStory",
    "Kind",
    "Listing",
    "Menu",
    "MenuItem",
    "MonthChange",
    "MostRead",
    "OldAddress",
    "Pair",
    "Presence",
    "PreviewLink",
    "Publication",
    "Related",
    "Review",
    "Revision",
    "Scope",
    "SearchEntry",
    "State",
    "StaticPage",
    "StorySlug",
    "Tag",
    "Tagging",
    "ToRelate",
    "Verb",
    "VersionName",
]

"""What both languages of a story share, as rows: read from a revision, written to the desk's article."""

from dataclasses import dataclass

from articles.body.sanitizing import plain_text
from articles.models import Author, Byline, Category, Image, Listing, Tag
from articles.search import desk_entries
from newsroom import hindi


@dataclass(frozen=True)
class Facts:
    """Sections (the main one first), authors and tags in the order that readers see, and the lead picture."""

    categories: list[Category]
    authors: list[Author]
    tags: list[Tag]
    picture: Image | None

    @classmethod
    def of(cls, content: dict) -> "Facts":
        """From a revision's content; what was deleted since is left out."""
        section = content["section"]
        return cls(
            categories=_in_order(Category.objects.select_related("parent"), [section, *content["categories"]]),
            authors=_in_order(Author.objects.select_related("photo"), content["authors"]),
            tags=_tags(content["tags"]),
            picture=Image.objects.filter(pk=content["lead_image"]).first(),
        )

    @property
    def section(self) -> Category | None:
        return self.categories[0] if self.categories else None

    def keys(self) -> dict:
        """As a revision keeps them."""
        return {
            "section": self.section and self.section.pk,
            "categories": sorted(row.pk for row in self.categories[1:]),
            "authors": [row.pk for row in self.authors],
            "tags": sorted(row.pk for row in self.tags),
            "lead_image": self.picture and self.picture.pk,
        }

    def listings(self, edition) -> list[Listing]:
        """Unsaved rows for every list that the edition stands on, a section's parents included."""
        copies = {
            "edition": edition,
            "language": edition.language,
            "publish_at": edition.publish_at,
            "article": edition.article,
        }
        own = {category.pk for category in self.categories}
        parents = {
            category.parent_id: category.parent
            for category in self.categories
            if category.parent_id and category.parent_id not in own
        }
        return [
            *(Listing(category=row, position=place, **copies) for place, row in enumerate(self.categories)),
            *(Listing(category=row, own=False, **copies) for row in parents.values()),
            *(Listing(author=row, position=place, **copies) for place, row in enumerate(self.authors)),
            *(Listing(tag=row, position=place, **copies) for place, row in enumerate(self.tags)),
        ]


def _tags(kept) -> list[Tag]:
    """In what is not saved yet, a new tag is a name: previews show it, and its page is not there yet."""
    names = [name for name in kept if isinstance(name, str)]
    known = Tag.objects.filter(pk__in=[key for key in kept if not isinstance(key, str)])
    return [*known.order_by("pk"), *(Tag(name=name, slug=hindi.slugify(name) or "tag") for name in names)]


def _in_order(queryset, keys) -> list:
    rows = queryset.in_bulk(set(keys) - {None})
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]


def keys(facts: dict, *, make_tags: bool = True) -> dict:
    """Facts as a revision keeps them, from model instances or keys; tags may be names.

    A new name makes a tag, or stays a name in what is not saved yet.
    """
    kept = dict(facts)
    for single in {"section", "lead_image"} & facts.keys():
        kept[single] = _key(facts[single])
    for many in {"categories", "authors"} & facts.keys():
        kept[many] = list(dict.fromkeys(_key(row) for row in facts[many]))
    if "tags" in facts:
        tags = {_tag_key(tag, make_tags) for tag in facts["tags"]}
        kept["tags"] = sorted(tags, key=lambda tag: (isinstance(tag, str), tag))
    if "categories" in kept:
        kept["categories"] = sorted(set(kept["categories"]) - {kept.get("section")})
    return kept


def still_there(content: dict) -> dict:
    """An earlier version's facts without the rows that were deleted since; another section moves up as the main one."""
    return Facts.of(content).keys()


def _key(row):
    return getattr(row, "pk", row)


def _tag_key(tag, make: bool) -> int | str:
    if not isinstance(tag, str):
        return _key(tag)
    known = Tag.objects.filter(name__iexact=tag).first()
    if known is None and not make:
        return tag
    return known.pk if known else Tag.objects.get_or_create(name=tag)[0].pk


def tag_names(tags: list) -> list[str]:
    """Tags of a revision as the story's form takes them: by name, without those that are gone."""
    rows = Tag.objects.in_bulk([tag for tag in tags if not isinstance(tag, str)])
    return [tag if isinstance(tag, str) else rows[tag].name for tag in tags if isinstance(tag, str) or tag in rows]


_ROWS = {"section": Category, "categories": Category, "authors": Author, "tags": Tag, "lead_image": Image}


def names(fact: str, value) -> list[str]:
    """A fact of a revision as people read it; “—” for a row that is gone."""
    wanted = value if isinstance(value, list) else [value] if value else []
    rows = _ROWS[fact].objects.in_bulk([key for key in wanted if not isinstance(key, str)])
    return [key if isinstance(key, str) else str(rows[key]) if key in rows else "—" for key in wanted]


def as_read(name: str, value) -> str:
    """Any field of a revision as text to read and to copy from."""
    if isinstance(value, str):
        return plain_text(value) if name == "body" else value
    return ", ".join(names(name, value)) if value else ""


def write(article, content: dict) -> None:
    """Make the desk's article hold these facts: ``{field: key or keys}``."""
    article.section_id, article.lead_image_id = content["section"], content["lead_image"]
    article.save()
    article.categories.set(key for key in content["categories"] if key != content["section"])
    article.tags.set(Tag.objects.filter(pk__in=content["tags"]))
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author_id=author, position=place) for place, author in enumerate(content["authors"])
    )
    desk_entries.note_bylines(article)

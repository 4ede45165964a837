"""What is read most, in a list of each language's own."""

from articles.models import Edition

SIZE = 10
FEWEST = 3  # fewer are no list


def most_read(language: str, size: int = SIZE) -> tuple[list[Edition], list[Edition]]:
    """The live stories of the list, ready for cards; none when there are too few. And those that are not live now.

    A page names these as well: put back, such a story is on it again.
    """
    listed = Edition.objects.filter(language=language, most_read__language=language)
    editions = list(listed.order_by("most_read__rank").for_cards())
    live = [edition for edition in editions if edition.is_live][:size]
    return live if len(live) >= FEWEST else [], [edition for edition in editions if not edition.is_live]

"""Which stories go with a story."""

from articles.models import Edition

SHOWN = 4
FEWEST = 3  # with fewer the newest of the section help out


def related_to(edition: Edition) -> tuple[list[Edition], list[Edition]]:
    """Live stories that go with this one, ready for cards: the nearest first, then its section's newest if need be.

    And the near ones that are not live now. A page names these as well: put back, such a story is on it again.
    """
    nearest = Edition.objects.filter(language=edition.language, related_from__edition=edition)
    nearest = list(nearest.order_by("related_from__position").for_cards())
    found = [story for story in nearest if story.is_live][:SHOWN]
    absent = [story for story in nearest if not story.is_live]
    if len(found) >= FEWEST:
        return found, absent
    known = {edition.pk, *(story.pk for story in found)}
    newest = Edition.objects.live(edition.language).listed_under(edition.section, edition.language)
    found += [story for story in newest.for_cards()[: FEWEST + 1] if story.pk not in known]
    return found[:FEWEST], absent

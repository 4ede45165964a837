"""Three-way merge of one scope of a story, a field at a time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Scope


class Conflict(ValidationError):
    """Two people changed one field of a scope.

    ``theirs`` is ``{field: value}`` as saved by the other one, ``merged`` all fields of the scope with mine where
    only I changed them, ``newest`` the revision that theirs is from.
    """

    def __init__(self, names, scope, saved, merged, newest):
        person = newest.created_by.get_full_name() if newest.created_by else _("Somebody")
        sentence = _(
            "%(name)s saved this while you were writing. Their text is shown below yours."
            " Take what you need from it, then save again."
        ) % {"name": person}
        columns = {name: name if scope == Scope.FACTS else f"{name}_{scope}" for name in names}
        super().__init__(dict.fromkeys(columns.values(), sentence))
        self.theirs = {name: saved[name] for name in names}
        self.scope, self.merged, self.newest = scope, merged, newest


def merge(base: dict, mine: dict, theirs: dict) -> tuple[dict, list[str]]:
    """What ``theirs`` becomes with my changes since ``base``, and the fields that both of us changed differently."""
    merged, disputed = dict(theirs), []
    for field, value in mine.items():
        before, saved = base.get(field), theirs.get(field)
        if value == before or value == saved:
            continue
        if saved == before:
            merged[field] = value
        else:
            disputed.append(field)
    return merged, disputed

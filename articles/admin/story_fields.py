"""Form fields of the story screen that the stock admin does not have."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.fields import MaxAksharas
from newsroom import hindi

MOST_TAGS = 20


class InChosenOrder(AutocompleteSelectMultiple):
    """An autocomplete that shows what is chosen in the order in which it was chosen."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Without “remove all”, which would stand in a list without being one of its items."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, value, attr)
        for _label, options, _index in groups:
            options.sort(key=lambda option: value.index(str(option["value"])) if option["selected"] else -1)
        return groups


class OrderedChoiceField(forms.ModelMultipleChoiceField):
    """Rows in the order in which they were chosen: a list."""

    def clean(self, value):
        chosen = {str(row.pk): row for row in super().clean(value)}
        return [chosen[key] for key in dict.fromkeys(map(str, value or []))]


class TagSelect(AutocompleteSelectMultiple):
    """Suggests tags by name, and takes new ones: the names are the values."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-tags": "true",
            "data-allow-clear": "false",
            "data-token-separators": '[","]',
        }

    def optgroups(self, name, value, attr=None):
        options = [self.create_option(name, tag, tag, selected=True, index=place) for place, tag in enumerate(value)]
        return [(None, options, 0)]


class TagNamesField(forms.MultipleChoiceField):
    """Tags by name; a new name makes a new tag."""

    def to_python(self, value):
        names = (" ".join(hindi.normalise(name).split()) for name in super().to_python(value))
        return list(dict.fromkeys(name for name in names if name))

    def validate(self, value):
        if len(value) > MOST_TAGS:
            raise ValidationError(_("A story has at most %(most)d tags. Take some away."), params={"most": MOST_TAGS})
        for name in value:
            MaxAksharas(60)(name)
            if len(name) > 100 or not hindi.slugify(name):
                raise ValidationError(_("“%(name)s” cannot be a tag. Write a word."), params={"name": name[:60]})

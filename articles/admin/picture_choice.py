"""A form's field for a library picture: its thumbnail, and a button that opens the library to choose from."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import Media, Script
from django.template.loader import render_to_string
from django.urls import reverse

from articles.admin.image_filters import FIELD
from articles.models import Image
from articles.pictures.renditions import fallback


class PictureChoice(AutocompleteSelect):
    """Where the window cannot open, the stock autocomplete is there. Expects static/js/pictures/choice.js."""

    def render(self, name, value, attrs=None, renderer=None):
        image = Image.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        context = {
            "select": super().render(name, value, attrs, renderer),
            "name": name,
            "image": image,
            "thumb": fallback(image, "wide").url if image else "",
            "library": f"{reverse('admin:articles_image_changelist')}?_popup=1&{FIELD}={name}",
        }
        return render_to_string("admin/articles/image/_choice.html", context)

    @property
    def media(self):
        return super().media + Media(js=[Script("js/pictures/choice.js", type="module")])

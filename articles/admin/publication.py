"""Who publishes this site: one form, each field with an example. Administrators write in it, editors read it."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from articles.admin.overtaken import OvertakenAdmin
from articles.admin.picture_choice import PictureChoice
from articles.fields import HttpsField, WrittenField
from articles.models import Publication
from articles.models.publication import SOCIAL
from newsroom.one_row import OneRowAdmin


@admin.register(Publication)
class PublicationAdmin(OneRowAdmin, OvertakenAdmin):
    fieldsets = [
        (_("Over every page"), {"fields": [("name_hi", "name_en"), ("tagline_hi", "tagline_en"), "logo"]}),
        (
            _("Elsewhere"),
            {
                "fields": [*(field for field, _name, _hosts in SOCIAL), "share_picture"],
                "description": _("The paper's own pages at other sites: the foot of every page links to them."),
            },
        ),
        (
            _("Who publishes it"),
            {
                "fields": [
                    ("legal_name_hi", "legal_name_en"),
                    ("address_hi", "address_en"),
                    "email",
                    "phone",
                    "founded",
                    "registration",
                ],
                "description": _("For the foot of every page and for the page “Contact”."),
            },
        ),
        (
            _("Grievance officer"),
            {
                "fields": [
                    ("officer_name_hi", "officer_name_en"),
                    ("officer_designation_hi", "officer_designation_en"),
                    ("officer_address_hi", "officer_address_en"),
                    "officer_email",
                    "officer_phone",
                    ("council_name_hi", "council_name_en"),
                    "council_link",
                ],
                "description": _(
                    "India's IT Rules of 2021 (rules 3(2), 10 and 11) ask a publisher of news to name an officer based"
                    " in India, with contact details, who acknowledges a grievance within 24 hours and decides it"
                    " within 15 days; whom that does not satisfy can turn to the self-regulating body."
                ),
            },
        ),
    ]

    empty_value_display = _("not written yet")
    formfield_overrides = {
        WrittenField: {"widget": AdminTextareaWidget({"rows": 3})},
        HttpsField: {
            "widget": forms.URLInput({"class": "vURLField"})
        },  # Django's says an address twice, and cuts it off
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in {"logo", "share_picture"}:
            kwargs["widget"] = PictureChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

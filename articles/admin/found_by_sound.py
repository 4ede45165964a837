"""Lists and fields to choose from, in which rows are found by the desk's own search."""

from django.contrib import admin

from articles.search import desk


class FoundBySound(admin.ModelAdmin):
    """What is found may be cut: the list then says so (``request.more_found``)."""

    search_fields = ["pk"]  # Django shows the field where there are some; the words go the way below

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        in_a_field = request.resolver_match.url_name == "autocomplete"
        found = desk.named(self.model, search_term, while_typing=in_a_field)
        request.more_found = desk.MOST if found.more else 0
        return found.among(queryset), False

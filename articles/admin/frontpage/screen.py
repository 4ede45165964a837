"""The desk's screen “Front page”: what stands where in one language, what comes, and the buttons that change it."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.admin.frontpage import acts, preview, shown
from articles.admin.frontpage.forms import BreakingForm, KeepForm, PlaceForm, choices, sentences, take_up
from articles.frontpage import changes
from articles.frontpage.standing import standing
from articles.languages import LANGUAGES, in_words
from articles.models import FrontPage
from articles.permissions import may_curate, require_curating

UNDO = timezone.timedelta(minutes=10)  # so long one's own last change is offered for taking back on top


@admin.register(FrontPage)
class FrontPageAdmin(admin.ModelAdmin):
    """No list and no form of rows: one screen a language."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view, in_a_frame = self.admin_site.admin_view, {"frame-src": [SELF]}
        framing = csp_update(settings.DESK_CONTENT_SECURITY_POLICY | in_a_frame)
        return [
            path("", view(require_GET(self.board_view)), name="articles_frontpage_changelist"),
            path("<str:language>/act/", view(require_POST(self.act_view)), name="articles_frontpage_act"),
            path(
                "<str:language>/preview/",
                framing(view(require_GET(self.preview_view))),
                name="articles_frontpage_preview",
            ),
            path("<str:language>/page/", view(require_GET(self.page_view)), name="articles_frontpage_page"),
        ]

    def board_view(self, request):
        if not may_curate(request.user):
            raise PermissionDenied
        language = request.GET.get("language", get_language())
        return self._board(request, language if language in LANGUAGES else LANGUAGES[0])

    def act_view(self, request, language):
        """Do it, and come back to the place; or the screen again with what was refused, and all that was typed."""
        _known(language)
        require_curating(request.user)
        before = standing(language)
        form = self._form(request, before)
        if form is None or form.is_valid():
            try:
                change = acts.perform(language, request.POST, form, by=request.user)
            except ValidationError as refusal:
                return self._refused(request, language, form, refusal)
            messages.success(request, _said(change, before.arrangement != standing(language).arrangement))
            return HttpResponseRedirect(f"{address(language)}#{_where(change)}")
        return self._board(request, language, form=form, status=400)

    def preview_view(self, request, language):
        _known(language)
        require_curating(request.user)
        return preview.screen(self, request, language)

    def page_view(self, request, language):
        _known(language)
        require_curating(request.user)
        return preview.page(request, language)

    def _form(self, request, page):
        """The bound form of the pressed button, or None where it needs nothing typed."""
        verb = request.POST.get("verb")
        form = None
        if verb == "place":
            form = PlaceForm(request.POST, sections=page.categories)
        elif verb == "keep":
            form = KeepForm(request.POST)
        elif verb == "announce":
            chosen = acts.number(request.POST, "story")
            form = BreakingForm(request.POST, stories=_stories(page, shown.offered(page.language, ""), chosen))
        return form

    def _refused(self, request, language, form, refusal):
        if form:
            take_up(form, refusal)
        return self._board(request, language, form=form, refused=[] if form else refusal.messages, status=400)

    def _board(self, request, language, form=None, refused=(), status=200):
        """``form`` is one that was sent and comes back with what is wrong in it."""
        log = changes.newest(language)  # before the page: what a colleague changes in between is not taken as seen
        page = standing(language)
        titles = shown.headlines(page)
        asked = request.GET.get("q", "")
        sent = request.POST if form else {}
        story = acts.number(sent or request.GET, "story")
        found = shown.offered(language, asked, story)
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(self.opts.verbose_name),
            "opts": self.opts,
            "language": language,
            "languages": [(code, in_words(code), address(code)) for code in LANGUAGES],
            "page": page,
            "version": log[0].number if log else 0,
            "rows": [(row, _form_of(row, form, sent)) for row in shown.rows(page, titles)],
            "places": choices(page.categories),
            "coming": shown.coming(page, titles),
            "log": log,
            "own": _own(log, request.user),
            "asked": asked,
            "offered": self._offered(page, found, form, story),
            "breaking": form if isinstance(form, BreakingForm) else _breaking_form(page, found),
            "refused": list(refused) or (sentences(form) if form else []),
        }
        return TemplateResponse(request, "admin/articles/frontpage/board.html", context, status=status)

    def _offered(self, page, found, form, story):
        """Stories that can be put somewhere, each with its form: as it came back for ``story``, or fresh."""
        places = {slot.story_id: place for place, slot in page.claims.items()}
        names = dict(choices(page.categories))
        return [
            (
                edition,
                names.get(places.get(edition.article_id), ""),
                form
                if isinstance(form, PlaceForm) and edition.article_id == story
                else PlaceForm(sections=page.categories, auto_id=f"put-{edition.article_id}-%s"),
            )
            for edition in found
        ]


def address(language: str) -> str:
    return f"{reverse('admin:articles_frontpage_changelist')}?language={language}"


def _known(language) -> None:
    if language not in LANGUAGES:
        raise Http404


def _said(change, is_seen: bool) -> str:
    """``is_seen`` says whether readers got another page by it at once."""
    said = changes.sentence(change, changes.sections_by_key())
    told = _("%(what)s. Readers see it now.") if is_seen else _("%(what)s. For now readers see no change.")
    return told % {"what": said[0].upper() + said[1:]}


def _where(change) -> str:
    """The place on the screen that a change is about."""
    return f"place-{change.facts['place']}" if "place" in change.facts else "breaking"


def _form_of(row, form, sent) -> KeepForm | None:
    """The form that says until when a place is kept."""
    if row.slot is None:
        return None
    if isinstance(form, KeepForm) and acts.number(sent, "slot") == row.slot.pk:
        return form
    return KeepForm(initial={"ends_at": row.slot.ends_at}, auto_id=f"keep-{row.key}-%s")


def _breaking_form(page, found) -> BreakingForm:
    bar = page.breaking
    initial = {"sentence": bar.sentence, "story": bar.story_id, "ends_at": bar.ends_at} if bar else {}
    if bar and not bar.stands(page.moment):
        initial["starts_at"] = bar.starts_at
    return BreakingForm(initial=initial, stories=_stories(page, found), auto_id="breaking-%s")


def _stories(page, found, chosen=0) -> list[tuple[int, str]]:
    """What the breaking sentence can lead to: what stands on the page, what was found, chosen, and is led to."""
    stories = [*page.arrangement.places.values(), *found]
    for story in filter(None, {chosen, page.breaking.story_id if page.breaking else None}):
        stories += shown.offered(page.language, "", story)
    return list({edition.article_id: edition.title for edition in stories}.items())


def _own(log, person):
    """One's own last change that was not taken back, while it is offered for taking back."""
    last = next((change for change in log if change.holds), None)
    return last if last and last.by == person and last.at > timezone.now() - UNDO else None

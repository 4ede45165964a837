"""The translation memory of a story: which paragraphs stand for which, and which have fallen behind.

A pair remembers what both sides said when they last agreed. A side is stale when the one that it follows says
something else by now. Whoever rewrites a stale side, or says that it is still right, settles the pair.
"""

from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body.paragraphs import paragraphs
from articles.languages import LANGUAGES, other
from articles.models import Debt, Pair
from articles.models.pair import Source

HEAD = ("title", "summary")  # the headline and the standfirst count as paragraphs, under these keys


@dataclass(frozen=True)
class Side:
    """One language of a story: ``said`` is what each paragraph says by its key, in order; ``kinds`` what each is."""

    said: dict[str, str]
    kinds: dict[str, str]

    @classmethod
    def of(cls, words: dict) -> "Side":
        """From the words of a revision. An empty field is no paragraph."""
        said = {name: words[name] for name in HEAD if words.get(name)}
        kinds = {name: name for name in said}
        for block in paragraphs(words.get("body") or ""):
            if block.said or block.kind == "hr":
                said[block.key], kinds[block.key] = block.said, block.kind
        return cls(said, kinds)

    @property
    def has_body(self) -> bool:
        return len(self.said) > len(self.said.keys() & set(HEAD))


def sides(article) -> dict[str, Side]:
    return {language: Side.of(article.words(language)) for language in LANGUAGES}


@dataclass(frozen=True)
class Stale:
    """Why a paragraph is out of date: what its source said, what it says now ("" when it is gone), and who did it."""

    before: str
    now: str
    who: object
    at: datetime | None


@dataclass
class Standing:
    """How the two languages of a story stand to each other."""

    sides: dict[str, Side]
    rows: list[Pair] = field(default_factory=list)

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """Keys of paragraphs that stand beside each other."""
        return [(pair.hi, pair.en) for pair in self.rows if self._is_there(pair, "hi") and self._is_there(pair, "en")]

    @cached_property
    def stale(self) -> dict[str, dict[str, Stale]]:
        """``{language: {key: Stale}}``."""
        return {language: self._stale(language) for language in LANGUAGES}

    @cached_property
    def missing(self) -> dict[str, list[tuple[str, str | None]]]:
        """``{language: [(key in the other one, key in this one behind which it belongs or None)]}``."""
        return {language: self._missing(language) for language in LANGUAGES}

    def words_of_debt(self, language: str) -> str:
        stale, missing = self.stale[language], self.missing[language]
        return debt_in_words(len(stale), len(missing), headline="title" in stale)

    def _is_there(self, pair, language) -> bool:
        return pair.key(language) in self.sides[language].said

    def _stale(self, language):
        source, found = other(language), {}
        for pair in self.rows:
            if is_stale(pair, language, self.sides):
                now = self.sides[source].said.get(pair.key(source), "")
                found[pair.key(language)] = Stale(pair.said(source), now, pair.changed_by, pair.changed_at)
        return {key: found[key] for key in self.sides[language].said if key in found}

    def _missing(self, language):
        source = other(language)
        if not self.sides[language].has_body or not self.sides[source].has_body:
            return []
        beside = {pair.key(source): pair.key(language) for pair in self.rows}
        found, previous = [], None
        for key in self.sides[source].said:
            partner = beside.get(key)
            if key not in beside:
                found.append((key, previous))
            elif partner in self.sides[language].said:
                previous = partner
        return found


def is_stale(pair: Pair, language: str, sides: dict[str, Side]) -> bool:
    source = other(language)
    if not (pair.hi and pair.en) or not pair.follows(language) or pair.key(language) not in sides[language].said:
        return False
    if not sides[source].has_body and pair.key(source) not in sides[source].said:
        return False  # a text that was emptied says nothing to follow
    return sides[source].said.get(pair.key(source)) != pair.said(source)


def debt_in_words(stale: int, missing: int, *, headline: bool = False) -> str:
    """“Headline and 2 paragraphs out of date, 1 not translated”, or "" when nothing is owed."""
    parts = []
    if headline and stale > 1:
        parts.append(
            ngettext(
                "Headline and %(count)d paragraph out of date",
                "Headline and %(count)d paragraphs out of date",
                stale - 1,
            )
            % {"count": stale - 1}
        )
    elif headline:
        parts.append(_("Headline out of date"))
    elif stale:
        parts.append(
            ngettext("%(count)d paragraph out of date", "%(count)d paragraphs out of date", stale) % {"count": stale}
        )
    if missing and parts:
        parts.append(ngettext("%(count)d not translated", "%(count)d not translated", missing) % {"count": missing})
    elif missing:
        parts.append(
            ngettext("%(count)d paragraph not translated", "%(count)d paragraphs not translated", missing)
            % {"count": missing}
        )
    return ", ".join(parts)


def standing(article) -> Standing:
    """In one query."""
    return Standing(sides(article), list(article.pairs.select_related("changed_by").order_by("pk")))


# --- The workflow's hands: after a save, and when somebody settles a pair


def follow(article, before: dict[str, Side], *, by, paired=()) -> None:
    """Bring the memory up to what was saved. ``before`` is how both sides stood, ``paired`` what the writer paired."""
    now = sides(article)
    if now == before and not paired:
        return
    kept = [pair for pair in article.pairs.all() if _follow_pair(pair, before, now, by)]
    kept += _new_pairs(article, kept, before, now, paired)
    _keep_debts(article, Standing(now, kept))


def still_right(article, language: str, key: str) -> None:
    """The paragraph says what its source says now, or may stand without the one that is gone."""
    now = sides(article)
    for pair in article.pairs.filter(**{language: key}):
        _settle(pair, now)
        pair.save()
    _keep_debts(article, standing(article))


def leave_out(article, language: str, key: str) -> None:
    """The paragraph ``key`` of the other language has none in ``language``, on purpose."""
    if key not in sides(article)[other(language)].said:
        raise ValidationError(_("This paragraph is not there any more. Reload the page to see the text as it is."))
    if not article.pairs.filter(**{other(language): key}).exists():
        Pair.objects.create(article=article, **{other(language): key})
    _keep_debts(article, standing(article))


def set_apart(article, language: str, key: str) -> None:
    """Two paragraphs that were taken for a pair are none: each stands alone."""
    for pair in article.pairs.filter(**{language: key}).exclude(hi="").exclude(en=""):
        pair.delete()
        Pair.objects.bulk_create([Pair(article=article, hi=pair.hi), Pair(article=article, en=pair.en)])
    _keep_debts(article, standing(article))


def _follow_pair(pair, before, now, by) -> bool:
    """Whether the pair is still there after a save."""
    keys = {language: pair.key(language) for language in LANGUAGES if pair.key(language)}
    gone = [language for language, key in keys.items() if key not in now[language].said]
    if len(gone) == len(keys) or (gone and not pair.follows(other(gone[0]))):
        pair.delete()  # nothing is left, or a translation was deleted: its source waits for a new one
        return False
    changed = [side for side, key in keys.items() if before[side].said.get(key) != now[side].said.get(key)]
    if len(keys) == 2 and changed:
        _take_up(pair, changed, before, now, by)
        pair.save()
    return True


def _take_up(pair, changed, before, now, by) -> None:
    side = changed[0]
    if len(changed) == 2 or is_stale(pair, side, before):
        _settle(pair, now)
    elif pair.follows(other(side)):
        pair.changed_by, pair.changed_at = by, timezone.now()
    else:
        _remember(pair, side, now)  # a translation was polished


def _settle(pair, now) -> None:
    for side in LANGUAGES:
        if pair.key(side) in now[side].said:
            _remember(pair, side, now)
        else:
            setattr(pair, side, "")
    pair.changed_by = pair.changed_at = None


def _remember(pair, side, now) -> None:
    setattr(pair, f"{side}_said", now[side].said[pair.key(side)])


def _new_pairs(article, rows, before, now, paired) -> list[Pair]:
    known = {side: {pair.key(side) for pair in rows} for side in LANGUAGES}
    new = []
    for hi, en in paired:
        if hi in now["hi"].said.keys() - known["hi"] and en in now["en"].said.keys() - known["en"]:
            new.append((hi, en))
            known["hi"].add(hi)
            known["en"].add(en)
    if now["hi"].has_body and now["en"].has_body:
        beside = dict([(pair.hi, pair.en) for pair in rows if pair.hi and pair.en] + new)
        new += _beside_each_other(now, known, beside)
    pairs = [Pair(article=article, hi=hi, en=en, source=_source(hi, en, before)) for hi, en in new]
    for pair in pairs:
        _settle(pair, now)
    return Pair.objects.bulk_create(pairs)


def _source(hi, en, before) -> Source:
    """The side that was there first."""
    was = hi in before["hi"].said, en in before["en"].said
    return {(True, False): Source.HI, (False, True): Source.EN}.get(was, Source.BOTH)


def _beside_each_other(now, known, beside) -> list[tuple[str, str]]:
    """Paragraphs of one kind that stand in the same order behind the same pair."""
    ours, theirs = _runs(now["hi"], known["hi"], beside), _runs(now["en"], known["en"], {v: v for v in beside.values()})
    found = []
    for anchor, hindi in ours.items():
        english = theirs.get(anchor, [])
        kinds = [now["hi"].kinds[key] for key in hindi], [now["en"].kinds[key] for key in english]
        for block in SequenceMatcher(None, *kinds, autojunk=False).get_matching_blocks():
            found += zip(hindi[block.a :][: block.size], english[block.b :][: block.size], strict=True)
    return found


def _runs(side: Side, known: set[str], anchors: dict[str, str]) -> dict[str, list[str]]:
    """Paragraphs without a pair by the English side of the pair that they stand behind, "" before the first."""
    runs, anchor = {}, ""
    for key in side.said:
        if key not in known:
            runs.setdefault(anchor, []).append(key)
        anchor = anchors.get(key, anchor)
    return runs


def _keep_debts(article, standing: Standing) -> None:
    for language in LANGUAGES:
        stale, missing = standing.stale[language], standing.missing[language]
        owed = {"stale": len(stale), "missing": len(missing), "headline": "title" in stale}
        debts = Debt.objects.filter(article=article, language=language)
        if not stale and not missing:
            debts.delete()
        elif not debts.update(**owed):
            debts.create(article=article, language=language, since=timezone.now(), **owed)

"""Who gets what at every address: reader, reporter, editor, moderator, administrator. A new address needs a row.

Each row is an address pattern, an address of it, and the answers to GET and to an empty POST in the order of ROLES.
``in`` is the redirect to the log-in, ``go`` any other redirect. ``{mine}`` is Ravi's own draft, ``{theirs}`` a live
story of Asha's.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles import preview, workflow
from articles.models import Equivalents, MenuItem, StaticPage
from comments import receipts, subscriptions
from comments import workflow as comments
from comments.models import Ban, BannedTerm, LocalPolicy
from tests.factories import ArticleFactory, ImageFactory, TagFactory, publish
from tests.newsroom.addresses import every_route

ROLES = ("kabir", "ravi", "asha", "meera", "admin")
MATRIX = r"""
/ | / | go go go go go | 405 405 405 405 405
<lang>/ | hi/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/<words:slug>/ | hi/about/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/archive/<month:month>/ | hi/archive/{month}/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/author/<words:slug>/ | hi/author/kavita-joshi/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/author/<words:slug>/feed/ | hi/author/kavita-joshi/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/comment/<str:signed>/ | {receipt} | 200 200 200 200 200 | 405 405 405 405 405
<lang>/comment/replies/<str:signed>/ | {replies} | 200 200 200 200 200 | 200 200 200 200 200
<lang>/comment/replies/<str:signed>/stop/ | {replies_stop} | 200 200 200 200 200 | 200 200 200 200 200
<lang>/comment/reported/ | hi/comment/reported/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/comment/token/ | hi/comment/token/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/corrections/ | hi/corrections/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/corrections/feed/ | hi/corrections/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/feed/ | hi/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/manifest.webmanifest | hi/manifest.webmanifest | 200 200 200 200 200 | 405 405 405 405 405
<lang>/news/<words:slug>/ | hi/news/{slug}/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/news/<words:slug>/comments/ | hi/news/{slug}/comments/ | 405 405 405 405 405 | 400 400 400 400 400
<lang>/news/<words:slug>/comments/<int:key>/ | hi/news/{slug}/comments/{comment}/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/news/<words:slug>/comments/<int:key>/report/ | hi/news/{slug}/comments/{comment}/report/ | 200 200 200 200 200 | 400 400 400 400 400
<lang>/news/<words:slug>/comments/feed/ | hi/news/{slug}/comments/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/search/ | hi/search/?q=सेना | 200 200 200 200 200 | 405 405 405 405 405
<lang>/section/<words:slug>/ | hi/section/defence/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/section/<words:slug>/feed/ | hi/section/defence/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/tag/<words:slug>/feed/ | hi/tag/seema/feed/ | 200 200 200 200 200 | 405 405 405 405 405
<lang>/tag/<words:slug>/ | hi/tag/seema/ | 200 200 200 200 200 | 405 405 405 405 405
<str:key>.txt | some-key.txt | 404 404 404 404 404 | 405 405 405 405 405
admin/ | admin/ | in 200 200 200 200 | in 200 200 200 200
admin/(?P<url>.*)$ | admin/nothing/ | in 404 404 404 404 | in 404 404 404 404
admin/^(?P<app_label>newsroom|articles|comments)/$ | admin/articles/ | in 200 200 200 200 | in 200 200 200 200
admin/^(?P<app_label>newsroom|articles|comments)/$ | admin/comments/ | in 404 200 200 200 | in 404 200 200 200
admin/^(?P<app_label>newsroom|articles|comments)/$ | admin/newsroom/ | in 404 404 404 200 | in 404 404 404 200
admin/gallery/ | admin/gallery/ | in 200 200 200 200 | in 405 405 405 405
admin/gallery/<language:language>/ | admin/gallery/hi/ | in 200 200 200 200 | in 405 405 405 405
admin/articles/article/ | admin/articles/article/ | in 200 200 200 200 | in 200 200 200 200
admin/articles/article/<int:key>/autosave/ | admin/articles/article/{mine}/autosave/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/article/<int:key>/autosave/ | admin/articles/article/{theirs}/autosave/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/article/numbers/ | admin/articles/article/numbers/ | in 405 405 405 405 | in 200 200 403 200
admin/articles/article/<int:key>/checks/ | admin/articles/article/{mine}/checks/ | in 200 200 200 200 | in 405 405 405 405
admin/articles/article/<int:key>/publish/<str:target>/ | admin/articles/article/{mine}/publish/hi/ | in 403 200 403 200 | in 403 400 403 400
admin/articles/article/<int:key>/publish/<str:target>/ | admin/articles/article/{theirs}/publish/both/ | in 403 200 403 200 | in 403 400 403 400
admin/articles/article/<int:key>/review/<str:language>/ | admin/articles/article/{mine}/review/hi/ | in 200 200 403 200 | in go go 403 go
admin/articles/article/<int:key>/review/<str:language>/ | admin/articles/article/{theirs}/review/hi/ | in 403 200 403 200 | in 403 go 403 go
admin/articles/article/<int:key>/send-back/<str:language>/ | admin/articles/article/{mine}/send-back/hi/ | in 403 200 403 200 | in 403 400 403 400
admin/articles/article/<int:key>/withdraw/<str:language>/ | admin/articles/article/{mine}/withdraw/hi/ | in 403 200 403 200 | in 403 400 403 400
admin/articles/article/<int:key>/settle/ | admin/articles/article/{mine}/settle/ | in 405 405 405 405 | in 400 400 400 400
admin/articles/article/autosave/ | admin/articles/article/autosave/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/article/<int:key>/name/<int:revision>/ | admin/articles/article/{mine}/name/{revision_mine}/ | in 405 405 405 405 | in go go 403 go
admin/articles/article/<int:key>/name/<int:revision>/ | admin/articles/article/{theirs}/name/{revision_theirs}/ | in 405 405 405 405 | in 403 go 403 go
admin/articles/article/<int:key>/preview/ | admin/articles/article/{mine}/preview/ | in 200 200 200 200 | in 400 400 403 400
admin/articles/article/<int:key>/preview/ | admin/articles/article/{theirs}/preview/ | in 200 200 200 200 | in 403 400 403 400
admin/articles/article/<int:key>/preview/<int:link>/revoke/ | admin/articles/article/{mine}/preview/{link_mine}/revoke/ | in 405 405 405 405 | in go go 403 go
admin/articles/article/<int:key>/preview/<int:link>/revoke/ | admin/articles/article/{theirs}/preview/{link_theirs}/revoke/ | in 405 405 405 405 | in 403 go 403 go
admin/articles/article/<int:key>/preview/revoke/ | admin/articles/article/{mine}/preview/revoke/ | in 405 405 405 405 | in go go 403 go
admin/articles/article/<int:key>/preview/revoke/ | admin/articles/article/{theirs}/preview/revoke/ | in 405 405 405 405 | in 403 go 403 go
admin/articles/article/<int:key>/restore/<int:revision>/ | admin/articles/article/{mine}/restore/{revision_mine}/ | in 405 405 405 405 | in go go 403 go
admin/articles/article/<int:key>/restore/<int:revision>/ | admin/articles/article/{theirs}/restore/{revision_theirs}/ | in 405 405 405 405 | in 403 go 403 go
admin/articles/article/<path:object_id>/ | admin/articles/article/{mine}/ | in go go go go | in go go go go
admin/articles/article/<path:object_id>/ | admin/articles/article/{theirs}/ | in go go go go | in go go go go
admin/articles/article/<path:object_id>/change/ | admin/articles/article/{mine}/change/ | in 200 200 200 200 | in 200 200 403 200
admin/articles/article/<path:object_id>/change/ | admin/articles/article/{theirs}/change/ | in 200 200 200 200 | in 403 200 403 200
admin/articles/article/<path:object_id>/delete/ | admin/articles/article/{mine}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/article/<path:object_id>/delete/ | admin/articles/article/{theirs}/delete/ | in 403 403 403 403 | in 403 403 403 403
admin/articles/article/<path:object_id>/history/ | admin/articles/article/{mine}/history/ | in 200 200 200 200 | in 200 200 200 200
admin/articles/article/<path:object_id>/history/ | admin/articles/article/{theirs}/history/ | in 200 200 200 200 | in 200 200 200 200
admin/articles/article/add/ | admin/articles/article/add/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/article/slug/ | admin/articles/article/slug/?language=hi&title=x | in 200 200 200 200 | in 405 405 405 405
admin/articles/article/stories/ | admin/articles/article/stories/?language=hi | in 200 200 200 200 | in 405 405 405 405
admin/articles/author/ | admin/articles/author/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/author/<path:object_id>/ | admin/articles/author/{author}/ | in go go go go | in go go go go
admin/articles/author/<path:object_id>/change/ | admin/articles/author/{author}/change/ | in 200 200 403 200 | in 403 200 403 200
admin/articles/author/<path:object_id>/delete/ | admin/articles/author/{author}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/author/<path:object_id>/history/ | admin/articles/author/{author}/history/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/author/add/ | admin/articles/author/add/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/category/ | admin/articles/category/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/category/<path:object_id>/ | admin/articles/category/{category}/ | in go go go go | in go go go go
admin/articles/category/<path:object_id>/change/ | admin/articles/category/{category}/change/ | in 200 200 403 200 | in 403 200 403 200
admin/articles/category/<path:object_id>/delete/ | admin/articles/category/{category}/delete/ | in 403 403 403 403 | in 403 403 403 403
admin/articles/category/<path:object_id>/history/ | admin/articles/category/{category}/history/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/category/add/ | admin/articles/category/add/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/equivalents/ | admin/articles/equivalents/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/equivalents/<path:object_id>/ | admin/articles/equivalents/{equivalents}/ | in go go go go | in go go go go
admin/articles/equivalents/<path:object_id>/change/ | admin/articles/equivalents/{equivalents}/change/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/equivalents/<path:object_id>/delete/ | admin/articles/equivalents/{equivalents}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/equivalents/<path:object_id>/history/ | admin/articles/equivalents/{equivalents}/history/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/equivalents/add/ | admin/articles/equivalents/add/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/frontpage/ | admin/articles/frontpage/ | in 403 200 403 200 | in 405 405 405 405
admin/articles/frontpage/<str:language>/act/ | admin/articles/frontpage/hi/act/ | in 405 405 405 405 | in 403 400 403 400
admin/articles/frontpage/<str:language>/page/ | admin/articles/frontpage/hi/page/ | in 403 200 403 200 | in 405 405 405 405
admin/articles/frontpage/<str:language>/preview/ | admin/articles/frontpage/en/preview/ | in 403 200 403 200 | in 405 405 405 405
admin/articles/image/ | admin/articles/image/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/image/<path:object_id>/ | admin/articles/image/{image}/ | in go go go go | in go go go go
admin/articles/image/<path:object_id>/change/ | admin/articles/image/{image}/change/ | in 200 200 403 200 | in 403 200 403 200
admin/articles/image/<path:object_id>/delete/ | admin/articles/image/{image}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/image/<path:object_id>/history/ | admin/articles/image/{image}/history/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/image/<int:key>/replace/ | admin/articles/image/{image}/replace/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/image/add/ | admin/articles/image/add/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/image/upload/ | admin/articles/image/upload/ | in 405 405 405 405 | in go go 403 go
admin/articles/image/words/ | admin/articles/image/words/?pictures={image} | in 403 200 403 200 | in 403 200 403 200
admin/articles/menuitem/ | admin/articles/menuitem/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/menuitem/<path:object_id>/ | admin/articles/menuitem/{menu_item}/ | in go go go go | in go go go go
admin/articles/menuitem/<path:object_id>/change/ | admin/articles/menuitem/{menu_item}/change/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/menuitem/<path:object_id>/delete/ | admin/articles/menuitem/{menu_item}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/menuitem/<path:object_id>/history/ | admin/articles/menuitem/{menu_item}/history/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/menuitem/add/ | admin/articles/menuitem/add/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/publication/ | admin/articles/publication/ | in 403 go 403 go | in 403 go 403 go
admin/articles/publication/<path:object_id>/ | admin/articles/publication/1/ | in go go go go | in go go go go
admin/articles/publication/<path:object_id>/change/ | admin/articles/publication/1/change/ | in 403 200 403 200 | in 403 403 403 go
admin/articles/publication/<path:object_id>/delete/ | admin/articles/publication/1/delete/ | in 403 403 403 403 | in 403 403 403 403
admin/articles/publication/<path:object_id>/history/ | admin/articles/publication/1/history/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/publication/add/ | admin/articles/publication/add/ | in 403 403 403 403 | in 403 403 403 403
admin/articles/staticpage/ | admin/articles/staticpage/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/staticpage/<path:object_id>/ | admin/articles/staticpage/{static_page}/ | in go go go go | in go go go go
admin/articles/staticpage/<path:object_id>/change/ | admin/articles/staticpage/{static_page}/change/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/staticpage/<path:object_id>/delete/ | admin/articles/staticpage/{static_page}/delete/ | in 403 403 403 200 | in 403 403 403 200
admin/articles/staticpage/<path:object_id>/history/ | admin/articles/staticpage/{static_page}/history/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/staticpage/add/ | admin/articles/staticpage/add/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/tag/ | admin/articles/tag/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/tag/<path:object_id>/ | admin/articles/tag/{tag}/ | in go go go go | in go go go go
admin/articles/tag/<path:object_id>/change/ | admin/articles/tag/{tag}/change/ | in 200 200 403 200 | in 403 200 403 200
admin/articles/tag/<path:object_id>/delete/ | admin/articles/tag/{tag}/delete/ | in 403 200 403 200 | in 403 200 403 200
admin/articles/tag/<path:object_id>/history/ | admin/articles/tag/{tag}/history/ | in 200 200 403 200 | in 200 200 403 200
admin/articles/tag/add/ | admin/articles/tag/add/ | in 403 200 403 200 | in 403 200 403 200
admin/autocomplete/ | admin/autocomplete/?app_label=articles&model_name=tagging&field_name=tag | in 200 200 403 200 | in 405 405 405 405
admin/autocomplete/ | admin/autocomplete/?app_label=articles&model_name=author&field_name=user | in 403 403 403 200 | in 405 405 405 405
admin/comments/ban/ | admin/comments/ban/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/ban/<path:object_id>/ | admin/comments/ban/{ban}/ | in go go go go | in go go go go
admin/comments/ban/<path:object_id>/change/ | admin/comments/ban/{ban}/change/ | in 403 200 200 200 | in 403 go go go
admin/comments/ban/<path:object_id>/delete/ | admin/comments/ban/{ban}/delete/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/ban/<path:object_id>/history/ | admin/comments/ban/{ban}/history/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/ban/add/ | admin/comments/ban/add/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/bannedterm/ | admin/comments/bannedterm/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/bannedterm/<path:object_id>/ | admin/comments/bannedterm/{term}/ | in go go go go | in go go go go
admin/comments/bannedterm/<path:object_id>/change/ | admin/comments/bannedterm/{term}/change/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/bannedterm/<path:object_id>/delete/ | admin/comments/bannedterm/{term}/delete/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/bannedterm/<path:object_id>/history/ | admin/comments/bannedterm/{term}/history/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/bannedterm/add/ | admin/comments/bannedterm/add/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/comment/ | admin/comments/comment/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/comment/<int:key>/ | admin/comments/comment/{comment}/ | in 403 200 200 200 | in 403 400 400 400
admin/comments/comment/<path:object_id>/ | admin/comments/comment/x/ | in go go go go | in go go go go
admin/comments/comment/<path:object_id>/change/ | admin/comments/comment/{comment}/change/ | in 403 go go go | in 403 go go go
admin/comments/comment/<path:object_id>/delete/ | admin/comments/comment/{comment}/delete/ | in 403 403 403 403 | in 403 403 403 403
admin/comments/comment/<path:object_id>/history/ | admin/comments/comment/{comment}/history/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/comment/add/ | admin/comments/comment/add/ | in 403 403 403 403 | in 403 403 403 403
admin/comments/comment/decide/ | admin/comments/comment/decide/ | in 405 405 405 405 | in 403 go go go
admin/comments/comment/wish/ | admin/comments/comment/wish/ | in 405 405 405 405 | in 403 go go go
admin/comments/comment/reader/ | admin/comments/comment/reader/ | in 403 403 403 200 | in 403 403 403 400
admin/comments/learned/ | admin/comments/learned/ | in 403 200 403 200 | in 405 405 405 405
admin/comments/learned/forget/ | admin/comments/learned/forget/ | in 405 405 405 405 | in 403 go 403 go
admin/comments/localpolicy/ | admin/comments/localpolicy/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/localpolicy/<path:object_id>/ | admin/comments/localpolicy/{local}/ | in go go go go | in go go go go
admin/comments/localpolicy/<path:object_id>/change/ | admin/comments/localpolicy/{local}/change/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/localpolicy/<path:object_id>/delete/ | admin/comments/localpolicy/{local}/delete/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/localpolicy/<path:object_id>/history/ | admin/comments/localpolicy/{local}/history/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/localpolicy/add/ | admin/comments/localpolicy/add/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/policy/ | admin/comments/policy/ | in 403 go go go | in 403 go go go
admin/comments/policy/<path:object_id>/ | admin/comments/policy/1/ | in go go go go | in go go go go
admin/comments/policy/<path:object_id>/change/ | admin/comments/policy/1/change/ | in 403 200 200 200 | in 403 200 403 200
admin/comments/policy/<path:object_id>/delete/ | admin/comments/policy/1/delete/ | in 403 403 403 403 | in 403 403 403 403
admin/comments/policy/<path:object_id>/history/ | admin/comments/policy/1/history/ | in 403 200 200 200 | in 403 200 200 200
admin/comments/policy/add/ | admin/comments/policy/add/ | in 403 403 403 403 | in 403 403 403 403
admin/jsi18n/ | admin/jsi18n/ | in 200 200 200 200 | in 405 405 405 405
admin/language/ | admin/language/ | in 405 405 405 405 | in go go go go
admin/login/ | admin/login/ | 200 go go go go | 200 200 200 200 200
admin/logout/ | admin/logout/ | go 405 405 405 405 | go 200 200 200 200
admin/newsroom/user/ | admin/newsroom/user/ | in 403 403 403 200 | in 403 403 403 200
admin/newsroom/user/<id>/password/ | admin/newsroom/user/{user}/password/ | in 403 403 403 200 | in 403 403 403 200
admin/newsroom/user/<path:object_id>/ | admin/newsroom/user/{user}/ | in go go go go | in go go go go
admin/newsroom/user/<path:object_id>/change/ | admin/newsroom/user/{user}/change/ | in 403 403 403 200 | in 403 403 403 200
admin/newsroom/user/<path:object_id>/delete/ | admin/newsroom/user/{user}/delete/ | in 403 403 403 200 | in 403 403 403 200
admin/newsroom/user/<path:object_id>/history/ | admin/newsroom/user/{user}/history/ | in 403 403 403 200 | in 403 403 403 200
admin/newsroom/user/add/ | admin/newsroom/user/add/ | in 403 403 403 200 | in 403 403 403 200
admin/password_change/ | admin/password_change/ | in 200 200 200 200 | in 200 200 200 200
admin/password_change/done/ | admin/password_change/done/ | in 200 200 200 200 | in 405 405 405 405
admin/r/<path:content_type_id>/<path:object_id>/ | admin/r/1/1/ | in 404 404 404 404 | in 404 404 404 404
healthz | healthz | 200 200 200 200 200 | 405 405 405 405 405
media/<path:name> | media/{media} | 200 200 200 200 200 | 405 405 405 405 405
news-sitemap.xml | news-sitemap.xml | 200 200 200 200 200 | 405 405 405 405 405
preview/<str:signed>/ | preview/{preview}/ | 200 200 200 200 200 | 405 405 405 405 405
readyz | readyz | 200 200 200 200 200 | 405 405 405 405 405
robots.txt | robots.txt | 200 200 200 200 200 | 405 405 405 405 405
sitemap-<language:language>-<filemonth:month>.xml | sitemap-hi-{file_month}.xml | 200 200 200 200 200 | 405 405 405 405 405
sitemap-<language:language>-pages.xml | sitemap-hi-pages.xml | 200 200 200 200 200 | 405 405 405 405 405
sitemap.xml | sitemap.xml | 200 200 200 200 200 | 405 405 405 405 405
"""


def rows():
    for line in MATRIX.strip().splitlines():
        route, path, get, post = line.split(" | ")
        yield route.removeprefix("/"), path.removeprefix("/"), get.split(), post.split()


ROWS, TOGETHER = list(rows()), 30  # rows that are tried in one house


@pytest.fixture
def house(pages, ravi, asha, admin, defence, kavita):
    """One of everything; returns what the paths of the matrix name."""
    tag = TagFactory(name="सीमा", slug="seema")
    mine = ArticleFactory(created_by=ravi, section=defence, authors=[kavita])
    theirs = ArticleFactory(created_by=asha, section=defence, authors=[kavita], tags=[tag])
    live = publish(theirs, by=asha)
    image = ImageFactory()
    comment = comments.submit(live, name="कबीर", email="kabir@example.org", body="अच्छी ख़बर।", notify=True)
    comments.approve(comment, by=asha)
    return {
        "mine": mine.pk,
        "theirs": theirs.pk,
        "slug": live.slug,
        "revision_mine": mine.revisions.filter(scope="hi").last().pk,
        "revision_theirs": theirs.revisions.filter(scope="hi").last().pk,
        "link_mine": workflow.give_preview(mine, "hi", by=asha, days=7).pk,
        "link_theirs": workflow.give_preview(theirs, "hi", by=asha, days=7).pk,
        "month": f"{live.publish_at:%Y/%m}",
        "file_month": f"{live.publish_at:%Y-%m}",
        "category": defence.pk,
        "author": kavita.pk,
        "tag": tag.pk,
        "equivalents": Equivalents.objects.create(terms="भारत\nIndia").pk,
        "menu_item": MenuItem.objects.create(category=defence).pk,
        "static_page": StaticPage.objects.get(slug="about").pk,
        "image": image.pk,
        "comment": comment.pk,
        "ban": Ban.objects.create(email="loud@example.org").pk,
        "local": LocalPolicy.objects.create(section=defence, close_after=400).pk,
        "term": BannedTerm.objects.create(term="मूर्ख").pk,
        "receipt": receipts.address(comment)[1:],
        "replies": subscriptions.address(comment.subscription)[1:],
        "replies_stop": subscriptions.stop_address(comment.subscription)[1:],
        "media": image.file.name,
        "user": ravi.pk,
        "preview": preview.address(mine, "hi").split("/")[2],
    }


def test_every_address_has_a_row():
    assert {row[0] for row in ROWS} == set(every_route())


@pytest.fixture
def people(at_the_desk, request):
    """``{role: the cookies of who has come in}``; Kabir has none."""
    desk = {role: at_the_desk(request.getfixturevalue(role)).cookies for role in ROLES if role != "kabir"}
    return {"kabir": {}} | desk


@pytest.mark.parametrize("first", range(0, len(ROWS), TOGETHER))
def test_the_matrix(first, house, people):
    """For everybody in turn; what one of them did is undone before the next one comes."""
    wrong = {}
    for _route, path, get, post in ROWS[first : first + TOGETHER]:
        address = "/" + path.format(**house)
        for role, read, sent in zip(ROLES, get, post, strict=True):
            with transaction.atomic():
                client = Client()
                client.cookies.update(people[role])
                answers = answer(client.get(address)), answer(client.post(address))
                transaction.set_rollback(True)
            if answers != (read, sent):
                wrong[address, role] = answers
    assert wrong == {}


def answer(response) -> str:
    if response.streaming:
        list(response.streaming_content)  # what is read to its end closes its file
    if response.status_code in {301, 302, 303}:
        return "in" if response["Location"].startswith(reverse("admin:login")) else "go"
    return str(response.status_code)

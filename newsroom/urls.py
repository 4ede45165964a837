"""Every address of the site. Those under a language are the reader's pages, in ``articles.urls``."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import articles.views
from articles import converters, sitemaps  # noqa: F401  (importing the converters registers them)
from newsroom import views
from newsroom.media import media

urlpatterns = [
    path("", views.language_door, name="language_door"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<language:language>-<filemonth:month>.xml", sitemaps.month, name="sitemap"),
    path("sitemap-<language:language>-pages.xml", sitemaps.pages, name="sitemap_of_pages"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("<str:key>.txt", views.indexnow_key, name="indexnow_key"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("media/<path:name>", media, name="media"),
    path("preview/<str:signed>/", articles.views.preview, name="preview"),
    path(f"{settings.DESK[1:]}gallery/", include("newsroom.gallery")),
    path(settings.DESK[1:], admin.site.urls),
    *i18n_patterns(path("manifest.webmanifest", views.manifest, name="manifest")),
    *i18n_patterns(path("", include("articles.urls")), path("", include("comments.urls"))),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error

"""Who may do what: four groups, made after every migration and safe to make again.

A permission opens a door of the desk; whether *this* person may touch *this* story is decided in
``articles.workflow``.
"""

from django.utils.translation import gettext_noop

REPORTER, EDITOR = gettext_noop("Reporter"), gettext_noop("Editor")
MODERATOR, ADMINISTRATOR = gettext_noop("Moderator"), gettext_noop("Administrator")

_LIBRARY = [
    f"articles.{verb}_{noun}"
    for noun in ("category", "tag", "author", "image", "equivalents")
    for verb in ("view", "add", "change", "delete")
]
_TALK = [
    "comments.view_comment",
    "comments.moderate_comment",
    "comments.view_policy",
    *(
        f"comments.{verb}_{noun}"
        for noun in ("bannedterm", "localpolicy", "ban")
        for verb in ("view", "add", "change", "delete")
    ),
]
_POLICY = ["comments.change_policy", "comments.change_learned"]
_FRONT_PAGE = ["articles.view_frontpage", "articles.change_frontpage"]
_STORIES = ["articles.view_article", "articles.add_article", "articles.change_article"]
_PAGES = [
    *(f"articles.{verb}_staticpage" for verb in ("view", "add", "change")),
    *(f"articles.{verb}_menuitem" for verb in ("view", "add", "change", "delete")),
]

PERMISSIONS = {
    REPORTER: [
        *_STORIES,
        "articles.view_category",
        "articles.view_tag",
        "articles.view_author",
        "articles.view_image",
        "articles.add_image",
        "articles.change_image",
    ],
    EDITOR: [
        *_STORIES,
        *_LIBRARY,
        *_TALK,
        *_POLICY,
        "articles.delete_article",
        "articles.edit_any_article",
        "articles.publish_article",
        *_PAGES,
        *_FRONT_PAGE,
        "articles.view_publication",
    ],
    MODERATOR: ["articles.view_article", *_TALK],
    ADMINISTRATOR: [
        *_STORIES,
        *_LIBRARY,
        *_TALK,
        *_POLICY,
        "articles.delete_article",
        "articles.edit_any_article",
        "articles.publish_article",
        *_PAGES,
        "articles.delete_staticpage",
        *_FRONT_PAGE,
        "articles.view_publication",
        "articles.change_publication",
        "comments.erase_comment",
        "newsroom.view_user",
        "newsroom.add_user",
        "newsroom.change_user",
        "newsroom.delete_user",
    ],
}


def make_groups(sender, using="default", **kwargs):
    """Bring groups in line with ``PERMISSIONS``, once the last app has made its permissions.

    Where models are behind the code, as after ``migrate articles 0003``, their permissions come with a later call.
    """
    from django.contrib.auth.models import Group, Permission

    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role, names in PERMISSIONS.items():
        group, _made = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set([known[name] for name in names if name in known])

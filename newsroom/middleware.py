"""The one middleware of our own: the desk speaks the language of whoever is signed in."""

from django.utils import translation


def desk_language(get_response):
    """Activate ``user.interface_language`` on the desk. Reader addresses never look at the user."""

    def respond(request):
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            translation.activate(request.user.interface_language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return respond

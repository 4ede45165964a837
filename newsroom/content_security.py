"""Settings of what browsers load and run on our pages (Content-Security-Policy)."""

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

# Public pages hold no inline script, no inline style and nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The desk also loads the editor's modules through an import map (a nonce) and lets it set styles on what is written.
DESK_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}

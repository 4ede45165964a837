from comments.admin import bans, learned, local, policy, queue, terms

__all__ = ["bans", "learned", "local", "policy", "queue", "terms"]

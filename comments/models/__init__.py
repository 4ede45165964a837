"""What readers say, and how the newsroom deals with it: one file a noun."""

from comments.models.ban import Ban
from comments.models.comment import BODY, NAME, Comment, Status
from comments.models.decision import Act, Decision
from comments.models.discussion import Discussion
from comments.models.learned import Learned
from comments.models.policy import LocalPolicy, Mode, Policy
from comments.models.report import Report
from comments.models.subscription import Subscription
from comments.models.term import BannedTerm
from comments.models.watch import Claim, Watch

__all__ = [
    "BODY",
    "NAME",
    "Act",
    "Ban",
    "BannedTerm",
    "Claim",
    "Comment",
    "Decision",
    "Discussion",
    "Learned",
    "LocalPolicy",
    "Mode",
    "Policy",
    "Report",
    "Status",
    "Subscription",
    "Watch",
]

"""What happens to comments by itself."""

from comments import retention, spam, watching
from newsroom.jobs import every


@every(30)
def write_to_moderators():
    """At once means within half a minute, so a flood is one letter."""
    return watching.write()


@every(600)
def learn_spam():
    return spam.learn_when_due()


@every(3_600)
def forget_what_is_past_its_time():
    return retention.forget()

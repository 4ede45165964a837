"""Who counts as a reader, and that nobody can be known from what is kept."""

import pytest

from newsroom.reads.readers import is_a_person, who

KEY = b"k" * 32
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
    "Safari/537.36"
)
PEOPLE = {
    "a phone": PHONE,
    "an iPhone": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1",
    "a cheap phone": "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/191.308; U; hi) Presto/2.12.423 Version/12.16",
    "a telephone called Cubot": "Mozilla/5.0 (Linux; Android 9; CUBOT_X18_Plus) AppleWebKit/537.36 Chrome/99.0 Mobile",
    "Facebook's own browser": f"{PHONE} [FB_IAB/FB4A;FBAV/440.0.0.30.110;]",
    "Firefox": "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
}
PROGRAMS = {
    "nothing": "",
    "Google": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Bing": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
    "a model's crawler": "Mozilla/5.0 AppleWebKit/537.36; compatible; GPTBot/1.2; +https://openai.com/gptbot",
    "Bytespider": "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
    "a link in a chat": "WhatsApp/2.23.20.0 A",
    "a link on Facebook": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "a link in Slack": "Slackbot-LinkExpanding 1.0",
    "curl": "curl/8.5.0",
    "Python": "python-requests/2.32.3",
    "Go": "Go-http-client/2.0",
    "no window": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0 Safari",
    "a monitor": "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "a feed reader": "Feedly/1.0 (+http://www.feedly.com/fetcher.html)",
    "an archive": "ia_archiver (+http://www.alexa.com/site/help/webmasters)",
}


def from_(address, agent=PHONE):
    return {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent}


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_count_whatever_they_read_with(agent):
    assert is_a_person(PEOPLE[agent], "")


@pytest.mark.parametrize("agent", PROGRAMS)
def test_what_only_fetches_does_not(agent):
    assert not is_a_person(PROGRAMS[agent], "")


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender"])
def test_a_page_that_a_browser_makes_ready_is_not_read(purpose):
    assert not is_a_person(PHONE, purpose)


def test_the_same_person_is_another_number_on_each_page_and_under_each_key():
    numbers = {
        who(key, page, from_("203.0.113.9"))[part] for key in (KEY, b"n" * 32) for page in (1, 2) for part in (0, 1)
    }
    assert len(numbers) == 8


def test_two_people_behind_one_address_are_two_readers_of_one_network():
    (one, network), (other, same) = (who(KEY, 1, from_("203.0.113.9", agent)) for agent in (PHONE, PEOPLE["Firefox"]))
    assert one != other
    assert network == same


def test_a_phone_that_changes_its_address_inside_its_network_stays_one_reader():
    """Privacy extensions of IPv6 (RFC 8981) give it a new one each day, and more often."""
    assert who(KEY, 1, from_("2001:db8:1:2:aaaa::1")) == who(KEY, 1, from_("2001:db8:1:2:bbbb::2"))
    assert who(KEY, 1, from_("2001:db8:1:3::1")) != who(KEY, 1, from_("2001:db8:1:2::1"))


def test_behind_a_proxy_readers_are_told_apart_by_what_it_saw(settings):
    settings.TRUSTED_PROXIES = 1
    first, second = (
        who(KEY, 1, from_("127.0.0.1") | {"HTTP_X_FORWARDED_FOR": f"10.0.0.1, 203.0.113.{number}"}) for number in (1, 2)
    )
    forged = who(KEY, 1, from_("127.0.0.1") | {"HTTP_X_FORWARDED_FOR": "10.9.9.9, 203.0.113.1"})
    assert first != second
    assert first == forged


@pytest.mark.parametrize("strange", [{}, {"REMOTE_ADDR": "unix:"}, {"HTTP_USER_AGENT": "\udcff" * 5_000}])
def test_a_strange_request_is_no_trouble(strange):
    assert len(who(KEY, 1, strange)) == 2

"""Settings refuse to guess, and the example file knows every name."""

import re
import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment, settings

EXAMPLE = settings.BASE_DIR / ".env.example"


def test_the_example_names_every_setting_with_a_line_of_meaning():
    named = re.findall(r"^# .+\n([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(settings.VARIABLES)


def test_the_example_itself_can_be_used(tmp_path, monkeypatch):
    names = set(settings.VARIABLES)
    for name in names:
        monkeypatch.setenv(name, "")  # so that what the file says is taken back after the test
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    environment.read_dotenv(tmp_path / ".env", known=names)


def test_an_unknown_name_in_dotenv_stops_the_start(tmp_path):
    (tmp_path / ".env").write_text("DATABSE_URL=postgres://host/name\n")
    with pytest.raises(ImproperlyConfigured, match="DATABSE_URL"):
        environment.read_dotenv(tmp_path / ".env", known={"DATABASE_URL"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATA_DIR", ""),
        ("DATA_DIR", __file__),
        ("DATA_DIR", f"{__file__}/data"),
        ("DEBUG", "perhaps"),
        ("EMAIL_URL", ""),
        ("EMAIL_URL", "foo"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "smtp+tls://mail.example.org:submission"),
        ("HOST", "localhost"),
        ("HOST", "127.0.0.256"),
        ("HOST", "fe80::1%eth0"),
        ("PORT", "eight thousand"),
        ("PORT", "70000"),
        ("SITE_URL", "news.example.org"),
        ("SITE_URL", "https://example.org/news"),
        ("SITE_URL", "https://[example.org"),
        ("SITE_URL", "https://example.org:99999"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("DATABASE_URL", "postgres://localhost:port/news"),
        ("DATABASE_URL", "postgres://localhost"),
        ("STAMPS_URL", "memcached://localhost"),
        ("STAMPS_URL", "redis://[localhost"),
        ("WORKERS", "0"),
        ("DEMO", "si"),
        ("FEED_TEXT", "headline"),
        ("ROBOTS", "all"),
        ("AI_CRAWLERS", "yes"),
        ("WEBSUB_HUB", "hub.example.org"),
        ("WEBSUB_HUB", "ftp://hub.example.org/"),
        ("WEBSUB_HUB", "https://[hub"),
        ("INDEXNOW_KEY", "short"),
        ("INDEXNOW_KEY", "with/slash-and-more"),
    ],
)
def test_a_malformed_value_stops_the_start_and_says_what_to_write(name, value, started):
    with pytest.raises(ImproperlyConfigured) as stop:
        started(**{"SECRET_KEY": "long enough", name: value})
    assert re.fullmatch(rf"{name} is “{re.escape(value)}”.+ Write .+\.", str(stop.value))


@pytest.mark.parametrize(
    "address",
    [
        "postgres://asha:p:@ss@db:port/news",
        "postgres://asha:p@ss?p@ss@db:port/news",
        "postgres://db:port/news?password=p@ss",
        "asha:pass@db",
    ],
)
def test_a_malformed_address_is_said_without_its_password(address, started):
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_URL is “.*…") as stop:
        started(SECRET_KEY="long enough", DATABASE_URL=address)
    assert "ss" not in str(stop.value).partition(". Write")[0]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "::1", "192.0.2.7"])
def test_the_server_may_listen_on_either_kind_of_address(host, started):
    assert started(HOST=host)["HOST"] == host


def test_mail_goes_where_its_address_says(started):
    mail = started(EMAIL_URL="smtp+tls://asha:se%40cret@mail.example.org:587")
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)
    assert mail["EMAIL_HOST_PASSWORD"] == "se@cret"


def test_a_dotenv_that_is_no_text_stops_the_start(tmp_path):
    (tmp_path / ".env").write_bytes("SITE_NAME_HI=भारत".encode("utf-16"))
    with pytest.raises(ImproperlyConfigured, match="UTF-8"):
        environment.read_dotenv(tmp_path / ".env", known={"SITE_NAME_HI"})


def test_a_public_database_wants_a_secret_key_of_its_own(started):
    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY"):
        started(DATABASE_URL="postgres://nobody@127.0.0.1:9/none")


def test_the_local_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = environment.kept_secret(tmp_path / "secret_key")
    assert len(first) >= 50
    assert environment.kept_secret(tmp_path / "secret_key") == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_cannot_be_read_names_its_folder(tmp_path):
    (tmp_path / "secret_key").mkdir()
    with pytest.raises(ImproperlyConfigured, match=f"DATA_DIR is “{tmp_path}”.+secret_key"):
        environment.kept_secret(tmp_path / "secret_key")


def test_https_turns_on_what_goes_with_it(started):
    for address, secure in (("https://example.org", True), ("http://127.0.0.1:8000", False)):
        ours = started(SITE_URL=address)
        assert (ours["SESSION_COOKIE_SECURE"], ours["SECURE_HSTS_SECONDS"] > 0) == (secure, secure)


@pytest.fixture
def started(tmp_path, monkeypatch):
    """The settings as a start would read them: ``started(PORT="8001")["PORT"]``."""

    def start(**variables):
        for name in settings.VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"DATA_DIR": str(tmp_path)} | variables).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(settings.__file__)

    return start

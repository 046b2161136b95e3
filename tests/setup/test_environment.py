"""Settings come from the environment, and what is wrong there is said at once."""

from __future__ import annotations

import pytest

from matvey.config.environment import SettingsError, read


def test_an_empty_environment_works() -> None:
    settings = read({})
    assert settings.home.name == "var"
    assert settings.url == "http://127.0.0.1:8000"
    assert settings.language == "ru"


def test_other_programs_variables_are_none_of_ours() -> None:
    assert read({"PATH": "/bin", "DJANGO_DEBUG": "1"}) == read({})


def test_an_empty_variable_is_as_if_it_were_not_there() -> None:
    assert read({"MATVEY_PORT": ""}).port == 8000


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("MATVEY_PORT", "eighty", "a whole number from 1 to 65535"),
        ("MATVEY_PORT", "70000", "a whole number from 1 to 65535"),
        ("MATVEY_DEBUG", "perhaps", "“yes” or “no”"),
        ("MATVEY_LANGUAGE", "de", "one of ru, en"),
        ("MATVEY_TIME_ZONE", "Moscow", "a time zone such as Europe/Moscow"),
        ("MATVEY_TIME_ZONE", "../etc/passwd", "a time zone such as Europe/Moscow"),
        ("MATVEY_EMAIL_URL", "mail.example.org", "smtp://, smtps://"),
        ("MATVEY_PUBLIC_URL", "crm.example.org", "http://, https://"),
        ("MATVEY_HOME", __file__, "a folder"),
        ("DATABASE_URL", "mysql://root@localhost/crm", "postgres://, postgresql://"),
        ("DATABASE_URL", "postgres://localhost:port/crm", "postgres://, postgresql://"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        read({name: value})
    assert f"{name} must be" in str(refusal.value)
    assert allowed in str(refusal.value)


def test_a_misspelt_setting_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(SettingsError, match=r"MATVEY_PROT is not a setting; did you mean MATVEY_PORT\?"):
        read({"MATVEY_PROT": "8001"})


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(SettingsError) as refusal:
        read({"MATVEY_PORT": "x", "MATVEY_DEBUG": "x", "MATVEY_NONSENSE": "x"})
    assert len(str(refusal.value).splitlines()) == 3


def test_a_public_address_decides_over_hosts_and_encryption() -> None:
    settings = read({"MATVEY_PUBLIC_URL": "https://crm.example.org/", "MATVEY_HOST": "0.0.0.0"})
    assert settings.url == "https://crm.example.org"
    assert settings.is_encrypted
    assert "crm.example.org" in settings.hosts

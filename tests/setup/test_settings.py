"""What Django is told follows from the few settings an installation gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matvey.config.environment import read
from matvey.config.settings_database import database
from matvey.config.settings_mail import mailer


def test_without_a_word_the_base_is_a_file_of_the_installation() -> None:
    base = database(read({"MATVEY_HOME": "/srv/matvey"}))
    assert base["NAME"] == "/srv/matvey/matvey.sqlite3"
    assert base["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in base["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart() -> None:
    base = database(
        read({"DATABASE_URL": "postgres://anna:p%40ss@db.example.org:5433/bakery?sslmode=require"})
    )
    assert (base["HOST"], base["PORT"], base["NAME"]) == ("db.example.org", "5433", "bakery")
    assert (base["USER"], base["PASSWORD"]) == ("anna", "p@ss")
    assert base["OPTIONS"]["sslmode"] == "require"


def test_a_postgresql_socket_can_be_named() -> None:
    base = database(read({"DATABASE_URL": "postgresql:///matvey?host=/run/postgresql"}))
    assert (base["HOST"], base["PORT"], base["NAME"]) == ("/run/postgresql", "", "matvey")


def test_letters_become_files_until_a_mail_server_is_named() -> None:
    assert mailer(read({"MATVEY_HOME": "/srv/matvey"}))["OPTIONS"] == {"file_path": "/srv/matvey/mail"}


@pytest.mark.parametrize(
    ("url", "port", "implicit", "upgraded"),
    [
        ("smtps://anna:secret@mail.example.org", 465, True, False),
        ("smtp://mail.example.org", 587, False, True),
        ("smtp://localhost:2525", 2525, False, False),
    ],
)
def test_a_mail_server_is_reached_encrypted(url: str, port: int, implicit: bool, upgraded: bool) -> None:
    options = mailer(read({"MATVEY_EMAIL_URL": url}))["OPTIONS"]
    assert (options["port"], options["use_ssl"], options["use_tls"]) == (port, implicit, upgraded)


def test_behind_https_cookies_are_kept_to_https(tmp_path: Path) -> None:
    ask = (
        "from matvey.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, *s.CSRF_TRUSTED_ORIGINS)"
    )
    environ = os.environ | {"MATVEY_HOME": str(tmp_path), "MATVEY_PUBLIC_URL": "https://crm.example.org"}
    answer = subprocess.run(
        [sys.executable, "-c", ask], env=environ, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "True True 31536000 https://crm.example.org"

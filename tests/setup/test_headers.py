"""What every page tells the browser about what it may do."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from matvey.config.middleware import client_address

pytestmark = pytest.mark.django_db


def test_only_our_own_scripts_and_styles_run(client: Client) -> None:
    policy = client.get("/no-such-page").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_is_nobodys_frame_and_tells_nobody_where_it_was(client: Client) -> None:
    headers = client.get("/no-such-page").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_every_answer_has_a_number_to_find_it_in_the_log(client: Client) -> None:
    first, second = client.get("/no-such-page"), client.get("/no-such-page")
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]


def _address(request: HttpRequest) -> HttpResponse:
    return HttpResponse(client_address(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request))


def test_an_address_claimed_by_the_client_is_not_believed(rf: RequestFactory) -> None:
    request = rf.get("/", REMOTE_ADDR="203.0.113.5", headers={"x-forwarded-for": "10.0.0.1"})
    assert _address(request).content == b"203.0.113.5"


def test_behind_a_trusted_proxy_the_address_is_what_it_saw(rf: RequestFactory, settings) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "10.0.0.1, 203.0.113.5"})
    assert _address(request).content == b"203.0.113.5"


def test_a_link_that_lets_somebody_in_does_not_stay_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "matvey.requests")
    client.get("/account/password/reset/key/3-c7t1kq-9f3e2d/?next=secret")
    client.get("/no-such-page")
    paths = [record.__dict__["path"] for record in caplog.records if record.name == "matvey.requests"]
    assert paths == ["/account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", "/no-such-page"]
    assert "9f3e2d" not in caplog.text
    assert "secret" not in caplog.text

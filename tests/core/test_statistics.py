"""The database knows its rows after it was told to look at them."""

from __future__ import annotations

import pytest
from django.db import connection

from matvey.core.statistics import refresh_statistics
from matvey.staff.models import Employee


@pytest.mark.django_db(transaction=True)
def test_statistics_tell_how_many_rows_there_are(people):
    refresh_statistics()
    rows = "SELECT max(stat) FROM sqlite_stat1 WHERE tbl = %s"
    if connection.vendor == "postgresql":
        rows = "SELECT reltuples::int FROM pg_class WHERE relname = %s"
    with connection.cursor() as cursor:
        cursor.execute(rows, [Employee._meta.db_table])
        assert int(str(cursor.fetchone()[0]).split()[0]) == Employee.objects.count()

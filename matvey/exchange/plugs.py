"""What this app plugs into the sockets of apps below."""

from __future__ import annotations

from matvey.customers import jotted
from matvey.exchange.jotted.form_values import form_values

jotted.plug_in(form_values)

"""Tags for the smallest pieces: `{% icon "phone" 15 %}`, `{% person name %}`, `{% badge text "good" %}`."""

from __future__ import annotations

from django import template

from matvey.core import atoms

register = template.Library()

register.simple_tag(atoms.icon, name="icon")
register.simple_tag(atoms.avatar, name="avatar")
register.simple_tag(atoms.person, name="person")
register.simple_tag(atoms.badge, name="badge")
register.simple_tag(atoms.tick, name="tick")
register.filter("initials", atoms.initials)
register.filter("hue", atoms.hue)

"""The named rights the customer base asks for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.staff.rights import Right, add

SHARE_SEGMENTS = add(
    Right("share_segments", _("Share segments"), _("Give a segment of customers to everybody"))
).key
ERASE_PEOPLE = add(
    Right("erase_people", _("Erase personal data"), _("Destroy a person's data when they ask for it"))
).key

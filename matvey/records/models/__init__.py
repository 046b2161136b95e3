"""What people add to any record, and how they like to see lists."""

from matvey.records.models.comments import Comment, Notification
from matvey.records.models.custom import CustomField, CustomValue
from matvey.records.models.files import Attachment
from matvey.records.models.tags import Tag, Tagging
from matvey.records.models.views import ListLayout, SavedView

__all__ = [
    "Attachment",
    "Comment",
    "CustomField",
    "CustomValue",
    "ListLayout",
    "Notification",
    "SavedView",
    "Tag",
    "Tagging",
]

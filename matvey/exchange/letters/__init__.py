"""Mailboxes (.mbox) and single letters (.eml): who wrote to us and to whom we wrote, how often and when."""

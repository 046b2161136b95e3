"""The spreadsheet that takes everything a customer has along and is read again without guessing."""

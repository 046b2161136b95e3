"""What a column can mean, and the headings under which people and programs write it."""

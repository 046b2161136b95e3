"""Where in a sheet the table begins, which rows are its heading, and which are no rows of it at all."""

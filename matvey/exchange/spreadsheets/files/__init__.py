"""Reading of files of every kind into rows of plain values, one row at a time."""

"""Customer lists in spreadsheets as companies really have them: read, understood, made candidates."""

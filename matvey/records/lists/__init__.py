"""What a list asks for, and how its rows are found."""

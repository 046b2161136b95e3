"""What each column of a table probably holds, judged by its heading and by what stands in it."""

"""Cards of contacts (vCard 2.1, 3.0, 4.0) as phones and mail programs really write them: read, mended, understood."""

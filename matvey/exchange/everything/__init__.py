"""All the company's data as one archive of open formats, so that one may leave with everything."""

"""Takes back what an import has done: see docs/decisions/imports.md."""

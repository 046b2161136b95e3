"""So that a running program can start another of its commands with the same Python."""

import sys

from matvey.config.cli import main

sys.exit(main())

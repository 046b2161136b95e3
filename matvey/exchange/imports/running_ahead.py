"""The program of the process that prepares rows; see `forerunner`. It answers on its standard output."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Final

import django

GENTLY: Final = 10  # people's pages have the processor first


def main() -> None:
    """What anything else prints goes to the errors, so that answers stay whole."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    django.setup()
    from matvey.exchange.imports.ahead import prepare_ahead

    os.nice(GENTLY)
    gc.freeze()  # what the program itself consists of is looked through no more
    with suppress(BrokenPipeError):  # whoever wanted the rows has ended
        prepare_ahead(int(sys.argv[1]), answers)


if __name__ == "__main__":
    main()

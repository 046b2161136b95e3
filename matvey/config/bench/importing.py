"""Importing a spreadsheet into the base being measured, by the command people use."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import xlsxwriter

from matvey.config.bench.figures import Figure
from matvey.config.bench.measuring import Ground
from matvey.config.demo.customers import Town

HEADER: Final = ("Клиент", "Телефон", "E-mail", "ИНН", "Город", "Контактное лицо")
SEED: Final = 30_000_000


def write_sheet(path: Path, rows: int, *, today: date, part: int = 0) -> None:
    """A tidy spreadsheet of customers the base does not know; two parts share none."""
    town = Town(today, seed=SEED + part, serial=SEED + part * 1_000_000)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for place, known in enumerate(islice(town.acquaintances(), rows), start=1):
            new = known.new
            points = {point.medium: point.typed for point in new.points}
            inn = new.counterparties[0].inn if new.counterparties else ""
            contact = new.contacts[0].person.name.full if new.contacts else ""
            row = (new.name, points.get("phone", ""), points.get("email", ""), inn, new.city, contact)
            sheet.write_row(place, 0, row)


def start_import(sheet: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "matvey.config.cli", "import", "customers", str(sheet), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 - our own command


def finish_import(running: subprocess.Popen[bytes], ground: Ground) -> Figure:
    """Rows a second as the command itself says; raises `RuntimeError` when it refused the file."""
    printed, _ = running.communicate()
    if running.returncode:
        raise RuntimeError("the import did not go through")
    said = json.loads(printed)
    ms = said["seconds"] * 1000
    per_s = round(said["rows"] / said["seconds"], 1)
    return Figure(
        f"import of {said['rows']} rows", "director", ground.database, ground.customers, ms, ms, 0, per_s
    )

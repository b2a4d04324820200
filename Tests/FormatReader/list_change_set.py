"""Prints what change sets hold, a line, head, change or write each; for the tests, and for people.

    list_change_set.py [--dictionary NUMBER=FILE]… FILE…
"""

import argparse
import sys

import canonical
import change_set as format

NAMES = {
    format.EMPTY: "empty", format.INTEGER: "integer", format.CODE: "code", format.TEXT: "text",
    format.REMOVED_TEXT: "removed-text", format.ROW: "row", format.SEALED: "sealed",
    format.BLOB: "blob", format.BYTES: "bytes", format.GROUP: "group",
}


def row_text(row):
    if row[0] == "foreign":
        return f"foreign:{row[1].hex()}:{row[2].hex()}"
    return ":".join(map(str, row))


def value_text(kind, value):
    if kind not in NAMES:
        return f"kind-{kind // 2} {value.hex()}"
    name = NAMES[kind]
    if kind == format.EMPTY:
        return name
    if kind in (format.CODE, format.TEXT):
        return f'{name} "{value.decode("utf-8")}"'
    if kind == format.ROW:
        return f"{name} {row_text(value)}"
    if kind in (format.SEALED, format.BLOB):
        return f"{name} {value[0].hex()} {value[1].hex() if kind == format.SEALED else value[1]}"
    if kind == format.BYTES:
        return f"{name} {value.hex()}"
    if kind == format.GROUP:
        return f"{name} [{', '.join(value_text(*member) for member in value)}]"
    return f"{name} {value}"


def listing(read):
    yield f"ledger {read.ledger.hex()}"
    for number, line in enumerate(read.lines):
        place = "run" if line.is_run else "reference"
        yield f"line {number} origin {line.origin.hex()} {place} {line.sequence} {line.hash.hex()}"
    for number, line in enumerate(read.lines):
        for sequence, seed, signature in line.heads:
            yield f"head {number} {sequence} seed {seed.hex()} signature {signature.hex()}"
    for change in read.changes:
        seen = " ".join(f"{line}:{place}" for line, place in sorted(change.others.items()))
        removed = f" removed {change.removed_text.hex()}" if change.removed_text else ""
        yield (
            f"change {change.line} {change.sequence} height {change.height} time {change.time}"
            f" own {change.own_seen} others [{seen}]{removed}"
        )
        for write in change.writes:
            value = value_text(write.kind, write.value)
            yield f"write {write.table} {row_text(write.row)} {write.cell} {write.rule} {value}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dictionary", action="append", default=[], metavar="NUMBER=FILE")
    parser.add_argument("--hashes", action="store_true", help="print the hash at each head instead")
    parser.add_argument("files", nargs="+")
    given = parser.parse_args()
    dictionaries = {}
    for pair in given.dictionary:
        number, file = pair.split("=", 1)
        dictionaries[int(number)] = open(file, "rb").read()
    for file in given.files:
        read = format.read(open(file, "rb").read(), dictionaries)
        lines = canonical.listing(read) if given.hashes else listing(read)
        sys.stdout.write("".join(line + "\n" for line in lines))


main()

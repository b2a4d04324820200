"""Reads a change set, written from the specification alone (ChangeSetFormat, CanonicalBytes).

Nothing here is taken from the program: if this reader and the program disagree about a byte, the
specification is wrong or one of them is. Standard library only.
"""

import zlib
from dataclasses import dataclass, field

MAGIC = b"TCS\0"
EMPTY, INTEGER, CODE, TEXT, REMOVED_TEXT = 0, 2, 4, 6, 7
ROW, SEALED, BLOB, BYTES, GROUP = 8, 10, 12, 14, 16
TARGET = "target"
MASK = (1 << 64) - 1


class Refused(Exception):
    """The bytes are not a change set."""


def must(holds, what):
    if not holds:
        raise Refused(what)


def signed(number):
    """Zigzag: 0, 1, 2, 3 are 0, -1, 1, -2."""
    return number >> 1 ^ -(number & 1)


def wrapped(number):
    """Two's complement of 64 bits."""
    number &= MASK
    return number - (1 << 64) if number >> 63 else number


class Cursor:
    """A place in some bytes."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        must(self.at + count <= len(self.data), "the bytes end early")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self):
        return self.take(1)[0]

    def number(self):
        """Unsigned LEB128 in its shortest form, at most 64 bits."""
        value = shift = 0
        while True:
            byte = self.byte()
            must(shift < 63 or byte <= 1, "a number has more than 64 bits")
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                must(byte > 0 or shift == 7, "a number is not in its shortest form")
                return value

    def signed(self):
        return signed(self.number())

    def numbers(self, count):
        return [self.number() for _ in range(count)]

    def finish(self, what):
        must(self.at == len(self.data), f"something follows the {what}")


@dataclass
class Line:
    origin: bytes
    sequence: int
    """The first change of a run, or how far a reference goes."""
    is_run: bool
    hash: bytes
    """h(sequence - 1), 32 bytes, of a run; the first 8 bytes of h(sequence) of a reference."""
    heads: list = field(default_factory=list)
    """(sequence, seed, signature)"""


@dataclass
class Write:
    table: int
    row: object
    """("own", ordinal) or ("row", line, sequence, ordinal)"""
    cell: int
    rule: int
    kind: int
    value: object


@dataclass
class Change:
    line: int
    sequence: int
    height: int = 0
    time: int = 0
    own_seen: int = 0
    others: dict = field(default_factory=dict)
    removed_text: bytes = None
    writes: list = field(default_factory=list)


@dataclass
class ChangeSet:
    ledger: bytes
    lines: list
    changes: list
    sizes: dict
    """Where the unpacked bytes go, by part, for those who measure."""


def read(data, dictionaries={}):
    """Reads one change set that fills all of `data`."""
    return _Reader(data, dictionaries).change_set()


class _Reader:
    def __init__(self, data, dictionaries):
        head = Cursor(data)
        must(head.take(4) == MAGIC, "this is no change set")
        must(head.byte() == 1, "the format version is not 1")
        compression, dictionary = head.byte(), head.byte()
        must(compression <= 1, "the compression is unknown")
        must(dictionary == 0 or compression == 1, "a dictionary without compression")
        must(dictionary == 0 or dictionary in dictionaries, "the dictionary is unknown")
        self.ledger = head.take(16)
        self.count, column_bytes, opaque_bytes = head.numbers(3)
        must(column_bytes + opaque_bytes <= 1 << 26, "the set is too large")
        must(self.count <= 1 << 20 and 4 * self.count <= column_bytes, "too many changes")
        self.opaque = Cursor(head.take(opaque_bytes))
        rest = data[head.at :]
        if compression:
            must(column_bytes <= 1100 * len(rest), "deflate cannot shrink that far")
            given = {"zdict": dictionaries[dictionary]} if dictionary else {}
            stream = zlib.decompressobj(-15, **given)
            columns = stream.decompress(rest, column_bytes + 1)
            must(stream.eof and not stream.unused_data, "the deflate stream does not end here")
            rest = columns
        must(len(rest) == column_bytes, "the columns have another length")
        self.columns = Cursor(rest)
        self.sizes = {}
        self.packed = len(data) - head.at

    def change_set(self):
        lines = self.lines()
        changes = self.order(lines)
        self.heads(lines, changes)
        self.stamps(lines, changes)
        self.writes(lines, changes)
        self.columns.finish("columns")
        self.opaque.finish("opaque part")
        return ChangeSet(self.ledger, lines, changes, self.sizes)

    def measured(self, name, start):
        self.sizes[name] = self.sizes.get(name, 0) + self.columns.at - start

    # 1. Lines

    def lines(self):
        start = self.columns.at
        count = self.columns.number()
        must(count <= 4096, "too many lines")
        lines = []
        for _ in range(count):
            number = self.columns.number()
            must(1 <= number >> 1 < 1 << 32, "a line's sequence is out of range")
            lines.append((number >> 1, number & 1 == 0))
        lines = [
            Line(self.opaque.take(16), sequence, is_run, self.opaque.take(32 if is_run else 8))
            for sequence, is_run in lines
        ]
        self.measured("lines", start)
        return lines

    # 2. Order of the changes

    def order(self, lines):
        start = self.columns.at
        nexts = {index: line.sequence for index, line in enumerate(lines) if line.is_run}
        changes, before = [], None
        for _ in range(self.columns.number()):
            line, count = self.columns.number(), self.columns.number()
            must(line in nexts and line != before and count > 0, "a stretch is not one of a run")
            must(len(changes) + count <= self.count, "there are more changes than declared")
            changes += [Change(line, nexts[line] + index) for index in range(count)]
            nexts[line] += count
            must(nexts[line] <= 1 << 32, "a run goes too far")
            before = line
        must(len(changes) == self.count, "there are fewer changes than declared")
        must(all(nexts[i] > lines[i].sequence for i in nexts), "a run is empty")
        self.measured("order", start)
        return changes

    # 3. Heads

    def heads(self, lines, changes):
        start = self.columns.at
        last = {}
        for change in changes:
            last[change.line] = change.sequence
        for index, line in enumerate(lines):
            if not line.is_run:
                continue
            sequence = line.sequence - 1
            for _ in range(self.columns.number()):
                sequence += self.columns.number() + 1
                must(sequence <= last[index], "a head lies beyond its run")
                line.heads.append((sequence, self.opaque.take(16), self.opaque.take(64)))
        self.measured("heads", start)

    # 4. Heights, times, flags, contexts

    def stamps(self, lines, changes):
        start = self.columns.at
        heights, times = {}, {}
        for change in changes:
            change.height = heights.get(change.line, 0) + 1 + self.columns.signed() & MASK
            heights[change.line] = change.height
        self.measured("heights", start)
        start = self.columns.at
        for change in changes:
            change.time = wrapped(times.get(change.line, 0) + self.columns.signed())
            times[change.line] = change.time
        self.measured("times", start)
        start = self.columns.at
        flags = [self.columns.byte() for _ in changes]
        self.measured("flags", start)
        start = self.columns.at
        others = {}
        for change, flag in zip(changes, flags):
            must(flag < 8, "a flag is unknown")
            change.own_seen = change.sequence - 1
            if flag & 1:
                back = self.columns.number()
                must(1 <= back < change.sequence, "the own line was seen too far back")
                change.own_seen -= back
            if flag & 2:
                others[change.line] = self.moved(others.get(change.line, {}), change.line, lines)
            change.others = others.get(change.line, {})
            if flag & 4:
                change.removed_text = self.opaque.take(32)
        self.measured("contexts", start)

    def moved(self, before, own, lines):
        count = self.columns.number()
        must(1 <= count <= len(lines), "a context has too many entries")
        after, line = dict(before), -1
        for _ in range(count):
            line += self.columns.number() + 1
            must(line < len(lines) and line != own, "a context names no line")
            step = self.columns.signed()
            place = after.get(line, 0) + step
            must(step != 0 and 0 <= place < 1 << 32, "a context's place is out of range")
            after[line] = place
            if place == 0:
                del after[line]
        return after

    # 5. Shapes

    def shape(self):
        targets, writes = 0, []
        count = self.columns.number()
        must(1 <= count <= 4096, "a shape has no writes, or too many")
        for _ in range(count):
            table, target, cell, field_ = self.columns.numbers(4)
            must(max(table, target, cell) < 1 << 32, "a tag is out of range")
            kind, rule, members, names_target = field_ >> 1, field_ & 1, (), False
            if target & 1:
                must(target >> 1 <= targets, "a shape names a row out of order")
                names_target = target >> 1 == targets
                targets += names_target
            else:
                must(target >> 1 <= 2047, "an ordinal is out of range")
            must(kind <= 510 and (kind % 2 == 0 or kind == REMOVED_TEXT), "a kind is unknown")
            if kind == GROUP:
                size = self.columns.number()
                must(size <= 64, "a group is too long")
                members = tuple(self.columns.numbers(size))
                must(all(m <= 510 and m != GROUP and (m % 2 == 0 or m == 7) for m in members), "")
            writes.append((table, target, names_target, cell, rule, kind, members))
        return writes

    # 6. Columns of values

    def writes(self, lines, changes):
        start = self.columns.at
        count = self.columns.number()
        must(count <= len(changes), "there are more shapes than changes")
        shapes = [self.shape() for _ in range(count)]
        self.measured("shapes", start)
        start = self.columns.at
        uses = self.columns.numbers(len(changes))
        must(all(use < count for use in uses), "a shape is not in the table")
        must(list(dict.fromkeys(uses)) == list(range(count)), "a shape is out of order or unused")
        self.measured("uses", start)

        numbers, called = {}, []
        for shape in shapes:
            calls = []
            for table, _, names_target, cell, rule, kind, members in shape:
                if names_target:
                    calls.append((table, TARGET))
                for place, member in enumerate(members):
                    calls.append((table, cell, rule, member, place + 1))
                if not members:
                    calls.append((table, cell, rule, kind, 0))
            called.append([numbers.setdefault(key, len(numbers)) for key in calls])

        holders = [[] for _ in numbers]
        for change, use in zip(changes, uses):
            for column in called[use]:
                holders[column].append(change)
        must(sum(map(len, holders)) <= 1 << 21, "there are too many values")
        columns, texts = [], []
        for key, changes_of_column in zip(numbers, holders):
            kind = TARGET if key[1] == TARGET else key[3]
            start = self.columns.at
            columns.append(self.column(kind, changes_of_column, lines, texts))
            self.measured(f"column {key}", start)
        self.fill_texts(columns, texts, list(numbers))

        values = [iter(column) for column in columns]
        for change, use in zip(changes, uses):
            self.fill(change, shapes[use], (next(values[c]) for c in called[use]))

    def fill(self, change, shape, values):
        targets = []
        for table, target, names_target, cell, rule, kind, members in shape:
            if names_target:
                targets.append(next(values))
            row = targets[target >> 1] if target & 1 else ("own", target >> 1)
            value = [(m, next(values)) for m in members] if members else next(values)
            change.writes.append(Write(table, row, cell, rule, kind, value))

    def column(self, kind, changes, lines, texts):
        columns, opaque, count = self.columns, self.opaque, len(changes)
        if kind in (EMPTY, GROUP):
            must(not any(columns.take(count)), "an empty value has content")
            return [[] if kind == GROUP else None] * count
        if kind == INTEGER:
            values, before = [], 0
            for _ in changes:
                before = wrapped(before + columns.signed())
                values.append(before)
            return values
        if kind == CODE:
            return self.codes(count, texts)
        if kind == TEXT:
            place = len(texts)
            texts.extend(columns.numbers(count))
            return [("text", place + index) for index in range(count)]
        if kind == REMOVED_TEXT:
            return columns.numbers(count)
        if kind in (ROW, TARGET):
            return self.rows(changes, lines, kind == TARGET)
        if kind == SEALED:
            return [(opaque.take(8), opaque.take(length)) for length in columns.numbers(count)]
        if kind == BLOB:
            return [(opaque.take(32), length) for length in columns.numbers(count)]
        if kind == BYTES:
            return [opaque.take(length) for length in columns.numbers(count)]
        return [columns.take(length) for length in columns.numbers(count)]

    def codes(self, count, texts):
        form, place = self.columns.byte(), len(texts)
        must(form <= 1, "a column of codes has an unknown form")
        if form == 0:
            texts.extend(self.columns.numbers(count))
            return [("text", place + index) for index in range(count)]
        distinct = self.columns.number()
        must(distinct <= count, "there are more words than values")
        texts.extend(self.columns.numbers(distinct))
        indexes = self.columns.numbers(count)
        must(list(dict.fromkeys(indexes)) == list(range(distinct)), "words are out of order")
        return [("text", place + index) for index in indexes]

    def rows(self, changes, lines, is_target):
        owners = self.columns.numbers(len(changes))
        rows = []
        for owner, change in zip(owners, changes):
            must(owner < len(lines) + 2 and not (is_target and owner == 0), "a row is of no line")
            rows.append([owner, 0, 0])
            if owner >= 2:
                own = owner - 2 == change.line
                base = change.sequence if own else change.others.get(owner - 2, 0)
                rows[-1][1] = base - self.columns.signed()
                must(1 <= rows[-1][1] < 1 << 32, "a row's change is out of range")
        for row in rows:
            if row[0] != 1:
                row[2] = self.columns.number()
                must(row[2] <= 2047, "an ordinal is out of range")
        return [
            ("own", ordinal) if owner == 0
            else ("foreign", self.opaque.take(16), self.opaque.take(14)) if owner == 1
            else ("row", owner - 2, sequence, ordinal)
            for owner, sequence, ordinal in rows
        ]

    # 7. Text

    def fill_texts(self, columns, texts, keys):
        start = self.columns.at
        stream = Scsu(self.columns)
        texts[:] = [stream.text(length) for length in texts]
        self.measured("text", start)
        for key, column in zip(keys, columns):
            for index, value in enumerate(column):
                if isinstance(value, tuple) and value and value[0] == "text":
                    column[index] = texts[value[1]]


class Scsu:
    """The Standard Compression Scheme for Unicode, Unicode Technical Standard #6."""

    STATIC = [0x0000, 0x0080, 0x0100, 0x0300, 0x2000, 0x2080, 0x2100, 0x3000]
    DYNAMIC = [0x0080, 0x00C0, 0x0400, 0x0600, 0x0900, 0x3040, 0x30A0, 0xFF00]
    SPECIAL = [0x00C0, 0x0250, 0x0370, 0x0530, 0x3040, 0x30A0, 0xFF60]

    def __init__(self, cursor):
        self.cursor = cursor
        self.windows = list(self.DYNAMIC)
        self.active = 0
        self.in_units = False

    def text(self, length):
        """The next text, as UTF-8, of so many scalars."""
        return "".join(chr(self.scalar()) for _ in range(length)).encode("utf-8")

    def scalar(self):
        while True:
            scalar = self.unit_step() if self.in_units else self.byte_step()
            if scalar is not None:
                return scalar

    def byte_step(self):
        cursor = self.cursor
        byte = cursor.byte()
        if byte >= 0x80:
            return self.windows[self.active] + byte - 0x80
        if byte >= 0x20 or byte in (0x00, 0x09, 0x0A, 0x0D):
            return byte
        if byte <= 0x08:
            quoted, window = cursor.byte(), byte - 1
            if quoted < 0x80:
                return self.STATIC[window] + quoted
            return self.windows[window] + quoted - 0x80
        if byte == 0x0B:
            self.define_extended()
        elif byte == 0x0E:
            return self.quoted_unit()
        elif byte == 0x0F:
            self.in_units = True
        elif 0x10 <= byte <= 0x17:
            self.active = byte - 0x10
        elif 0x18 <= byte <= 0x1F:
            self.define(byte - 0x18)
        else:
            raise Refused("a reserved byte stands in the text")

    def unit_step(self):
        byte = self.cursor.byte()
        if 0xE0 <= byte <= 0xE7:
            self.in_units, self.active = False, byte - 0xE0
        elif 0xE8 <= byte <= 0xEF:
            self.in_units = False
            self.define(byte - 0xE8)
        elif byte == 0xF0:
            return self.paired(self.unit(), quoted=True)
        elif byte == 0xF1:
            self.in_units = False
            self.define_extended()
        elif byte == 0xF2:
            raise Refused("a reserved byte stands in the text")
        else:
            return self.paired(byte << 8 | self.cursor.byte(), quoted=False)

    def define(self, window):
        byte = self.cursor.byte()
        if 0x01 <= byte <= 0x67:
            start = byte * 0x80
        elif 0x68 <= byte <= 0xA7:
            start = byte * 0x80 + 0xAC00
        elif byte >= 0xF9:
            start = self.SPECIAL[byte - 0xF9]
        else:
            raise Refused("a reserved window stands in the text")
        self.windows[window], self.active = start, window

    def define_extended(self):
        high, low = self.cursor.byte(), self.cursor.byte()
        self.active = high >> 5
        self.windows[self.active] = 0x10000 + ((high & 0x1F) << 8 | low) * 0x80

    def unit(self):
        return self.cursor.byte() << 8 | self.cursor.byte()

    def quoted_unit(self):
        unit = self.unit()
        if 0xD800 <= unit < 0xDC00:
            must(self.cursor.byte() == 0x0E, "half a surrogate pair stands in the text")
            return self.joined(unit, self.unit())
        return self.joined(unit)

    def paired(self, unit, quoted):
        if not 0xD800 <= unit < 0xDC00:
            return self.joined(unit)
        if quoted:
            must(self.cursor.byte() == 0xF0, "half a surrogate pair stands in the text")
        return self.joined(unit, self.unit())

    @staticmethod
    def joined(unit, low=None):
        if low is None:
            must(not 0xD800 <= unit < 0xE000, "half a surrogate pair stands in the text")
            return unit
        must(0xDC00 <= low < 0xE000, "half a surrogate pair stands in the text")
        return 0x10000 + (unit - 0xD800 << 10 | low - 0xDC00)

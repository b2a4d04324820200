"""Lays out the canonical bytes of changes and hashes their chains (CanonicalBytes).

A set whose runs begin with the first change of their origins, and which refers to nothing outside
itself, can be hashed without a database; that is what this does.
"""

import hashlib
import struct

import change_set as format


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def listing(read):
    """The hash at each head: what the head's signature covers."""
    hashes = chain(read)
    for number, line in enumerate(read.lines):
        for sequence, _, _ in line.heads:
            yield f"hash {number} {sequence} {hashes[number, sequence].hex()}"


def chain(read):
    """h(n) of every change, by line and sequence."""
    hashes = {}
    for number, line in enumerate(read.lines):
        format.must(line.is_run and line.sequence == 1, "the set does not begin at the beginning")
        hashes[number, 0] = sha256(b"tambon chain 1", read.ledger, line.origin)
        format.must(line.hash == hashes[number, 0], "h(0) is another one")
    for change in read.changes:
        skeleton, text = canonical(change, read.lines, hashes)
        removed = change.removed_text or sha256(salt(change, read.lines), text)
        before = hashes[change.line, change.sequence - 1]
        hashes[change.line, change.sequence] = sha256(before, sha256(skeleton), removed)
    return hashes


def salt(change, lines):
    seeds = [seed for end, seed, _ in lines[change.line].heads if end >= change.sequence]
    return sha256(b"tambon salt 1", seeds[0], struct.pack(">I", change.sequence))[:16]


def canonical(change, lines, hashes):
    """Skeleton and free text."""
    seen = dict(change.others)
    if change.own_seen:
        seen[change.line] = change.own_seen
    context = sorted(
        lines[line].origin + struct.pack(">I", place) + hashes[line, place][:8]
        for line, place in seen.items()
    )
    text = []
    skeleton = [
        struct.pack(">BIQqI", 1, change.sequence, change.height, change.time, len(context)),
        *context,
        struct.pack(">I", len(change.writes)),
    ]
    for write in change.writes:
        skeleton.append(struct.pack(">I", write.table))
        skeleton.append(row_bytes(write.row, hashes))
        skeleton.append(struct.pack(">IB", write.cell, write.rule))
        skeleton.append(value_bytes(write.kind, write.value, hashes, text))
    return b"".join(skeleton), b"".join(text)


def row_bytes(row, hashes):
    if row[0] == "own":
        return struct.pack(">BH", 0, row[1])
    if row[0] == "foreign":
        return b"\2" + row[1] + row[2]
    _, line, sequence, ordinal = row
    return b"\1" + hashes[line, sequence][:12] + struct.pack(">H", ordinal)


def value_bytes(kind, value, hashes, text):
    head = bytes([kind // 2])
    if kind == format.TEXT:
        text.append(value)
        return head + struct.pack(">I", len(value))
    if kind == format.REMOVED_TEXT:
        return head + struct.pack(">I", value)
    if kind == format.EMPTY:
        content = b""
    elif kind == format.INTEGER:
        content = struct.pack(">q", value)
    elif kind == format.ROW:
        content = row_bytes(value, hashes)
    elif kind == format.SEALED:
        content = value[0] + value[1]
    elif kind == format.BLOB:
        content = value[0] + struct.pack(">Q", value[1])
    elif kind == format.GROUP:
        content = b"".join(value_bytes(*member, hashes, text) for member in value)
    else:
        content = value
    return head + struct.pack(">I", len(content)) + content

/// The tables of a node's database, as the first migration makes them.
enum Schema {
    /// The log: the truth.
    ///
    /// Everything in ``rows`` and ``derived`` can be made again from it.
    static let log = """
        -- One row a ledger held: the office's history under its random id. `code` is what the
        -- ledger's own office row says; `own` marks the ledger this node was set up with.
        CREATE TABLE ledger (
          number INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
          code TEXT NOT NULL,
          own INTEGER NOT NULL CHECK (own IN (0, 1))
        ) STRICT;
        CREATE INDEX ledger_by_code ON ledger (code);

        -- One row a line: an origin's chain, or a branch of it (fork_line, fork_sequence). The tip
        -- is what the next change follows; `newest_time` the latest wall clock that any of its
        -- authors claimed, by which a clock that is behind is noticed; `unsigned_bytes` the size of
        -- what this node has appended since its last head. `seed` is the seed of the run that this node's own line
        -- has open; NULL for the lines of others.
        CREATE TABLE line (
          number INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          origin BLOB NOT NULL CHECK (length(origin) = 16),
          fork_line INTEGER REFERENCES line (number),
          fork_sequence INTEGER,
          key BLOB NOT NULL CHECK (length(key) = 32),
          tip_sequence INTEGER NOT NULL,
          tip_hash BLOB NOT NULL CHECK (length(tip_hash) = 32),
          tip_height INTEGER NOT NULL,
          signed_sequence INTEGER NOT NULL,
          newest_time INTEGER NOT NULL,
          unsigned_bytes INTEGER NOT NULL,
          seed BLOB CHECK (seed IS NULL OR length(seed) = 16)
        ) STRICT;
        CREATE INDEX line_by_ledger ON line (ledger);

        -- The change sets as they came, or as this node wrote them; `number` is the log position.
        -- `lines` maps the set's lines to the database's (varints). A loose block is one change of
        -- this node that was not packed yet.
        CREATE TABLE block (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          body BLOB NOT NULL,
          lines BLOB NOT NULL,
          changes INTEGER NOT NULL,
          loose INTEGER NOT NULL CHECK (loose IN (0, 1))
        ) STRICT;
        CREATE INDEX block_by_ledger ON block (ledger, number);

        -- Which block holds which changes of a line, with each one's stamp (20 bytes): the prefix of
        -- its hash, which names its rows, and its height.
        CREATE TABLE span (
          line INTEGER NOT NULL REFERENCES line (number),
          first INTEGER NOT NULL,
          last INTEGER NOT NULL,
          block INTEGER NOT NULL REFERENCES block (number),
          stamps BLOB NOT NULL CHECK (length(stamps) = 20 * (last - first + 1)),
          PRIMARY KEY (line, first)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX span_by_block ON span (block);

        -- The signed heads: each with the hash that it vouches for, at which a set can be cut, and
        -- the seed of the run that ends there.
        CREATE TABLE head (
          line INTEGER NOT NULL REFERENCES line (number),
          sequence INTEGER NOT NULL,
          hash BLOB NOT NULL CHECK (length(hash) = 32),
          seed BLOB NOT NULL CHECK (length(seed) = 16),
          signature BLOB NOT NULL CHECK (length(signature) = 64),
          PRIMARY KEY (line, sequence)
        ) STRICT, WITHOUT ROWID;

        -- Change sets that build on changes not held yet: in no vector, never merged, bounded.
        -- `digest` keeps a set that is brought again and again from filling the table.
        CREATE TABLE waiting (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
          ledger_id BLOB NOT NULL,
          body BLOB NOT NULL,
          gaps TEXT NOT NULL
        ) STRICT;
        """

    /// The rows that the log adds up to: shown values in columns, dots and siblings in `clock`.
    static let rows = """
        -- The complaints. `key` packs line, sequence and ordinal of the creating change; `id` is
        -- the name that every node gives the row. From `state` on: what the rules derive from
        -- the case and its actions, so that lists need no rules.
        CREATE TABLE complaint (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          id BLOB NOT NULL CHECK (length(id) = 14),
          clock BLOB NOT NULL,
          \(DomainTable.complaint.columnDefinitions),
          state TEXT NOT NULL,
          current_category TEXT NOT NULL,
          conflicts INTEGER NOT NULL,
          next_due INTEGER,
          figures BLOB NOT NULL,
          search_stale INTEGER NOT NULL CHECK (search_stale IN (0, 1))
        ) STRICT;
        CREATE INDEX complaint_by_id ON complaint (id);
        CREATE INDEX complaint_by_number ON complaint (ledger, number) WHERE number IS NOT NULL;
        CREATE INDEX complaint_by_ref ON complaint (ledger, ref) WHERE ref IS NOT NULL;
        CREATE INDEX complaint_by_due ON complaint (next_due) WHERE next_due IS NOT NULL;
        CREATE INDEX complaint_in_conflict ON complaint (key) WHERE conflicts > 0;
        CREATE INDEX complaint_to_index ON complaint (key) WHERE search_stale = 1;

        -- What was done in a case: append-only. `context` is what the author had seen, in the
        -- database's lines; NULL where that is just the own line up to the preceding change.
        CREATE TABLE action (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          clock BLOB NOT NULL,
          context BLOB,
          \(DomainTable.action.columnDefinitions)
        ) STRICT;
        CREATE INDEX action_by_complaint ON action (complaint) WHERE complaint IS NOT NULL;

        -- Rows of every other table: offices, channels, holidays, links, and tables that only a
        -- newer version knows. All values are in the clock.
        CREATE TABLE other_row (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          tag INTEGER NOT NULL,
          clock BLOB NOT NULL
        ) STRICT;
        CREATE INDEX other_row_by_table ON other_row (ledger, tag);
        """

    /// Search and summaries: made as changes are merged, or soon after.
    static let derived = """
        -- Full text of a case and its actions, by trigrams; its rowid is the complaint's key. It
        -- stores the text, since words under three letters are found by scanning it.
        CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'trigram');

        -- Counts kept as changes are merged, so that a report reads no case. What a, b, c and d
        -- mean depends on `kind`: see the catalogue's page on summaries.
        CREATE TABLE summary (
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          kind INTEGER NOT NULL,
          a INTEGER NOT NULL,
          b TEXT NOT NULL,
          c TEXT NOT NULL,
          d TEXT NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (ledger, kind, a, b, c, d)
        ) STRICT, WITHOUT ROWID;
        """

    /// What belongs to this node alone and never travels.
    static let node = """
        -- Settings of the node itself: its id, its level, the line it writes on in each ledger.
        CREATE TABLE setting (
          name TEXT PRIMARY KEY,
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- The keys of sealed identities, outside the log so that they can be destroyed. Each is
        -- wrapped by the node's unlock key, which lies in a file of its own.
        CREATE TABLE identity_key (
          id INTEGER PRIMARY KEY,
          wrapped BLOB NOT NULL
        ) STRICT;

        -- The nodes that this one has exchanged with, and what each last said that it holds.
        CREATE TABLE peer (
          id BLOB PRIMARY KEY CHECK (length(id) = 16),
          code TEXT NOT NULL,
          parcel_number INTEGER NOT NULL,
          heard_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE peer_vector (
          peer BLOB NOT NULL REFERENCES peer (id),
          ledger_id BLOB NOT NULL CHECK (length(ledger_id) = 16),
          vector BLOB NOT NULL,
          PRIMARY KEY (peer, ledger_id)
        ) STRICT, WITHOUT ROWID;

        -- One row an exchange: what went, what came, what was refused and why.
        CREATE TABLE exchange (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          at INTEGER NOT NULL,
          peer TEXT NOT NULL,
          way TEXT NOT NULL,
          sent_changes INTEGER NOT NULL,
          received_changes INTEGER NOT NULL,
          known_changes INTEGER NOT NULL,
          sent_bytes INTEGER NOT NULL,
          received_bytes INTEGER NOT NULL,
          refused TEXT NOT NULL
        ) STRICT;
        """
}

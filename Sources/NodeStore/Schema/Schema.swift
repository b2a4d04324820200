/// The tables of a node's database, as the first migration makes them.
///
/// The four tables that grow with the work, `block`, `span`, `complaint` and `action`, refer to ledgers
/// and lines without saying so to SQLite: it would look each up again for every row that is written, and
/// remove rows one by one.
enum Schema {
    /// The log: the truth.
    ///
    /// Everything in ``rows`` and ``derived`` can be made again from it.
    static let log = """
        -- One row a ledger held: the office's history under its random id. `code` and `name` are what
        -- the ledger's own office row says; `own` marks the ledger this node was set up with.
        CREATE TABLE ledger (
          number INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
          code TEXT NOT NULL,
          name TEXT NOT NULL DEFAULT '',
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
        -- `lines` maps the set's lines to the database's, and `stretches` says which changes of
        -- which lines count as its own (varints: line, first, number). A loose block is one change
        -- of this node that was not packed yet. The last block is never removed, so a number is
        -- given once. There is no index: a record would have to write it, and the spans of a
        -- ledger's lines name its blocks.
        CREATE TABLE block (
          number INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL,
          body BLOB NOT NULL,
          lines BLOB NOT NULL,
          stretches BLOB NOT NULL,
          changes INTEGER NOT NULL,
          loose INTEGER NOT NULL CHECK (loose IN (0, 1))
        ) STRICT;

        -- Which block holds which changes of a line, with each one's stamp (20 bytes): the prefix of
        -- its hash, which names its rows, and its height. `block` refers to a block, whose
        -- `stretches` lead back here without an index.
        CREATE TABLE span (
          line INTEGER NOT NULL,
          first INTEGER NOT NULL,
          last INTEGER NOT NULL,
          block INTEGER NOT NULL,
          stamps BLOB NOT NULL CHECK (length(stamps) = 20 * (last - first + 1)),
          PRIMARY KEY (line, first)
        ) STRICT, WITHOUT ROWID;

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
        -- `digest` keeps a set that is brought again and again from filling the table; `first` is
        -- the lowest sequence in it.
        CREATE TABLE waiting (
          digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
          ledger_id BLOB NOT NULL,
          first INTEGER NOT NULL,
          body BLOB NOT NULL,
          gaps TEXT NOT NULL
        ) STRICT;

        -- Changes that are held and not admitted, each with the reason: worked out from the change
        -- and the registry, and made again whenever the registry moves.
        CREATE TABLE quarantine (
          line INTEGER NOT NULL REFERENCES line (number),
          sequence INTEGER NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (line, sequence)
        ) STRICT, WITHOUT ROWID;
        """

    /// The rows that the log adds up to: shown values in columns, dots and siblings in `clock`.
    static let rows = """
        -- The complaints. `key` packs line, sequence and ordinal of the creating change; `id` is
        -- the name that every node gives the row. From `state` on: what the rules derive from
        -- the case and its actions, so that lists need no rules.
        CREATE TABLE complaint (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL,
          id BLOB NOT NULL CHECK (length(id) = 14),
          clock BLOB NOT NULL,
          \(DomainTable.complaint.columnDefinitions),
          state TEXT NOT NULL,
          current_category TEXT NOT NULL,
          conflicts INTEGER NOT NULL,
          next_due INTEGER,
          figures BLOB NOT NULL
        ) STRICT;
        CREATE INDEX complaint_by_id ON complaint (id);
        CREATE INDEX complaint_by_number ON complaint (ledger, number) WHERE number IS NOT NULL;
        CREATE INDEX complaint_by_ref ON complaint (ledger, ref) WHERE ref IS NOT NULL;
        CREATE INDEX complaint_by_slip ON complaint (ledger, slip) WHERE slip IS NOT NULL;
        CREATE INDEX complaint_by_due ON complaint (next_due) WHERE next_due IS NOT NULL;
        CREATE INDEX complaint_in_conflict ON complaint (key) WHERE conflicts > 0;

        -- What was done in a case: append-only. `context` is what the author had seen, in the
        -- database's lines; NULL where that is just the own line up to the preceding change.
        CREATE TABLE action (
          key INTEGER PRIMARY KEY,
          ledger INTEGER NOT NULL,
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

        -- Ledgers whose rows were folded before step `since` of the schema gave cells a column: to be
        -- folded again from the log. Empty but for the moments after a newer version has come.
        CREATE TABLE ledger_behind (
          ledger INTEGER PRIMARY KEY REFERENCES ledger (number),
          since INTEGER NOT NULL
        ) STRICT;
        """

    /// Search and summaries: made as changes are merged, or soon after.
    static let derived = """
        -- The folded words of a case and its actions, by trigrams; its rowid is the complaint's key.
        -- It keeps no places: whether the trigrams of a word stand together is seen in the text. What
        -- is indexed at a time is gathered in 8 MiB of memory, since 1 MiB means to merge all the time.
        CREATE VIRTUAL TABLE search USING fts5
          (text, tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0);
        INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
        -- The trigrams that there are, among them those that a word of one or two characters begins.
        CREATE VIRTUAL TABLE search_term USING fts5vocab (search, row);

        -- The cases that were written since they were last indexed.
        CREATE TABLE search_stale (key INTEGER PRIMARY KEY) STRICT;

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

        -- What of the summaries a consolidated report adds up, packed: one row a fiscal year of
        -- receipt and ledger of another office, so that a country is read in some thousand rows. With
        -- row ids, since an index's page would put most of such a value on a page of its own.
        CREATE TABLE year_counts (
          year INTEGER NOT NULL,
          ledger INTEGER NOT NULL REFERENCES ledger (number),
          counts BLOB NOT NULL,
          PRIMARY KEY (year, ledger)
        ) STRICT;
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

        -- The telephone numbers in sealed identities, as codes under a key of the office that lies in a
        -- file of its own: a number that is known finds its cases, and no code tells a number. Only an
        -- edit of a number looks for those of a case, and reads them all.
        CREATE TABLE phone_mark (
          mark BLOB NOT NULL CHECK (length(mark) = 16),
          complaint INTEGER NOT NULL,
          PRIMARY KEY (mark, complaint)
        ) STRICT, WITHOUT ROWID;

        -- The nodes that this one has heard from, each life of a node (incarnation) by itself, and
        -- what each last said that it holds. `id` is the node's id and the incarnation; `token` the
        -- serial of the newest mark that this node gave it; `heard` its place in the order in which
        -- they were heard; a life that another has taken the place of is superseded, and the other's
        -- `succession` is the node's signed word on that.
        CREATE TABLE peer (
          id BLOB PRIMARY KEY CHECK (length(id) = 24),
          agreement_key BLOB NOT NULL CHECK (length(agreement_key) = 32),
          code TEXT NOT NULL,
          parcel_number INTEGER NOT NULL,
          heard_at INTEGER NOT NULL,
          heard INTEGER NOT NULL,
          software TEXT NOT NULL,
          token INTEGER NOT NULL,
          superseded INTEGER NOT NULL CHECK (superseded IN (0, 1)),
          succession BLOB,
          doubted INTEGER NOT NULL CHECK (doubted IN (0, 1))
        ) STRICT;
        -- Of a new life is assumed what the one that has ended had said, until the digests show what of
        -- it does not hold (assumed = 1): it finds what differs, and proves nothing.
        CREATE TABLE peer_vector (
          peer BLOB NOT NULL REFERENCES peer (id) ON DELETE CASCADE,
          ledger_id BLOB NOT NULL CHECK (length(ledger_id) = 16),
          code TEXT NOT NULL,
          vector BLOB NOT NULL,
          assumed INTEGER NOT NULL DEFAULT 0 CHECK (assumed IN (0, 1)),
          PRIMARY KEY (peer, ledger_id)
        ) STRICT, WITHOUT ROWID;

        -- What this node last told each peer that it holds (kind 0), and which receipts it passed on
        -- (kind 1), as digests: only what has changed since is told anew. `mark` is the serial of the
        -- mark that went with it: a peer that shows an older one may not have got it.
        CREATE TABLE peer_told (
          peer BLOB NOT NULL REFERENCES peer (id) ON DELETE CASCADE,
          ledger_id BLOB NOT NULL CHECK (length(ledger_id) = 16),
          kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
          digest BLOB NOT NULL,
          mark INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (peer, ledger_id, kind)
        ) STRICT, WITHOUT ROWID;

        -- Which parcels of a peer were read, and which mark of this node each showed: two parcels of
        -- one number, or an older mark under a higher number, tell a copy or a backup put back.
        CREATE TABLE peer_parcel (
          peer BLOB NOT NULL REFERENCES peer (id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          parcel BLOB NOT NULL CHECK (length(parcel) = 16),
          token INTEGER NOT NULL,
          PRIMARY KEY (peer, number)
        ) STRICT, WITHOUT ROWID;

        -- The newest mark that each life of each node gave this one.
        CREATE TABLE token (
          node BLOB NOT NULL CHECK (length(node) = 16),
          incarnation BLOB NOT NULL CHECK (length(incarnation) = 8),
          serial INTEGER NOT NULL,
          tag BLOB NOT NULL CHECK (length(tag) = 16),
          PRIMARY KEY (node, incarnation)
        ) STRICT, WITHOUT ROWID;

        -- The newest marks of the present life that this node gave each other node, by the chance in
        -- them: one that is not among them was given by a copy, or before this node was put back.
        CREATE TABLE given_token (
          node BLOB NOT NULL CHECK (length(node) = 16),
          serial INTEGER NOT NULL,
          chance BLOB NOT NULL CHECK (length(chance) = 8),
          PRIMARY KEY (node, serial, chance)
        ) STRICT, WITHOUT ROWID;

        -- What other nodes have on their disks, in their own signed words: the newest of each.
        CREATE TABLE receipt (
          issuer BLOB NOT NULL CHECK (length(issuer) = 32),
          ledger_id BLOB NOT NULL CHECK (length(ledger_id) = 16),
          incarnation BLOB NOT NULL CHECK (length(incarnation) = 8),
          parcel_number INTEGER NOT NULL,
          vector BLOB NOT NULL,
          signature BLOB NOT NULL CHECK (length(signature) = 64),
          at INTEGER NOT NULL,
          PRIMARY KEY (issuer, ledger_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX receipt_by_ledger ON receipt (ledger_id);

        -- When the centre had a line's changes up to a sequence, in milliseconds since 1970: at the centre
        -- when they came in, elsewhere when its receipt did.
        CREATE TABLE arrival (
          line INTEGER NOT NULL,
          through INTEGER NOT NULL,
          at INTEGER NOT NULL,
          PRIMARY KEY (line, through)
        ) STRICT, WITHOUT ROWID;

        -- Invitations that this node has issued; `secret` is the SHA-256 of what stands in the file,
        -- `ledger_id` the books that a further computer of an office joins, `used_by` the key of the node that accepted it.
        CREATE TABLE invitation (
          secret BLOB PRIMARY KEY CHECK (length(secret) = 32),
          code TEXT NOT NULL,
          level TEXT NOT NULL,
          ledger_id BLOB CHECK (ledger_id IS NULL OR length(ledger_id) = 16),
          at INTEGER NOT NULL,
          used_by BLOB CHECK (used_by IS NULL OR length(used_by) = 32)
        ) STRICT, WITHOUT ROWID;

        -- The parcels that this node has left in folders, by the name in their clear part, and for
        -- whom: a node's id, or zeros for any node above. `digest` is the SHA-256 of the file;
        -- `word` that of all that its series says, in which it is the part `part`; `token` the
        -- serial of the mark that it brings, 0 for none, in the life `life` of this node; `speaks`
        -- says that there is more in it than the changes of written_change.
        CREATE TABLE written_parcel (
          parcel BLOB PRIMARY KEY CHECK (length(parcel) = 16),
          recipient BLOB NOT NULL CHECK (length(recipient) = 16),
          at INTEGER NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 32),
          word BLOB NOT NULL CHECK (length(word) = 32),
          part INTEGER NOT NULL,
          last INTEGER NOT NULL CHECK (last IN (0, 1)),
          life BLOB NOT NULL CHECK (length(life) = 8),
          token INTEGER NOT NULL,
          speaks INTEGER NOT NULL CHECK (speaks IN (0, 1))
        ) STRICT, WITHOUT ROWID;

        -- The changes that each of them carries: of every line the last.
        CREATE TABLE written_change (
          parcel BLOB NOT NULL REFERENCES written_parcel (parcel) ON DELETE CASCADE,
          line INTEGER NOT NULL REFERENCES line (number),
          sequence INTEGER NOT NULL,
          PRIMARY KEY (parcel, line)
        ) STRICT, WITHOUT ROWID;

        -- The parcels whose content was applied whole: a stick brings them again and again.
        CREATE TABLE applied_parcel (
          parcel BLOB PRIMARY KEY CHECK (length(parcel) = 16),
          sender BLOB NOT NULL CHECK (length(sender) = 32),
          at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- What the staff should know, until somebody has said that it was read.
        CREATE TABLE notice (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          at INTEGER NOT NULL,
          thai TEXT NOT NULL,
          english TEXT NOT NULL
        ) STRICT;

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

        -- What an exchange by a folder did with each parcel, and whose parcel it was: `sender` is the
        -- office of one that was read, `readers` the offices of one that this node has left there.
        CREATE TABLE exchange_parcel (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          exchange INTEGER NOT NULL REFERENCES exchange (number) ON DELETE CASCADE,
          name TEXT NOT NULL,
          deed TEXT NOT NULL,
          sender TEXT,
          readers TEXT NOT NULL,
          changes INTEGER NOT NULL,
          bytes INTEGER NOT NULL,
          reason TEXT
        ) STRICT;
        CREATE INDEX exchange_parcel_by_exchange ON exchange_parcel (exchange);
        """
}

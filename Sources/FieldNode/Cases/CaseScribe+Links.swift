import ComplaintModel
import NodeStore
import SyncProtocol

extension CaseScribe {
    /// The cases that a case is linked to, and those that are linked to it; what two people have linked
    /// apart stands there once.
    func links(of work: CaseWork) throws -> [LinkView] {
        let rows = try reader.otherRows(DomainTable.linkTag, of: log.number)
        let links = try rows.compactMap { _, row -> LinkView? in
            guard let from = row.shown(LinkCell.from)?.rowKey else { return nil }
            let reason = row.shown(LinkCell.reason)?.string
            if from == work.key, let name = row.shown(LinkCell.name)?.string {
                return try link(toCaseNamed: name, reason: reason)
            }
            guard case .row(let target) = row.shown(LinkCell.to) else { return nil }
            if from == work.key { return try link(to: target, reason: reason) }
            guard target == .row(work.key) else { return nil }
            return try link(to: .row(from), reason: reason)
        }
        return links.indices.filter { !links[..<$0].contains(links[$0]) }.map { links[$0] }
    }

    /// Whether a case is linked to another already, by its row or by its name.
    func isLinked(_ key: RowKey, to target: LinkTarget) throws -> Bool {
        let meant = try summary(of: target)
        return try reader.otherRows(DomainTable.linkTag, of: log.number).contains { _, row in
            guard row.shown(LinkCell.from)?.rowKey == key, let held = LinkTarget(row) else {
                return false
            }
            if held == target { return true }
            return try meant != nil && summary(of: held)?.id == meant?.id
        }
    }

    private func summary(of target: LinkTarget) throws -> CaseSummary? {
        switch target {
        case .row(let reference): try reader.caseSummary(of: reference)
        case .named(let name): try held(named: name)
        }
    }

    /// A link by name, which a node that has the books resolves.
    private func link(toCaseNamed name: String, reason: String?) throws -> LinkView {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let held = try held(named: name)
        // Why a reserved case is linked would tell what it is about.
        let isHidden = try held.map { try node.isHidden($0, reader) } ?? false
        return LinkView(
            id: held?.id.description ?? "",
            number: parts.last,
            office: parts.first,
            reason: isHidden ? Disclosure.mask : reason
        )
    }

    private func link(to target: RowReference, reason: String?) throws -> LinkView? {
        let summary = try reader.caseSummary(of: target)
        if summary == nil, case .foreign(_, let id) = target {
            return LinkView(id: id.description, number: nil, office: nil, reason: reason)
        }
        return try summary.map { other in
            LinkView(
                id: other.id.description,
                number: other.numberText,
                office: other.officeCode,
                reason: try node.isHidden(other, reader)
                    ? reason.map { _ in Disclosure.mask } : reason
            )
        }
    }

    /// The older cases that the register's lines continue, by the case that was linked to them.
    ///
    /// A case that is hidden here is named on no line: what that line says would tell what it is about.
    func continuedCases() throws -> [RowKey: [String]] {
        let links = LedgerRules.sorted(try reader.otherRows(DomainTable.linkTag, of: log.number))
        return try links.reduce(into: [:]) { names, link in
            guard let from = link.row.shown(LinkCell.from)?.rowKey else { return }
            let typed = link.row.shown(LinkCell.name)?.string
            let other: CaseSummary?
            if let typed {
                other = try held(named: typed)
            } else if case .row(let target) = link.row.shown(LinkCell.to) {
                other = try reader.caseSummary(of: target)
            } else {
                other = nil
            }
            let shown = try other.map { try name(of: $0, asOlderThan: from) } ?? typed
            if let shown, names[from]?.contains(shown) != true {
                names[from, default: []].append(shown)
            }
        }
    }

    /// The name of a case as people write it; nil for one that is hidden here, or that came later.
    private func name(of older: CaseSummary, asOlderThan key: RowKey) throws -> String? {
        guard let newer = try reader.caseSummary(key), older.reference != nil,
            ComplaintFacts(older.row).received.date <= ComplaintFacts(newer.row).received.date,
            try !node.isHidden(older, reader)
        else { return nil }
        return "\(older.officeCode):\(older.numberText)"
    }

    private func held(named name: String) throws -> CaseSummary? {
        do { return try node.find(name, in: reader).summary } catch is FieldNodeError { return nil }
    }
}

extension LinkTarget {
    /// What a link's row names; nil if it names nothing.
    fileprivate init?(_ row: RowState) {
        if let name = row.shown(LinkCell.name)?.string {
            self = .named(name)
        } else if case .row(let reference) = row.shown(LinkCell.to) {
            self = .row(reference)
        } else {
            return nil
        }
    }
}

extension StoreReader {
    /// The case that a reference names, if its books are held here.
    func caseSummary(of reference: RowReference) throws -> CaseSummary? {
        switch reference {
        case .own: nil
        case .row(let key): try caseSummary(key)
        case .foreign(_, let id): try caseSummary(id: id)
        }
    }
}

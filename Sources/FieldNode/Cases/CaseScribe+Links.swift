import ComplaintModel
import NodeStore
import SyncProtocol

/// The case that a link names, by whatever name.
private enum LinkedCase: Hashable {
    case held(RowID)
    /// One whose books are not here, as the link names it.
    case elsewhere(LinkTarget)
}

extension CaseScribe {
    /// The cases that a case is linked to, and those that are linked to it; what two people have linked
    /// apart stands there once, with the reasons of both.
    func links(of work: CaseWork) throws -> [LinkView] {
        let rows = LedgerRules.sorted(try reader.otherRows(DomainTable.linkTag, of: log.number))
        let links = rows.compactMap { _, row -> (target: LinkTarget, reason: String?)? in
            guard let from = row.shown(LinkCell.from)?.rowKey, let target = LinkTarget(row) else {
                return nil
            }
            let reason = row.shown(LinkCell.reason)?.string
            if from == work.key { return (target, reason) }
            return target == .row(.row(work.key)) ? (.row(.row(from)), reason) : nil
        }
        return try byCase(links, \.target).compactMap { links in
            try link(to: links[0].target, reasons: links.compactMap(\.reason))
        }
    }

    /// Whether a case is linked to another already, by its row or by its name.
    func isLinked(_ key: RowKey, to target: LinkTarget) throws -> Bool {
        let meant = try linked(target)
        return try reader.otherRows(DomainTable.linkTag, of: log.number).contains { _, row in
            guard row.shown(LinkCell.from)?.rowKey == key, let held = LinkTarget(row) else {
                return false
            }
            return try linked(held) == meant
        }
    }

    /// Links of one case by the case that they lead to, in the order in which each was first linked: all
    /// that lead to one are one link.
    ///
    /// - Parameters:
    ///   - links: The links of one case.
    ///   - target: What a link names.
    /// - Returns: The links to each case; none of the lists is empty.
    /// - Throws: `StoreError`.
    func byCase<Link>(_ links: [Link], _ target: (Link) -> LinkTarget) throws -> [[Link]] {
        var places: [LinkedCase: Int] = [:]
        var cases: [[Link]] = []
        for link in links {
            let linked = try linked(target(link))
            if let place = places[linked] {
                cases[place].append(link)
            } else {
                places[linked] = cases.count
                cases.append([link])
            }
        }
        return cases
    }

    private func linked(_ target: LinkTarget) throws -> LinkedCase {
        try summary(of: target).map { .held($0.id) } ?? .elsewhere(target)
    }

    private func summary(of target: LinkTarget) throws -> CaseSummary? {
        switch target {
        case .row(let reference): try reader.caseSummary(of: reference)
        case .named(let name): try held(named: name)
        }
    }

    /// A link as a screen shows it; nil for one to a row that is no case.
    private func link(to target: LinkTarget, reasons: [String]) throws -> LinkView? {
        let reason = reasons.isEmpty ? nil : reasons.distinct.joined(separator: " · ")
        if let other = try summary(of: target) {
            // Why a reserved case is linked would tell what it is about.
            let isHidden = try node.isHidden(other, reader)
            return LinkView(
                id: other.id.description,
                number: other.numberText,
                office: other.officeCode,
                reason: isHidden ? reason.map { _ in Disclosure.mask } : reason
            )
        }
        switch target {
        case .named(let name):
            let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
            return LinkView(id: "", number: parts.last, office: parts.first, reason: reason)
        case .row(.foreign(_, let id)):
            return LinkView(id: id.description, number: nil, office: nil, reason: reason)
        case .row: return nil
        }
    }

    /// The older cases that the register's lines continue, by the case that was linked to them.
    ///
    /// A case that is hidden here is named on no line: what that line says would tell what it is about.
    func continuedCases() throws -> [RowKey: [String]] {
        let rows = LedgerRules.sorted(try reader.otherRows(DomainTable.linkTag, of: log.number))
        let links = rows.compactMap { _, row -> (from: RowKey, target: LinkTarget)? in
            guard let from = row.shown(LinkCell.from)?.rowKey, let target = LinkTarget(row) else {
                return nil
            }
            return (from, target)
        }
        return try Dictionary(grouping: links, by: \.from).mapValues { links in
            try byCase(links, \.target).compactMap { links in
                let (from, target) = links[0]
                if let other = try summary(of: target) {
                    return try name(of: other, asOlderThan: from)
                }
                guard case .named(let typed) = target else { return nil }
                return typed
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

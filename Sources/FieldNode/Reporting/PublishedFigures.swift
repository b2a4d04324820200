import ComplaintModel
import NodeStore
import Reports

extension FieldNode {
    /// The statistics that an office publishes, from the summaries.
    ///
    /// - Throws: ``FieldNodeError/nothingPublished(procedure:)``, or
    ///   ``FieldNodeError/nothingToPublishYet(first:)``.
    func publishedReport(_ request: ReportRequest) throws -> PublishedReport {
        try store.read { reader in
            let (desk, office) = try desk(of: request.office, reader, today: request.today)
            let kinds = desk.rules.publishedCategories
            if kinds.isEmpty {
                throw FieldNodeError.nothingPublished(procedure: desk.procedure.code)
            }
            let year = request.fiscalYear ?? FiscalYear(containing: desk.today)
            let months =
                switch request.half {
                case .first: Array(year.months.prefix(6))
                case .second: Array(year.months.suffix(6))
                case nil: year.months
                }
            if months[0].first > desk.today {
                throw FieldNodeError.nothingToPublishYet(first: months[0].first)
            }
            let codes = Set(kinds.map(\.code.text))
            let all = try desk.cases(in: months[0].number...months[months.count - 1].number)
            let cases = all.filter { codes.contains($0.key.c) }
            return PublishedReport(
                PublishedReport.Figures(
                    office: office,
                    year: year,
                    half: request.half,
                    asOf: desk.today,
                    item: request.item,
                    reserved: all.count { $0.standing.course == .reserved },
                    notTriaged: desk.published(all.filter { desk.isWithoutCategory($0.key) })
                        .received,
                    months: months.map { month in
                        PublishedReport.Month(
                            month: month,
                            counts: desk.published(cases.filter { $0.key.a == month.number })
                        )
                    },
                    kinds: kinds.map { kind in
                        PublishedReport.Kind(
                            category: kind.code,
                            nameThai: kind.nameThai,
                            counts: desk.published(cases.filter { $0.key.c == kind.code.text })
                        )
                    }
                )
            )
        }
    }
}

extension OfficeDesk {
    // A voided line is no complaint, and what was handed over is counted by the office that has it.
    fileprivate func published(_ cases: SummaryCounts) -> PublishedCounts {
        let counted = cases.filter { ![.voided, .transferred].contains($0.key.standing.state) }
        let inProgress = counted.count(where: \.standing.isOpen)
        return PublishedCounts(inProgress: inProgress, finished: counted.total - inProgress)
    }

    // What came from another office may have a category that is known there alone.
    fileprivate func isWithoutCategory(_ key: SummaryKey) -> Bool {
        key.standing.course != .reserved && rules.category(key.c) == nil
    }
}

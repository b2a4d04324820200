import ComplaintModel
import Reports

extension Sample {
    static func published(
        half: PublishedReport.Half? = .first,
        isEmpty: Bool = false,
    ) throws -> PublishedReport {
        let all = FiscalYear(buddhistYear: 2569).months
        let months = half == .first ? all.prefix(6) : half == .second ? all.suffix(6) : all[...]
        let count = { (inProgress: Int, finished: Int) in
            isEmpty
                ? PublishedCounts() : PublishedCounts(inProgress: inProgress, finished: finished)
        }
        return PublishedReport(
            PublishedReport.Figures(
                office: try karo(),
                year: FiscalYear(buddhistYear: 2569),
                half: half,
                asOf: try day("2026-04-02"),
                item: isEmpty ? nil : "O27",
                months: months.enumerated().map { place, month in
                    PublishedReport.Month(
                        month: month,
                        counts: place == 1 ? count(1, 2) : place == 4 ? count(0, 1) : count(0, 0),
                    )
                },
                kinds: [
                    PublishedReport.Kind(
                        category: .conduct,
                        nameThai: "พฤติกรรมเจ้าหน้าที่",
                        counts: count(1, 2),
                    ),
                    PublishedReport.Kind(
                        category: .corruption,
                        nameThai: "การทุจริต",
                        counts: count(0, 1),
                    ),
                ],
            )
        )
    }
}

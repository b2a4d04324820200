import ComplaintModel

extension RegisterLine {
    /// The columns of real registers, beside them what spreadsheets have besides for analysis, and what
    /// machines read.
    static let columns: [ReportColumn] =
        CaseReference.columns + [
            .both("correspondenceNumber", "เลขรับ", limit: .wrap(cells: 10)),
            .both("recorded", "วัน/เดือน/ปี"),
            .both("complainant", "ชื่อผู้ร้อง/หมู่ที่", limit: .wrap(cells: 18)),
            .both("category", "ประเภท", limit: .wrap(cells: 18)),
            .both("subject", "รายละเอียด", limit: .wrap(cells: 36)),
            .both("units", "ผู้รับผิดชอบ", limit: .wrap(cells: 18)),
            .both("lastAction", "การดำเนินการ", limit: .wrap(cells: 24)),
            .both("result", "ผลการดำเนินงาน", limit: .wrap(cells: 24)),
            .page("หมายเหตุ", limit: .wrap(cells: 28)),
            .sheet("received", "วันที่รับเรื่อง"),
            .sheet("stateThai", "สถานะ", limit: .wrap(cells: 18)),
            .sheet("channel", "ช่องทาง", limit: .wrap(cells: 16)),
            .sheet("detail", "เนื้อเรื่อง", limit: .wrap(cells: 48)),
            .sheet("place", "สถานที่เกิดเหตุ", limit: .wrap(cells: 24)),
            .sheet("accused", "ผู้ถูกร้องเรียน", limit: .wrap(cells: 24)),
            .sheet("recordedBy", "ผู้บันทึก", limit: .wrap(cells: 18)),
            .machine("state"), .machine("complainantKind"), .machine("voidedReason"),
            .machine("formerNumber"), .machine("continues"), .machine("notes"),
            .machine("inConflict"), .machine("reserved"),
        ]

    /// The cells of ``columns``.
    var cells: [ReportCell] {
        switch self {
        case .entry(let entry):
            entry.reference.cells + entry.printedCells + entry.sheetCells + entry.machineCells
        case .reserved(let reference, let received, let recorded):
            reference.cells + Self.reservedCells(received, recorded)
        }
    }

    private static func reservedCells(
        _ received: CivilDate,
        _ recorded: CivilDate,
    ) -> [ReportCell] {
        let sealed = ReportCell.phrase(ReportWords.sealed)
        let remarks = ReportCell.joined(receiptRemark(received, recorded), separator: "; ")
        return [.empty, .date(recorded), sealed, .empty, sealed, .empty, .empty, .empty, remarks]
            + [.date(received)] + Array(repeating: .empty, count: 13) + [.flag(true)]
    }

    // The sheet has one date column, which follows the order of entry; where the complaint came
    // on another day, the remarks say so.
    fileprivate static func receiptRemark(
        _ received: CivilDate,
        _ recorded: CivilDate,
    ) -> [ReportCell] {
        received == recorded ? [] : [.phrase("รับเมื่อ \(received.thaiShort)")]
    }
}

extension RegisterEntry {
    fileprivate var printedCells: [ReportCell] {
        [
            ReportCell(text: correspondenceNumber), .date(recorded), complainant.cell,
            ReportCell(text: categoryThai), .text(subject), .list(units),
            lastAction.map(ReportCell.phrase) ?? .empty, ReportCell(text: result), remarkCell,
        ]
    }

    fileprivate var sheetCells: [ReportCell] {
        [
            .date(received), state.map { .phrase($0.nameThai) } ?? .empty,
            ReportCell(text: details.channelThai), ReportCell(text: details.detail),
            ReportCell(text: details.place), ReportCell(text: details.accused),
            ReportCell(text: details.recordedBy),
        ]
    }

    fileprivate var machineCells: [ReportCell] {
        [
            ReportCell(text: state?.rawValue), .text(complainant.code),
            ReportCell(text: voidedReason),
            ReportCell(text: formerNumber?.description), .list(continued), .list(notes),
            .flag(remarks.contains(.inConflict)), .flag(remarks.contains(.reserved)),
        ]
    }

    private var remarkCell: ReportCell {
        let receipt = RegisterLine.receiptRemark(received, recorded)
        return .joined(receipt + remarks.map(\.cell), separator: "; ")
    }
}

import ComplaintModel
import Foundation

/// Makes up an office's work from a seed: complaints, each with five follow-ups, in time order.
///
/// A year for more than 1,000 complaints, else a month. The texts are synthetic Thai, calibrated
/// against real text; they compress about a third better than noisy real writing.
struct WorkloadGenerator {
    private var random: SeededRandom
    private let writer: ThaiWriter
    private var subDistricts: [String] = []
    private var officers: [String] = []
    private let office = 7

    /// Half past eight on 1 October 2024, the first day of a fiscal year, in local seconds.
    private static let start = 19_997 * 86_400 + 8 * 3_600 + 30 * 60

    private init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        writer = ThaiWriter(random: &random)
        for _ in 0..<14 { subDistricts.append(ThaiWriter.place(&random)) }
        for _ in 0..<12 { officers.append(ThaiWriter.person(&random)) }
    }

    /// Makes the work of an office with so many complaints, and ten more changes behind it.
    static func workload(complaints: Int, seed: UInt64) -> Workload {
        var generator = WorkloadGenerator(seed: seed)
        let events = generator.events(complaints)
        return Workload(events: events, more: generator.more(after: events))
    }

    /// Ten more changes behind work that came from elsewhere.
    static func workload(events: [WorkloadEvent], seed: UInt64) -> Workload {
        var generator = WorkloadGenerator(seed: seed)
        return Workload(events: events, more: generator.more(after: events))
    }

    private mutating func events(_ count: Int) -> [WorkloadEvent] {
        let span = Double((count > 1_000 ? 365 : 31) * 86_400)
        var timed: [(at: Int, number: Int, step: Int, event: WorkloadEvent)] = []
        timed.reserveCapacity(6 * count)
        for number in 0..<count {
            var at = Self.start + Int(span * Double(number) / Double(count))
            at += 60 * random.number(0...400)
            let complaint = complaint(number, at: at)
            timed.append((at, number, 0, .complaint(complaint)))
            var unit = random.pick(ThaiNames.units)
            for step in 1...5 {
                at += Int(random.waitingTime(rate: 1 / (6 * 86_400.0))) + 600
                if random.happens(0.15) { unit = random.pick(ThaiNames.units) }
                let followUp = followUp(of: complaint.id, step, at: at, unit: unit)
                timed.append((at, number, step, .followUp(followUp)))
            }
        }
        timed.sort { ($0.at, $0.number, $0.step) < ($1.at, $1.number, $1.step) }
        return timed.map(\.event)
    }

    /// Two more complaints and eight follow-ups of late ones.
    private mutating func more(after events: [WorkloadEvent]) -> [WorkloadEvent] {
        let last = events.last.flatMap { ClockText.seconds($0.moment) } ?? Self.start
        let known = events.compactMap { event in
            if case .complaint(let complaint) = event { complaint.id } else { nil }
        }
        let late = Array(known.suffix(max(50, known.count / 20)))
        var more: [WorkloadEvent] = []
        for index in 0..<2 {
            more.append(.complaint(complaint(known.count + index, at: last + 3_600 * index)))
        }
        for index in 0..<8 {
            let followUp = followUp(
                of: random.pick(late),
                6 + index,
                at: last + 3 * 3_600 + 60 * index,
                unit: random.pick(ThaiNames.units)
            )
            more.append(.followUp(followUp))
        }
        return more
    }

    private mutating func complaint(_ number: Int, at seconds: Int) -> WorkloadComplaint {
        let place = random.pick(writer.villages)
        return WorkloadComplaint(
            id: identifier(),
            no: registerNumber(number, at: seconds),
            received: ClockText.iso(seconds, toTheSecond: false),
            channel: channel(),
            category: category(),
            name: ThaiWriter.person(&random),
            addr: address(),
            phone: phone(),
            subject: subject(),
            detail: detail(),
            place: "\(place.name) หมู่ \(place.number) ตำบล\(random.pick(subDistricts))",
            accused: accused(),
            status: FollowUpStatus.received,
            officer: random.pick(officers)
        )
    }

    private mutating func followUp(
        of id: String,
        _ step: Int,
        at seconds: Int,
        unit: String,
    ) -> WorkloadFollowUp {
        let rank = min(7, max(1, step + random.pick([-1, 0, 0, 1])))
        let isLast = step == 5 && random.happens(0.8)
        return WorkloadFollowUp(
            case: id,
            seq: step,
            ts: ClockText.iso(seconds, toTheSecond: true),
            status: FollowUpStatus.allCases[isLast ? 6 : rank - 1].rawValue,
            unit: unit,
            note: writer.text(
                64...96,
                openings: ThaiWords.noteOpenings,
                closings: ["", "", "", "รอผลภายใน 15 วัน", "ดำเนินการแล้ว"],
                random: &random
            ),
            officer: random.pick(officers)
        )
    }
}

// The fields of a complaint.
extension WorkloadGenerator {
    /// A random UUID (version 4), in small letters.
    private mutating func identifier() -> String {
        var bytes = random.bytes(16)
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var rest = Substring(digits)
        return [8, 4, 4, 4, 12].map { count in
            defer { rest = rest.dropFirst(count) }
            return String(rest.prefix(count))
        }.joined(separator: "-")
    }

    /// The number in the register, with the year of the Buddhist era.
    private func registerNumber(_ number: Int, at seconds: Int) -> String {
        let year = CivilDate(dayNumber: seconds / 86_400).buddhistYear
        return "\(ClockText.two(office))-\(year)/\(ClockText.padded(number + 1, digits: 6))"
    }

    private mutating func channel() -> String {
        switch random.number(1...100) {
        case ...34: "walk-in"
        case ...56: "phone"
        case ...60: "box"
        case ...72: "web"
        case ...83: "facebook"
        case ...96: "line"
        default: "letter"
        }
    }

    private mutating func category() -> String {
        let names = ComplaintCategory.allCases
        return names[min(Int(random.waitingTime(rate: 0.18)), names.count - 1)].rawValue
    }

    private mutating func address() -> String {
        let village = random.pick(writer.villages)
        let house =
            "\(random.number(1...399))"
            + (random.happens(0.6) ? "" : "/\(random.number(1...40))")
        return "\(house) หมู่ \(village.number) \(village.name) ตำบล\(random.pick(subDistricts)) "
            + "อำเภอ\(ThaiNames.districts[office % ThaiNames.districts.count]) "
            + "จังหวัด\(ThaiNames.provinces[office % ThaiNames.provinces.count])"
    }

    private mutating func phone() -> String {
        let prefix = random.pick([8, 9, 6]) * 10 + random.number(0...9)
        return "0\(prefix)-" + ClockText.padded(random.number(0...999), digits: 3) + "-"
            + ClockText.padded(random.number(0...9_999), digits: 4)
    }

    private mutating func subject() -> String {
        let openings = ["ร้องเรียน", "ขอให้แก้ไข", "แจ้งเหตุ", "ขอความช่วยเหลือ", "เดือดร้อนจาก"]
        return writer.text(48...66, openings: openings, closings: [""], random: &random)
    }

    private mutating func detail() -> String {
        let least = random.pick([200, 220, 260, 320, 420])
        return writer.text(
            least...min(600, least + 200),
            openings: ThaiWords.openings,
            closings: ThaiWords.closings,
            random: &random
        )
    }

    private mutating func accused() -> String {
        if random.happens(0.5) { return random.pick(ThaiNames.units) }
        return random.happens(0.5) ? ThaiWriter.person(&random) : "ไม่ทราบ"
    }
}

/// One machine type and what it is sold and spoken of as.
struct MachineNameRow: Sendable {
  /// The four-digit type that the machine reports of itself.
  let type: Int
  /// The models that share this type.
  let models: StaticString
  /// Every name it goes by, the short one people say first.
  let marketing: [StaticString]
}

/// The names of every machine type that a CPU model definition stands for, oldest first.
enum MachineNames {
  /// One row a machine type.
  static let rows: [MachineNameRow] = [
    MachineNameRow(type: 2064, models: "z900", marketing: ["z900", "IBM eServer zSeries 900"]),
    MachineNameRow(type: 2066, models: "z800", marketing: ["z800", "IBM eServer zSeries 800"]),
    MachineNameRow(type: 2084, models: "z990", marketing: ["z990", "IBM eServer zSeries 990"]),
    MachineNameRow(type: 2086, models: "z890", marketing: ["z890", "IBM eServer zSeries 890"]),
    MachineNameRow(
      type: 2094,
      models: "z9 EC",
      marketing: ["z9 EC", "IBM System z9 Enterprise Class"]),
    MachineNameRow(
      type: 2096,
      models: "z9 BC",
      marketing: ["z9 BC", "IBM System z9 Business Class"]),
    MachineNameRow(
      type: 2097,
      models: "z10 EC",
      marketing: ["z10 EC", "IBM System z10 Enterprise Class"]),
    MachineNameRow(
      type: 2098,
      models: "z10 BC",
      marketing: ["z10 BC", "IBM System z10 Business Class"]),
    MachineNameRow(type: 2817, models: "z196", marketing: ["z196", "IBM zEnterprise 196"]),
    MachineNameRow(type: 2818, models: "z114", marketing: ["z114", "IBM zEnterprise 114"]),
    MachineNameRow(type: 2827, models: "zEC12", marketing: ["zEC12", "IBM zEnterprise EC12"]),
    MachineNameRow(type: 2828, models: "zBC12", marketing: ["zBC12", "IBM zEnterprise BC12"]),
    MachineNameRow(type: 2964, models: "z13", marketing: ["z13", "IBM z13", "LinuxONE Emperor"]),
    MachineNameRow(
      type: 2965,
      models: "z13s",
      marketing: ["z13s", "IBM z13s", "LinuxONE Rockhopper"]),
    MachineNameRow(
      type: 3906, models: "z14", marketing: ["z14", "IBM z14", "LinuxONE Emperor II"]),
    MachineNameRow(
      type: 3907,
      models: "z14 ZR1",
      marketing: ["z14 ZR1", "IBM z14 ZR1", "LinuxONE Rockhopper II"]),
    MachineNameRow(
      type: 8561,
      models: "z15 T01",
      marketing: ["z15 T01", "IBM z15 T01", "LinuxONE III LT1"]),
    MachineNameRow(
      type: 8562,
      models: "z15 T02",
      marketing: ["z15 T02", "IBM z15 T02", "LinuxONE III LT2"]),
    MachineNameRow(
      type: 3931,
      models: "z16 A01",
      marketing: ["z16 A01", "IBM z16 A01", "LinuxONE Emperor 4"]),
    MachineNameRow(
      type: 3932,
      models: "z16 A02, AGZ",
      marketing: ["z16 A02", "IBM z16 A02", "IBM z16 AGZ", "LinuxONE Rockhopper 4"]),
    MachineNameRow(
      type: 9175,
      models: "z17 ME1",
      marketing: ["z17 ME1", "IBM z17 ME1", "LinuxONE Emperor 5"]),
    MachineNameRow(
      type: 9176,
      models: "z17 ME2, MER",
      marketing: ["z17 ME2", "IBM z17 ME2", "IBM z17 MER", "LinuxONE Rockhopper 5"]),
  ]
}

/// What each feature group is, in our own words, in the order of the group table.
enum FeatureGroupDescriptions {
  /// Every group's name and description.
  static let rows: [(name: StaticString, description: StaticString)] = [
    ("plo", "Perform locked operation: the functions of z900"),
    ("plo_ext", "Perform-locked-operation extension and its functions"),
    ("tods", "TOD-clock steering and its PTFF functions"),
    ("gen13ptff", "PTFF functions that z13 added"),
    ("gen17ptff", "PTFF function that z17 added"),
    ("msa", "Message-security assist (CPACF): DEA, TDEA, SHA-1"),
    ("msa1", "Message-security-assist extension 1: AES-128, SHA-256"),
    ("msa2", "Message-security-assist extension 2: AES-256, SHA-512"),
    ("msa3", "Message-security-assist extension 3: protected keys"),
    ("msa4", "Message-security-assist extension 4: CTR, XTS, CMAC"),
    ("msa5", "Message-security-assist extension 5: random numbers"),
    ("msa6", "Message-security-assist extension 6: SHA-3, SHAKE"),
    ("msa7", "Message-security-assist extension 7: true random numbers"),
    ("msa8", "Message-security-assist extension 8: AES-GCM"),
    ("msa9", "Message-security-assist extension 9: elliptic curves"),
    ("msa9_pckmo", "Key encryption (PCKMO) for extension 9"),
    ("msa10", "Message-security-assist extension 10: full XTS"),
    ("msa10_pckmo", "Key encryption (PCKMO) for extension 10"),
    ("msa11", "Message-security-assist extension 11: HMAC"),
    ("msa11_pckmo", "Key encryption (PCKMO) for extension 11"),
    ("msa12", "Message-security-assist extension 12"),
    ("msa13", "Message-security-assist extension 13: authentication info"),
    ("msa13_pckmo", "Authentication information of PCKMO"),
    ("mepochptff", "PTFF functions for multiple epochs"),
    ("esort", "Enhanced sort and its SORTL functions"),
    ("deflate", "Deflate conversion and its DFLTCC functions"),
    ("ccf", "Concurrent functions and its PFCR functions"),
  ]
}

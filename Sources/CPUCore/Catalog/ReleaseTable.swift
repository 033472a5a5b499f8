/// The QEMU releases, oldest first, and the machine types each offers.
///
/// Columns: the release; the oldest machine type it offers (the newest is its own); up to which one
/// it marks them deprecated (`-` none, `?` not known); and how we know: `recorded` from that
/// release's answer to query-machines, `cited` or `derived` from the rule of QEMU's
/// docs/about/deprecated.rst (deprecated after 3 years, removed after 6; enforced since 10.1) and
/// from the removal of 2.4 to 2.8 in the cycle of 10.0 (QEMU commit 66924fe36977 and its series).
/// Deprecation marks by that rule came with 9.1; what 8.0 to 9.0 marked was not recorded.
enum ReleaseTable {
  static let text: StaticString = """
    #name   lowest  deprecated  known
    2.8     2.4     -           derived
    2.9     2.4     -           derived
    2.10    2.4     -           derived
    2.11    2.4     -           derived
    2.12    2.4     -           derived
    3.0     2.4     -           derived
    3.1     2.4     -           derived
    4.0     2.4     -           derived
    4.1     2.4     -           derived
    4.2     2.4     -           derived
    5.0     2.4     -           derived
    5.1     2.4     -           derived
    5.2     2.4     -           recorded
    6.0     2.4     -           derived
    6.1     2.4     -           derived
    6.2     2.4     -           derived
    7.0     2.4     -           derived
    7.1     2.4     -           derived
    7.2     2.4     -           recorded
    8.0     2.4     ?           derived
    8.1     2.4     ?           derived
    8.2     2.4     ?           derived
    9.0     2.4     ?           derived
    9.1     2.4     6.1         derived
    9.2     2.4     6.2         derived
    10.0    2.9     7.0         recorded
    10.1    4.2     7.1         cited
    10.2    5.0     7.2         cited
    11.0    5.1     8.0         cited
    11.1    5.2     8.1         recorded
    """
}

/// The deprecated features: the QEMU release that first reports them as deprecated-props, the
/// generation whose hardware no longer has them (`-` where none is known), and the source of that.
///
/// From which generation they are out of the base and default sets is in the rows of the features.
/// `te` and `cte` are announced to go after z17 (z/OS 3.1 on transactional execution), not there.
enum DeprecationTable {
  static let text: StaticString = """
    #name  reported  gone
    csske  9.1       gen17a
    bpb    9.1       -
    te     9.1       -
    cte    9.1       -
    """
}

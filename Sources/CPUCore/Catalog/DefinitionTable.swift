/// All CPU definitions, one row each, in QEMU's order.
///
/// Columns: the name, the machine type number, the generation and its GA level, the class of the
/// machine (EC for the large ones, BC for the midrange), the width of the largest host address in
/// bits, and the QEMU release that first knows it (as in ``FeatureTable``). Their feature sets are
/// in the rows of the features.
enum DefinitionTable {
  static let text: StaticString = """
    #name   type generation ga class address-bits known
    z900    2064 7          1  EC    38           2.8
    z900.2  2064 7          2  EC    38           2.8
    z900.3  2064 7          3  EC    38           2.8
    z800    2066 7          3  BC    38           2.8
    z990    2084 8          1  EC    38           2.8
    z990.2  2084 8          2  EC    38           2.8
    z990.3  2084 8          3  EC    38           2.8
    z890    2086 8          3  BC    38           2.8
    z990.4  2084 8          4  EC    38           2.8
    z890.2  2086 8          4  BC    38           2.8
    z990.5  2084 8          5  EC    38           2.8
    z890.3  2086 8          5  BC    38           2.8
    z9EC    2094 9          1  EC    40           2.8
    z9EC.2  2094 9          2  EC    40           2.8
    z9BC    2096 9          2  BC    40           2.8
    z9EC.3  2094 9          3  EC    40           2.8
    z9BC.2  2096 9          3  BC    40           2.8
    z10EC   2097 10         1  EC    43           2.8
    z10EC.2 2097 10         2  EC    43           2.8
    z10BC   2098 10         2  BC    43           2.8
    z10EC.3 2097 10         3  EC    43           2.8
    z10BC.2 2098 10         3  BC    43           2.8
    z196    2817 11         1  EC    44           2.8
    z196.2  2817 11         2  EC    44           2.8
    z114    2818 11         2  BC    44           2.8
    zEC12   2827 12         1  EC    44           2.8
    zEC12.2 2827 12         2  EC    44           2.8
    zBC12   2828 12         2  BC    44           2.8
    z13     2964 13         1  EC    47           2.8
    z13.2   2964 13         2  EC    47           2.8
    z13s    2965 13         2  BC    47           2.8
    z14     3906 14         1  EC    47           2.10
    z14.2   3906 14         2  EC    47           3.0..4.0
    z14ZR1  3907 14         1  BC    47           2.12..3.0
    gen15a  8561 15         1  EC    47           4.1
    gen15b  8562 15         1  BC    47           4.1
    gen16a  3931 16         1  EC    47           6.2
    gen16b  3932 16         1  BC    47           6.2
    gen17a  9175 17         1  EC    47           10.0
    gen17b  9176 17         1  BC    47           10.0
    """
}

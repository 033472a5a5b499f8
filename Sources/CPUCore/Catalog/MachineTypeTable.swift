/// The machine types s390-ccw-virtio-*, oldest first.
///
/// Columns: the version; the definition that the model `qemu` takes there; and the features that
/// `qemu` has there and not on the type before (`base` for the base set of its definition). What a
/// machine type changes in the defaults of named models is in the rows of the features.
///
/// Sources: the model expansions of QEMU 7.2 for 2.4 to 7.2, of 10.0 for 2.9 to 10.0, and of 11.1
/// for 5.2 to 11.1.
enum MachineTypeTable {
  static let text: StaticString = """
    #name   qemu      adds
    2.4     z900      base
    2.5     z900
    2.6     z900
    2.7     z900
    2.8     z900
    2.9     z900
    2.10    z900
    2.11    z900
    2.12    zEC12.2   aen ais csst csst2 dateh ectg eimm etf2 etf2eh etf3 etf3eh exrl fpseh
      ginste iacc2 idtes ldisp ldisphp ltlbc msa-base msa3-base msa4-base
      mvcos sprogp srs stckf stfle stfle45 stfle49
    3.0     zEC12.2
    3.1     zEC12.2
    4.0     zEC12.2   fpe zpci
    4.1     z13.2     stfle53 vx
    4.2     z13.2     aefsi esop sea_esop2
    5.0     z13.2
    5.1     z13.2
    5.2     z13.2
    6.0     z13.2
    6.1     z14.2     iep minste2 msa8-base vxeh
    6.2     z14.2
    7.0     gen15a    minste3
    7.1     gen15a    vxeh2
    7.2     gen15a    kimd-sha-512 klmd-sha-512 msa5-base prno-trng
    8.0     gen15a
    8.1     gen15a
    8.2     gen15a
    9.0     gen15a
    9.1     gen15a
    9.2     gen15a
    10.0    gen15a
    10.1    gen15a
    10.2    gen15a
    11.0    gen15a
    11.1    gen15a
    """
}

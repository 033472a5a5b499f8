/// The maximum model of QEMU's own emulation (TCG): the QEMU release since which it is recorded, the
/// definition, and on the indented lines below the features.
///
/// 7.2, 10.0 and 11.1 have the same one, so it stands for every release since 7.2. Before 7.2 the
/// model `qemu` of the release's newest machine type is taken, which TCG runs, and said to be a
/// guess: 5.2 alone was recorded, and its `max` has three features that its definition forbids.
enum TCGTable {
  static let text: StaticString = """
    7.2  gen15a
      esan3 zarch dateh idtes stfle srs etf2 msa-base ldisp ldisphp eimm etf3 etf2eh stckf
      mvcos etf3eh ectg csst csst2 ginste exrl fpe sprogp fpseh stfle45 stfle49 ltlbc iacc2
      stfle53 msa5-base minste2 minste3 zpci aen ais aefsi msa3-base msa4-base vx iep
      sea_esop2 vxeh msa8-base vxeh2 esop plo-cl plo-clg plo-clgr plo-clx plo-cs plo-csg
      plo-csgr plo-csx plo-dcs plo-dcsg plo-dcsgr plo-dcsx plo-csst plo-csstg plo-csstgr
      plo-csstx plo-csdst plo-csdstg plo-csdstgr plo-csdstx plo-cstst plo-cststg plo-cststgr
      plo-cststx kimd-sha-512 klmd-sha-512 prno-trng
    """
}

/// Real machines under KVM: what each offered to guests.
///
/// A row is the name of the capture, the definition of its host model, the QEMU release, and the
/// file of libvirt's published test data (tests/qemucapabilitiesdata) that the facts come from; on
/// the indented lines stand the properties that its host model has beyond the base set. None lacks
/// a base feature. The names carry the version in the file's name. `gen15a-qemu-8.2.0-kvm` offers
/// less than the older z15, cause not known; `gen17a-qemu-11.1.0-kvm` has nested virtualisation.
enum HostTable {
  static let text: StaticString = """
    zEC12.2-qemu-2.8.0-kvm  zEC12.2  2.8  caps_2.8.0.s390x
      aefsi cmm cte edat edat2 esop ipter msa1 msa2 msa3 msa4 msa5 ri sthyi te
    z13.2-qemu-2.9.0-kvm  z13.2  2.9  caps_2.9.0.s390x
      aefsi cmm cte edat edat2 esop ipter msa1 msa2 msa3 msa4 msa5 ri sthyi te vx
    z14-qemu-3.0.0-kvm  z14  3.0  caps_3.0.0.s390x
      aefsi aen bpb cmm cmmnt cte edat edat2 esop gs iep ipter mepoch mepochptff msa1 msa2
      msa3 msa4 msa5 msa6 msa7 msa8 ppa15 ri sea_esop2 sthyi te vx vxeh vxpd zpci
    z14.2-qemu-4.0.0-kvm  z14.2  4.0  caps_4.0.0.s390x
      aefsi aen ap apft apqci bpb cmm cmmnt cte edat edat2 esop gs iep ipter mepoch mepochptff
      msa1 msa2 msa3 msa4 msa5 msa6 msa7 msa8 ppa15 ri sea_esop2 sthyi te vx vxeh vxpd zpci
    gen15a-qemu-6.0.0-kvm  gen15a  6.0  caps_6.0.0.s390x
      aefsi aen ais ap apft apqci apqi bpb cmm cmmnt csske cte deflate diag318 edat edat2 els
      esop esort etoken gs iep ipter mepoch mepochptff msa1 msa2 msa3 msa4 msa5 msa6 msa7 msa8
      msa9 msa9_pckmo ppa15 ri sea_esop2 sthyi te vx vxeh vxeh2 vxpd vxpdeh zpci
    gen15a-qemu-8.2.0-kvm  gen15a  8.2  caps_8.2.0_s390x
      aefsi aen ais ap apft apqci bpb csske cte deflate diag318 edat els esop esort etoken gs
      iep msa1 msa2 msa3 msa4 msa5 msa6 msa7 msa8 msa9 msa9_pckmo ppa15 sea_esop2 sthyi te vx
      vxeh vxeh2 vxpd vxpdeh zpci
    gen16a-qemu-10.0.0-kvm  gen16a  10.0  caps_10.0.0_s390x
      aefsi aen ais ap apft appv appvi apqci apqi beareh bpb cmm cmmnt csske cte ctop deflate
      diag318 edat edat2 els esop esort etoken gs iep ipter mepoch mepochptff msa1 msa2 msa3
      msa4 msa5 msa6 msa7 msa8 msa9 msa9_pckmo nnpa pai paie ppa15 rdp ri sea_esop2 sthyi te
      vx vxeh vxeh2 vxpd vxpdeh vxpdeh2 zpci
    gen17a-qemu-11.0.0-kvm  gen17a  11.0  caps_11.0.0_s390x
      aefsi aen ais ap apft appv appvi apqci apqi beareh bpb ccf cmm cmmnt cte ctop deflate
      diag318 edat edat2 els esop esort etoken gen17ptff gs iep ineff_nc_tx ipter mepoch
      mepochptff msa1 msa10 msa10_pckmo msa11 msa11_pckmo msa13 msa13_pckmo msa2 msa3 msa4
      msa5 msa6 msa7 msa8 msa9 msa9_pckmo nnpa pai paie ppa15 rdp ri sea_esop2 sthyi te vx
      vxeh vxeh2 vxeh3 vxpd vxpdeh vxpdeh2 vxpdeh3 zpci
    gen17a-qemu-11.1.0-kvm  gen17a  11.1  caps_11.1.0_s390x
      64bscao aefsi aen ais ap apft appv appvi apqci apqi beareh bpb ccf cei cmm cmmnt cte
      ctop deflate diag318 edat edat2 els esop esort etoken gen17ptff gpereh gs gsls ib ibs
      iep ineff_nc_tx ipter kss mepoch mepochptff msa1 msa10 msa10_pckmo msa11 msa11_pckmo
      msa13 msa13_pckmo msa2 msa3 msa4 msa5 msa6 msa7 msa8 msa9 msa9_pckmo nnpa pai paie ppa15
      rdp ri sea_esop2 sief2 siif sthyi te vx vxeh vxeh2 vxeh3 vxpd vxpdeh vxpdeh2 vxpdeh3
      zpci
    """
}

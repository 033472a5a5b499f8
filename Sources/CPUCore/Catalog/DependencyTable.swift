/// Which feature requires which, in the order in which QEMU checks and warns.
///
/// The third column says since which QEMU release it is checked (as in ``FeatureTable``), where that
/// is later than its features. Recorded from the warnings of QEMU 5.2, 7.2, 10.0 and 11.1. `mepoch` on `tods-base` stands twice
/// because QEMU checks and warns twice; the place of `astfleie2` in the order is not recorded.
enum DependencyTable {
  static let text: StaticString = """
    #feature requires checked
    ipter dateh
    idtes dateh
    ltlbc dateh
    ldisphp ldisp
    dfphp dfp
    te stfle49
    edat2 edat
    msa5-base kimd-sha-512
    msa5-base klmd-sha-512
    msa4-base msa3-base
    cmma cmm
    cmma gsls
    pfmfi edat
    msa8-base msa3-base
    msa9-base msa3-base
    msa9-base msa4-base
    mepoch tods-base
    vxpd vx
    vxpdeh vxpd 5.2..7.2
    vxpdeh2 vxpdeh
    vxpdeh3 vxpdeh2
    vxeh2 vxeh 7.2..10.0
    vxeh vx
    vxeh3 vxeh2
    sea_esop2 esop
    iep sea_esop2
    cmmnt cmm
    gs sea_esop2
    mepoch stckf
    mepoch tods-base
    sema stfle49
    kimd-sha3-224 msa-base
    kimd-sha3-256 msa-base
    kimd-sha3-384 msa-base
    kimd-sha3-512 msa-base
    kimd-shake-128 msa-base
    kimd-shake-256 msa-base
    klmd-sha3-224 msa-base
    klmd-sha3-256 msa-base
    klmd-sha3-384 msa-base
    klmd-sha3-512 msa-base
    klmd-shake-128 msa-base
    klmd-shake-256 msa-base
    kmac-hmac-sha-224 msa3-base
    kmac-hmac-sha-246 msa3-base
    kmac-hmac-sha-384 msa3-base
    kmac-hmac-sha-512 msa3-base
    kmac-hmac-esha-224 msa3-base
    kmac-hmac-esha-246 msa3-base
    kmac-hmac-esha-384 msa3-base
    kmac-hmac-esha-512 msa3-base
    km-full-xts-aes-128 msa4-base
    km-full-xts-aes-256 msa4-base
    km-full-xts-eaes-128 msa4-base
    km-full-xts-eaes-256 msa4-base
    prno-trng-qrtcr msa5-base
    prno-trng msa5-base
    kss sief2
    apqci ap
    apft ap
    ptff-qsie mepoch
    ptff-qtoue mepoch
    ptff-stoe mepoch
    ptff-stoue mepoch
    apqi ap
    diag318 els
    nnpa vx
    rdp ltlbc
    appvi appv
    appv ap
    pfcr-qaf ccf-base
    pfcr-csdst ccf-base
    pfcr-csdstg ccf-base
    pfcr-cstst ccf-base
    pfcr-cststg ccf-base
    plo-clo plo-ext
    ineff_nc_tx te
    plo-cso plo-ext
    plo-dcso plo-ext
    plo-cssto plo-ext
    plo-csdsto plo-ext
    plo-cststo plo-ext
    plo-tcs plo-ext
    plo-tcsg plo-ext
    plo-tcsx plo-ext
    plo-tcso plo-ext
    plo-qcs plo-ext
    plo-qcsg plo-ext
    plo-qcsx plo-ext
    plo-qcso plo-ext
    plo-lo plo-ext
    plo-dlx plo-ext
    plo-dlo plo-ext
    plo-tl plo-ext
    plo-tlg plo-ext
    plo-tlx plo-ext
    plo-tlo plo-ext
    plo-ql plo-ext
    plo-qlg plo-ext
    plo-qlx plo-ext
    plo-qlo plo-ext
    plo-sto plo-ext
    plo-dst plo-ext
    plo-dstg plo-ext
    plo-dstx plo-ext
    plo-dsto plo-ext
    plo-tst plo-ext
    plo-tstg plo-ext
    plo-tstx plo-ext
    plo-tsto plo-ext
    plo-qst plo-ext
    plo-qstg plo-ext
    plo-qstx plo-ext
    plo-qsto plo-ext
    astfleie2 stfle
    """
}

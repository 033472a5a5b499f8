/// All feature groups, in QEMU's order: a name, since which QEMU release it is known (as in
/// ``FeatureTable``), and on the indented lines below it the members.
enum GroupTable {
  static let text: StaticString = """
    plo  <=5.2
      plo-cl plo-clg plo-clgr plo-clx plo-cs plo-csg plo-csgr plo-csx plo-dcs plo-dcsg
      plo-dcsgr plo-dcsx plo-csst plo-csstg plo-csstgr plo-csstx plo-csdst plo-csdstg
      plo-csdstgr plo-csdstx plo-cstst plo-cststg plo-cststgr plo-cststx
    plo_ext  10.0
      plo-ext plo-clo plo-cso plo-dcso plo-cssto plo-csdsto plo-cststo plo-tcs plo-tcsg
      plo-tcsx plo-tcso plo-qcs plo-qcsg plo-qcsx plo-qcso plo-lo plo-dlx plo-dlo plo-tl
      plo-tlg plo-tlx plo-tlo plo-ql plo-qlg plo-qlx plo-qlo plo-sto plo-dst plo-dstg plo-dstx
      plo-dsto plo-tst plo-tstg plo-tstx plo-tsto plo-qst plo-qstg plo-qstx plo-qsto
    tods  <=5.2
      tods-base ptff-qto ptff-qsi ptff-qpc ptff-sto
    gen13ptff  <=5.2
      ptff-qui ptff-qtou ptff-stou
    gen17ptff  7.2..10.0
      ptff-qtse
    msa  <=5.2
      msa-base kmac-dea kmac-tdea-128 kmac-tdea-192 kmc-dea kmc-tdea-128 kmc-tdea-192 km-dea
      km-tdea-128 km-tdea-192 kimd-sha-1 klmd-sha-1
    msa1  2.8
      kmc-aes-128 km-aes-128 kimd-sha-256 klmd-sha-256
    msa2  2.8
      kmc-aes-192 kmc-aes-256 kmc-prng km-aes-192 km-aes-256 kimd-sha-512 klmd-sha-512
    msa3  2.8
      msa3-base kmac-edea kmac-etdea-128 kmac-etdea-192 kmc-edea kmc-etdea-128 kmc-etdea-192
      kmc-eaes-128 kmc-eaes-192 kmc-eaes-256 km-edea km-etdea-128 km-etdea-192 km-eaes-128
      km-eaes-192 km-eaes-256 pckmo-edea pckmo-etdea-128 pckmo-etdea-192 pckmo-aes-128
      pckmo-aes-192 pckmo-aes-256
    msa4  2.8
      msa4-base kmac-aes-128 kmac-aes-192 kmac-aes-256 kmac-eaes-128 kmac-eaes-192
      kmac-eaes-256 km-xts-aes-128 km-xts-aes-256 km-xts-eaes-128 km-xts-eaes-256 kimd-ghash
      kmctr-dea kmctr-tdea-128 kmctr-tdea-192 kmctr-edea kmctr-etdea-128 kmctr-etdea-192
      kmctr-aes-128 kmctr-aes-192 kmctr-aes-256 kmctr-eaes-128 kmctr-eaes-192 kmctr-eaes-256
      kmf-dea kmf-tdea-128 kmf-tdea-192 kmf-edea kmf-etdea-128 kmf-etdea-192 kmf-aes-128
      kmf-aes-192 kmf-aes-256 kmf-eaes-128 kmf-eaes-192 kmf-eaes-256 kmo-dea kmo-tdea-128
      kmo-tdea-192 kmo-edea kmo-etdea-128 kmo-etdea-192 kmo-aes-128 kmo-aes-192 kmo-aes-256
      kmo-eaes-128 kmo-eaes-192 kmo-eaes-256 pcc-cmac-dea pcc-cmac-tdea-128 pcc-cmac-tdea-192
      pcc-cmac-edea pcc-cmac-etdea-128 pcc-cmac-etdea-192 pcc-cmac-aes-128 pcc-cmac-aes-192
      pcc-cmac-aes-256 pcc-cmac-eaes-128 pcc-cmac-eaes-192 pcc-cmac-eaes-256 pcc-xts-aes-128
      pcc-xts-aes-256 pcc-xts-eaes-128 pcc-xts-eaes-256
    msa5  2.8
      msa5-base ppno-sha-512-drng
    msa6  2.10
      kimd-sha3-224 kimd-sha3-256 kimd-sha3-384 kimd-sha3-512 kimd-shake-128 kimd-shake-256
      klmd-sha3-224 klmd-sha3-256 klmd-sha3-384 klmd-sha3-512 klmd-shake-128 klmd-shake-256
    msa7  2.10
      prno-trng-qrtcr prno-trng
    msa8  2.10
      msa8-base kma-gcm-aes-128 kma-gcm-aes-192 kma-gcm-aes-256 kma-gcm-eaes-128
      kma-gcm-eaes-192 kma-gcm-eaes-256
    msa9  4.1
      msa9-base pcc-scalar-mult-p256 pcc-scalar-mult-p384 pcc-scalar-mult-p521
      pcc-scalar-mult-ed25519 pcc-scalar-mult-ed448 pcc-scalar-mult-x25519
      pcc-scalar-mult-x448 kdsa-ecdsa-verify-p256 kdsa-ecdsa-verify-p384
      kdsa-ecdsa-verify-p521 kdsa-ecdsa-sign-p256 kdsa-ecdsa-sign-p384 kdsa-ecdsa-sign-p521
      kdsa-eecdsa-sign-p256 kdsa-eecdsa-sign-p384 kdsa-eecdsa-sign-p521
      kdsa-eddsa-verify-ed25519 kdsa-eddsa-verify-ed448 kdsa-eddsa-sign-ed25519
      kdsa-eddsa-sign-ed448 kdsa-eeddsa-sign-ed25519 kdsa-eeddsa-sign-ed448
    msa9_pckmo  4.1
      pckmo-ecc-p256 pckmo-ecc-p384 pckmo-ecc-p521 pckmo-ecc-ed25519 pckmo-ecc-ed448
    msa10  10.0
      km-full-xts-aes-128 km-full-xts-aes-256 km-full-xts-eaes-128 km-full-xts-eaes-256
    msa10_pckmo  10.0
      pckmo-aes-xts-128-dk pckmo-aes-xts-256-dk
    msa11  10.0
      kmac-hmac-sha-224 kmac-hmac-sha-246 kmac-hmac-sha-384 kmac-hmac-sha-512
      kmac-hmac-esha-224 kmac-hmac-esha-246 kmac-hmac-esha-384 kmac-hmac-esha-512
    msa11_pckmo  10.0
      pckmo-hmac-512 pckmo-hmac-1024
    msa12  10.0
      msa12-base
    msa13  10.0
      kmac-qai km-qai kimd-qai klmd-qai kmctr-qai kmf-qai kmo-qai pcc-qai prno-qai kma-qai
      kdsa-qai
    msa13_pckmo  10.0
      pckmo-qai
    mepochptff  <=5.2
      ptff-qsie ptff-qtoue ptff-stoe ptff-stoue
    esort  4.1
      esort-base sortl-sflr sortl-svlr sortl-32 sortl-128 sortl-f0
    deflate  4.1
      deflate-base dfltcc-gdht dfltcc-cmpr dfltcc-xpnd dfltcc-f0
    ccf  10.0
      ccf-base pfcr-qaf pfcr-csdst pfcr-csdstg pfcr-cstst pfcr-cststg
    """
}

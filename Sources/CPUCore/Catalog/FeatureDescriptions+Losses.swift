extension FeatureDescriptions {
  /// What a guest loses without a feature, for those an administrator meets, and where it is said.
  ///
  /// In the order of the feature table. A feature whose loss cannot be cited has no row.
  static let losses: [(name: StaticString, loses: StaticString, source: StaticString)] = [
    (
      name: "zarch",
      loses: "The guest cannot run in 64-bit mode, so no current Linux starts.",
      source: "Principles of Operation SA22-7832, z/Architecture mode"
    ),
    (
      name: "dateh",
      loses: "The guest has no IDTE: after a page-table change it purges translations as a whole.",
      source: "Principles of Operation SA22-7832, DAT-enhancement facility 1"
    ),
    (
      name: "stfle",
      loses: "The guest reads the first 32 facility bits only and misses all newer facilities.",
      source: "Principles of Operation SA22-7832, store-facility-list-extended facility"
    ),
    (
      name: "edat",
      loses: "The guest cannot map memory in 1 MB pages.",
      source: "Principles of Operation SA22-7832, enhanced-DAT facility 1"
    ),
    (
      name: "srs",
      loses: "A guest CPU cannot ask whether another one is running before it waits for a lock.",
      source: "Principles of Operation SA22-7832, sense-running-status facility"
    ),
    (
      name: "csske",
      loses: "Every SSKE sets the storage key, also where it already has the wanted value.",
      source: "Principles of Operation SA22-7832, conditional-SSKE facility"
    ),
    (
      name: "ctop",
      loses: "The guest does not see drawers, books and sockets and schedules without them.",
      source: "QEMU docs/system/s390x/cpu-topology.rst"
    ),
    (
      name: "apqci",
      loses: "The guest cannot query which crypto adapters and domains it has been given.",
      source: "Linux Documentation/arch/s390/vfio-ap.rst"
    ),
    (
      name: "ipter",
      loses: "Invalidating a range of pages takes one IPTE for each page.",
      source: "Principles of Operation SA22-7832, IPTE-range facility"
    ),
    (
      name: "apft",
      loses: "A Linux guest sees no crypto adapters: its drivers need this test to know them.",
      source: "Linux Documentation/arch/s390/vfio-ap.rst"
    ),
    (
      name: "msa-base",
      loses: "No CPACF: ciphers and hashes run in software.",
      source: "Principles of Operation SA22-7832, message-security assist"
    ),
    (
      name: "tods-base",
      loses: "The guest cannot query or set the offset and steering of its TOD clock.",
      source: "Principles of Operation SA22-7832, TOD-clock-steering facility"
    ),
    (
      name: "ginste",
      loses: "Programs compiled for z10 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z10"
    ),
    (
      name: "dfp",
      loses: "Decimal floating point is done in software.",
      source: "Principles of Operation SA22-7832, decimal-floating-point facility"
    ),
    (
      name: "stfle45",
      loses: "Programs compiled for z196 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z196"
    ),
    (
      name: "stfle49",
      loses: "Programs compiled for zEC12 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=zEC12"
    ),
    (
      name: "cte",
      loses: "Programs cannot start constrained transactions (TBEGINC).",
      source: "Principles of Operation SA22-7832, constrained-transactional-execution facility"
    ),
    (
      name: "ltlbc",
      loses: "Invalidating a translation always reaches the TLBs of all CPUs, never just one.",
      source: "Principles of Operation SA22-7832, local-TLB-clearing facility"
    ),
    (
      name: "stfle53",
      loses: "Programs compiled for z13 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z13"
    ),
    (
      name: "msa5-base",
      loses: "The guest has no instruction for deterministic random numbers.",
      source: "Principles of Operation SA22-7832, message-security-assist extension 5"
    ),
    (
      name: "minste2",
      loses: "Programs compiled for z14 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z14"
    ),
    (
      name: "minste3",
      loses: "Programs compiled for z15 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z15"
    ),
    (
      name: "ri",
      loses: "Programs such as just-in-time compilers cannot sample themselves in hardware.",
      source: "s390_runtime_instr(2) manual page"
    ),
    (
      name: "apqi",
      loses: "The guest polls its crypto queues instead of being interrupted by a reply.",
      source: "Linux Documentation/arch/s390/vfio-ap.rst"
    ),
    (
      name: "zpci",
      loses: "The guest cannot use PCI devices, passed through or emulated.",
      source: "QEMU docs/system/s390x/pcidevices.rst"
    ),
    (
      name: "aen",
      loses: "A Linux guest does not start its PCI support, even if zpci is on.",
      source: "Linux arch/s390/pci/pci.c, facilities 69 and 71"
    ),
    (
      name: "ais",
      loses: "The guest cannot hold back further adapter interruptions while it handles one.",
      source: "Linux Documentation/virt/kvm/devices/s390_flic.rst"
    ),
    (
      name: "te",
      loses: "Programs cannot use hardware transactions; lock elision falls back to locks.",
      source: "Principles of Operation SA22-7832, transactional-execution facility"
    ),
    (
      name: "sthyi",
      loses: "Programs cannot ask how much CPU the machine, partition and hypervisor grant them.",
      source: "s390_sthyi(2) manual page"
    ),
    (
      name: "msa3-base",
      loses: "No CPACF functions with protected keys, whose clear value stays out of memory.",
      source: "Principles of Operation SA22-7832, message-security-assist extension 3"
    ),
    (
      name: "msa4-base",
      loses: "AES in counter, feedback and XTS mode, CMAC and GHASH run in software.",
      source: "Principles of Operation SA22-7832, message-security-assist extension 4"
    ),
    (
      name: "edat2",
      loses: "The guest cannot map memory in 2 GB pages.",
      source: "Principles of Operation SA22-7832, enhanced-DAT facility 2"
    ),
    (
      name: "ppa15",
      loses: "The guest kernel lacks a firmware function that it uses against Spectre.",
      source: "QEMU blog 2018-02-14, Spectre/Meltdown mitigations for KVM guests"
    ),
    (
      name: "bpb",
      loses: "The guest kernel cannot block branch prediction against Spectre variant 2.",
      source: "QEMU blog 2018-02-14, Spectre/Meltdown mitigations for KVM guests"
    ),
    (
      name: "minste4",
      loses: "Programs compiled for z17 may stop with an operation exception.",
      source: "GCC manual, S/390 and zSeries options, -march=z17"
    ),
    (
      name: "plo-ext",
      loses: "PERFORM LOCKED OPERATION lacks its newer functions, those with 256 bits among them.",
      source: "Principles of Operation SA22-7832, PERFORM LOCKED OPERATION"
    ),
    (
      name: "vx",
      loses: "No vector registers: programs compiled for z13 and later do not run.",
      source: "Principles of Operation SA22-7832, vector facility for z/Architecture"
    ),
    (
      name: "iep",
      loses: "The guest cannot mark its data as not executable.",
      source: "Principles of Operation SA22-7832, instruction-execution-protection facility"
    ),
    (
      name: "gs",
      loses: "Java loses the hardware help for garbage collection with short pauses.",
      source: "Principles of Operation SA22-7832, guarded-storage facility"
    ),
    (
      name: "vxpd",
      loses: "Packed decimal arithmetic, as in COBOL, cannot use the vector registers.",
      source: "Principles of Operation SA22-7832, vector-packed-decimal facility"
    ),
    (
      name: "vxeh",
      loses: "Vector floating point is double precision only, neither single nor extended.",
      source: "Principles of Operation SA22-7832, vector-enhancements facility 1"
    ),
    (
      name: "mepoch",
      loses: "The guest's clock has no epoch index and wraps around on 17 September 2042.",
      source: "Principles of Operation SA22-7832, multiple-epoch facility"
    ),
    (
      name: "els",
      loses: "Service-call answers stay within 4 KB, so diag318 cannot be offered.",
      source: "QEMU target/s390x/cpu_models.c, diag318 requires els"
    ),
    (
      name: "msa8-base",
      loses: "AES-GCM takes several instructions and passes instead of one.",
      source: "Principles of Operation SA22-7832, message-security-assist extension 8"
    ),
    (
      name: "vxeh2",
      loses: "Vectors cannot be loaded and stored byte-reversed, nor searched for strings.",
      source: "Principles of Operation SA22-7832, vector-enhancements facility 2"
    ),
    (
      name: "esort-base",
      loses: "Programs cannot sort with the SORTL instruction.",
      source: "Principles of Operation SA22-7832, enhanced-sort facility"
    ),
    (
      name: "deflate-base",
      loses: "gzip and zlib compress in software instead of with DFLTCC.",
      source: "Principles of Operation SA22-7832, DEFLATE-conversion facility"
    ),
    (
      name: "vxpdeh",
      loses: "Programs lack the packed decimal vector instructions that z15 added.",
      source: "Principles of Operation SA22-7832, vector-packed-decimal-enhancement facility 1"
    ),
    (
      name: "msa9-base",
      loses: "Signatures with elliptic curves (ECDSA, EdDSA) run in software.",
      source: "Principles of Operation SA22-7832, message-security-assist extension 9"
    ),
    (
      name: "etoken",
      loses: "Linux keeps its slower Spectre variant 2 mitigations (expolines) on.",
      source: "Linux arch/s390/kernel/nospec-branch.c"
    ),
    (
      name: "unpack",
      loses: "The guest cannot become a protected one (IBM Secure Execution).",
      source: "QEMU docs/system/s390x/protvirt.rst"
    ),
    (
      name: "nnpa",
      loses: "The guest cannot use the AI accelerator on the chip.",
      source: "Principles of Operation SA22-7832, neural-network-processing-assist facility"
    ),
    (
      name: "vxpdeh2",
      loses: "Programs lack the packed decimal vector instructions that z16 added.",
      source: "Principles of Operation SA22-7832, vector-packed-decimal-enhancement facility 2"
    ),
    (
      name: "beareh",
      loses: "The guest kernel cannot save and restore the breaking-event address.",
      source: "Principles of Operation SA22-7832, BEAR-enhancement facility"
    ),
    (
      name: "rdp",
      loses: "Making a protected page writable again takes a full invalidation.",
      source: "Principles of Operation SA22-7832, reset-DAT-protection facility"
    ),
    (
      name: "pai",
      loses: "perf in the guest cannot count the crypto instructions it runs.",
      source: "Linux arch/s390/kernel/perf_pai_crypto.c"
    ),
    (
      name: "paie",
      loses: "perf in the guest cannot count the use of the AI accelerator.",
      source: "Linux arch/s390/kernel/perf_pai_ext.c"
    ),
    (
      name: "vxeh3",
      loses: "Programs lack the vector instructions that z17 added.",
      source: "Principles of Operation SA22-7832, vector-enhancements facility 3"
    ),
    (
      name: "vxpdeh3",
      loses: "Programs lack the packed decimal vector instructions that z17 added.",
      source: "Principles of Operation SA22-7832, vector-packed-decimal-enhancement facility 3"
    ),
    (
      name: "ccf-base",
      loses: "Programs lack the instruction PFCR.",
      source: "Principles of Operation SA22-7832, concurrent-functions facility"
    ),
    (
      name: "esop",
      loses: "A protection exception tells the guest kernel less about the refused access.",
      source: "Principles of Operation SA22-7832, enhanced suppression on protection"
    ),
    (
      name: "kss",
      loses: "A nested hypervisor intercepts each storage-key instruction to see the first use.",
      source: "Linux arch/s390/kvm/kvm-s390.c"
    ),
    (
      name: "cmma",
      loses: "Guests inside the guest cannot tell it which of their pages are unused.",
      source: "Linux arch/s390/kvm/kvm-s390.c"
    ),
    (
      name: "pfmfi",
      loses: "A nested hypervisor handles PFMF of its guests in software.",
      source: "Linux arch/s390/kvm/kvm-s390.c"
    ),
    (
      name: "diag318",
      loses: "Firmware does not learn which system the guest runs when it reports a problem.",
      source: "Linux Documentation/virt/kvm/api.rst, KVM_CAP_S390_DIAG318"
    ),
    (
      name: "astfleie2",
      loses: "Guests inside the guest do not get a format-2 facility list.",
      source: "Linux arch/s390/kvm/vsie.c"
    ),
    (
      name: "sief2",
      loses: "The guest cannot run guests of its own (nested KVM).",
      source: "Linux arch/s390/kvm/kvm-s390.c, module parameter nested"
    ),
    (
      name: "skey",
      loses: "A nested hypervisor handles the storage keys of its guests in software.",
      source: "Linux arch/s390/kvm/kvm-s390.c"
    ),
    (
      name: "sigpif",
      loses: "Signals between the CPUs of a nested guest go through its hypervisor.",
      source: "Linux arch/s390/kvm/kvm-s390.c"
    ),
    (
      name: "cmm",
      loses: "The guest cannot tell the host which of its pages need not be kept.",
      source: "Linux Documentation/virt/kvm/devices/vm.rst, CMMA"
    ),
    (
      name: "ap",
      loses: "The guest cannot use crypto adapters passed through with vfio-ap.",
      source: "Linux Documentation/arch/s390/vfio-ap.rst"
    ),
    (
      name: "appv",
      loses: "A protected guest cannot use crypto adapters.",
      source: "Linux arch/s390/include/asm/uv.h, feature bit 4"
    ),
    (
      name: "appvi",
      loses: "A protected guest polls its crypto queues.",
      source: "Linux arch/s390/include/asm/uv.h, feature bit 5"
    ),
  ]
}

//! How many bytes a weight takes, and which arithmetic it is multiplied with.
//!
//! GGUF sizes: file size over parameters of Llama 3 70B (llama.cpp pull request 6745, 2024); block
//! scales of the 4-bit kinds: 16 to 64 weights share a scale. Error: under 2 % of the file size.

/// How weights are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the formats' own names")]
pub enum Precision {
    Fp16,
    Bf16,
    Fp8,
    Int8,
    Fp4,
    Mxfp4,
    Nf4,
    Q8_0,
    Q6K,
    Q5KM,
    Q4KM,
}

/// The arithmetic weights are multiplied with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComputeKind {
    /// 16-bit tensor cores.
    Fp16,
    /// 8-bit tensor cores.
    Fp8,
    /// 4-bit tensor cores where the card has them.
    Fp4,
    /// Weights are unpacked to 16 bits first.
    Unpacked,
}

impl Precision {
    /// Every kind, in the order of their codes.
    pub const ALL: [Self; 11] = [
        Self::Fp16,
        Self::Bf16,
        Self::Fp8,
        Self::Int8,
        Self::Fp4,
        Self::Mxfp4,
        Self::Nf4,
        Self::Q8_0,
        Self::Q6K,
        Self::Q5KM,
        Self::Q4KM,
    ];

    /// Bytes a parameter takes, block scales included.
    #[must_use]
    pub fn bytes_per_param(self) -> f64 {
        match self {
            Self::Fp16 | Self::Bf16 => 2.0,
            Self::Fp8 | Self::Int8 => 1.0,
            Self::Fp4 => 0.5625,
            Self::Mxfp4 | Self::Nf4 => 0.531_25,
            Self::Q8_0 => 1.063,
            Self::Q6K => 0.82,
            Self::Q5KM => 0.708,
            Self::Q4KM => 0.603,
        }
    }

    /// The word used in commands and files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Fp16 => "fp16",
            Self::Bf16 => "bf16",
            Self::Fp8 => "fp8",
            Self::Int8 => "int8",
            Self::Fp4 => "fp4",
            Self::Mxfp4 => "mxfp4",
            Self::Nf4 => "nf4",
            Self::Q8_0 => "q8_0",
            Self::Q6K => "q6_k",
            Self::Q5KM => "q5_k_m",
            Self::Q4KM => "q4_k_m",
        }
    }

    /// The arithmetic it is multiplied with.
    #[must_use]
    pub fn compute_kind(self) -> ComputeKind {
        match self {
            Self::Fp16 | Self::Bf16 => ComputeKind::Fp16,
            Self::Fp8 | Self::Int8 => ComputeKind::Fp8,
            Self::Fp4 | Self::Mxfp4 => ComputeKind::Fp4,
            Self::Nf4 | Self::Q8_0 | Self::Q6K | Self::Q5KM | Self::Q4KM => ComputeKind::Unpacked,
        }
    }

    /// Key and value cache bytes against 16 bits when a server runs this precision: servers keep an
    /// 8-bit cache beside 8- and 4-bit tensor cores, a 16-bit one otherwise.
    #[must_use]
    pub fn kv_frac(self) -> f64 {
        match self.compute_kind() {
            ComputeKind::Fp8 | ComputeKind::Fp4 => 0.5,
            ComputeKind::Fp16 | ComputeKind::Unpacked => 1.0,
        }
    }
}

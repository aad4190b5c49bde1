//! How the weights of a model are stored, and at which rate of a GPU they are multiplied.
//!
//! Bytes a parameter: block formats count their scales (MXFP4 32 values and one byte: 4.25 bit,
//! NVFP4 16 values and one byte: 4.5 bit); GGUF kinds are the mean of a Llama 3 70B file by size
//! (quantisation table of 2024), which keeps some tensors wider. Known error: small models keep a
//! larger share wide, up to 5 % more.

use super::codes::codes;

codes! {
    /// Storage of the weights.
    Precision {
        Fp16 = 1, "fp16", "FP16";
        Bf16 = 2, "bf16", "BF16";
        Fp8 = 3, "fp8", "FP8";
        Int8 = 4, "int8", "INT8";
        Fp4 = 5, "fp4", "FP4 (NVFP4)";
        Mxfp4 = 6, "mxfp4", "MXFP4";
        Nf4 = 7, "nf4", "NF4";
        Q8_0 = 8, "q8_0", "GGUF Q8_0";
        Q6K = 9, "q6_k", "GGUF Q6_K";
        Q5KM = 10, "q5_k_m", "GGUF Q5_K_M";
        Q4KM = 11, "q4_k_m", "GGUF Q4_K_M";
    }
}

codes! {
    /// The tensor rate that the multiplications run at.
    ComputeKind {
        Fp16 = 1, "fp16", "16-bit";
        Fp8 = 2, "fp8", "8-bit";
        Fp4 = 3, "fp4", "4-bit";
        Unpacked = 4, "unpacked", "16-bit after unpacking";
    }
}

impl Precision {
    /// Bytes a stored parameter, 0.5 to 2.
    #[must_use]
    pub const fn bytes_per_param(self) -> f64 {
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

    /// The rate of the multiplications; weight-only formats are unpacked to 16 bits first.
    #[must_use]
    pub const fn compute_kind(self) -> ComputeKind {
        match self {
            Self::Fp16 | Self::Bf16 => ComputeKind::Fp16,
            Self::Fp8 | Self::Int8 => ComputeKind::Fp8,
            Self::Fp4 | Self::Mxfp4 => ComputeKind::Fp4,
            Self::Nf4 | Self::Q8_0 | Self::Q6K | Self::Q5KM | Self::Q4KM => ComputeKind::Unpacked,
        }
    }

    /// The name in files and on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.key()
    }
}

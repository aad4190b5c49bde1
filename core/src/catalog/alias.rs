//! Short names that people type for rows of the catalogue.

static GPUS: &[(&str, &str)] = &[
    ("3070", "rtx-3070"),
    ("3080", "rtx-3080"),
    ("3080-ti", "rtx-3080-ti"),
    ("3090", "rtx-3090"),
    ("4080", "rtx-4080"),
    ("4090", "rtx-4090"),
    ("5090", "rtx-5090"),
    ("a6000", "rtx-a6000"),
    ("a100", "a100-sxm"),
    ("h100", "h100-sxm"),
    ("h200", "h200-sxm"),
    ("b200", "b200-sxm"),
    ("rtx-pro-6000", "rtx-pro-6000-ws"),
    ("rtx-pro-6000-blackwell", "rtx-pro-6000-ws"),
    ("gb10", "dgx-spark"),
    ("ryzen-ai-max-395", "strix-halo"),
];

static LLMS: &[(&str, &str)] = &[
    ("llama-3-8b", "llama-3.1-8b"),
    ("llama-3-70b", "llama-3.1-70b"),
    ("deepseek-v3", "deepseek-r1"),
    ("deepseek-r1-671b", "deepseek-r1"),
    ("qwen3-coder-480b-a35b", "qwen3-coder-480b"),
    ("qwen3-coder-30b-a3b", "qwen3-coder-30b"),
    ("llama-4-scout-17b-16e", "llama-4-scout"),
    ("llama-4-maverick-17b-128e", "llama-4-maverick"),
    ("bloom", "bloom-176b"),
];

fn known<'a>(name: &'a str, aliases: &[(&'static str, &'static str)]) -> &'a str {
    aliases.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, slug)| *slug)
}

/// The slug of a GPU's short name; any other name as it is.
#[must_use]
pub fn gpu_slug_of(name: &str) -> &str {
    known(name, GPUS)
}

/// The slug of a model's short name; any other name as it is.
#[must_use]
pub fn llm_slug_of(name: &str) -> &str {
    known(name, LLMS)
}

#[cfg(test)]
mod tests {
    use super::super::{gpu_by_slug, llm_by_slug};
    use super::*;

    #[test]
    fn every_short_name_leads_to_a_row_and_hides_none() {
        for (alias, slug) in GPUS {
            assert!(gpu_by_slug(slug).is_some() && gpu_by_slug(alias).is_none(), "{alias}");
        }
        for (alias, slug) in LLMS {
            assert!(llm_by_slug(slug).is_some() && llm_by_slug(alias).is_none(), "{alias}");
        }
        assert_eq!(gpu_slug_of("h100"), "h100-sxm");
        assert_eq!(llm_slug_of("phi-4"), "phi-4");
    }
}

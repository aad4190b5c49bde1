//! The options that only a scenario knows; those of catalogue rows are the catalogue's.

use crate::catalog::{
    CarbonHours, Cooling, DemandMeasure, Heating, Holidays, MeterPayer, Metering, NodePlace, Party,
    Precision, StormSeason, WaterHeating, codes::codes,
};

use super::{
    Choice, FieldValue,
    options_battery::{
        BatteryCoupling, BatteryInOutage, BatteryPlace, BatteryToGrid, Dispatch, FadeModel, GridCharging,
        SunFirst, TemperatureEffect,
    },
    options_meter::NodeMeter,
};

codes! {
    /// How an array is fixed.
    Mount {
        /// Open rack: air behind the modules.
        Rack = 0, "rack", "Open rack";
        /// Close to the roof.
        Roof = 1, "roof", "Roof";
        /// One axis that follows the sun, turning back at low sun.
        Tracker = 2, "tracker", "Tracker";
    }
}

codes! {
    /// `PVWatts` module classes.
    ModuleType {
        /// Crystalline silicon, 19 %, -0.37 %/K.
        Standard = 0, "standard", "Standard";
        /// High efficiency, 21 %, -0.35 %/K.
        Premium = 1, "premium", "Premium";
        /// Thin film, 18 %, -0.32 %/K.
        ThinFilm = 2, "thin-film", "Thin film";
    }
}

codes! {
    /// A page that shows a scenario.
    PageShown {
        Home = 1, "home", "Home";
        Fleet = 2, "fleet", "Fleet";
        Compare = 3, "compare", "Compare";
    }
}

codes! {
    /// What the node sells.
    WorkloadKind {
        /// Answers to people: tokens with a latency that matters.
        Serve = 0, "serve", "Serve a model";
        /// Tokens that can wait.
        Batch = 1, "batch", "Batch inference";
        /// The GPU by the hour; the tenant decides what runs.
        Rent = 2, "rent", "Rent by the hour";
        /// Coding agents: long prompts, most of them seen before.
        Agents = 3, "agents", "Serve coding agents";
        /// Pictures, simulations: jobs that need nothing of each other, paid by the GPU hour.
        Jobs = 4, "jobs", "Render and simulate";
        /// Training with others that seldom talk, paid by the GPU hour that trains.
        Train = 5, "train", "Train with others";
    }
}

impl WorkloadKind {
    /// Paid by the GPU hour, not by the token.
    #[must_use]
    pub fn sells_hours(self) -> bool {
        matches!(self, Self::Rent | Self::Jobs | Self::Train)
    }

    /// Somebody waits for the answer.
    #[must_use]
    pub fn is_interactive(self) -> bool {
        matches!(self, Self::Serve | Self::Agents)
    }
}

codes! {
    /// When buyers ask.
    DemandShape {
        /// At all hours alike: buyers everywhere, or contracts.
        Flat = 0, "flat", "At all hours alike";
        /// Chat: the day, and after dinner.
        People = 1, "people", "Days and evenings";
        /// Coding and office work: weekdays from nine to five.
        Office = 2, "office", "Working hours";
    }
}

codes! {
    /// Whether the exchange between homes that train stops their work.
    Exchange {
        /// Work waits for it.
        Blocking = 0, "blocking", "Work waits";
        /// Work goes on; the next exchange waits for this one.
        Overlapped = 1, "overlapped", "Beside the work";
    }
}

codes! {
    /// The software that runs a model.
    Engine {
        /// One user on a llama.cpp-type engine; several GPUs split the layers.
        Single = 0, "single", "One user";
        /// A vLLM- or TensorRT-LLM-type server with continuous batching.
        Serving = 1, "serving", "Server";
    }
}

codes! {
    /// How answers leave the home.
    Streaming {
        /// An event a token, about 250 bytes.
        Events = 0, "events", "An event a token";
        /// Several tokens an event, compressed, about 25 bytes a token.
        Coalesced = 1, "coalesced", "Gathered, compressed";
        /// A file when it is done, about 5 bytes a token.
        File = 2, "file", "A file at the end";
    }
}

impl Streaming {
    /// Bytes sent up for each answer token.
    #[must_use]
    pub fn bytes_per_tok(self) -> f64 {
        match self {
            Self::Events => 250.0,
            Self::Coalesced => 25.0,
            Self::File => 5.0,
        }
    }
}

codes! {
    /// What a placement of nodes is to reach.
    Objective {
        /// The most money left a year, after capital.
        Profit = 0, "profit", "Most profit";
        /// The most tokens a year.
        Tokens = 1, "tokens", "Most tokens";
        /// The most tokens a second that can be promised.
        FirmTokens = 2, "firm-tokens", "Most firm tokens";
        /// The least cost a token for the output to reach.
        Cost = 3, "cost", "Least cost a token";
        /// The least carbon a token for the output to reach.
        Carbon = 4, "carbon", "Least carbon a token";
    }
}

codes! {
    /// Whether storms and other major events count.
    Storms {
        /// All outages.
        Counted = 0, "counted", "counted";
        /// Everyday outages only.
        LeftOut = 1, "left-out", "left out";
    }
}

codes! {
    /// Whether something holds the home under its service rating.
    Management {
        /// Nothing: the node needs its own room in the load calculation.
        None = 0, "none", "not managed";
        /// A panel or node controller that throttles the node.
        Managed = 1, "managed", "managed";
        /// A panel that switches the node off while the house needs its room.
        Sheds = 2, "sheds", "switched off by the panel";
    }
}

codes! {
    /// How the load of the house is found when its service is checked.
    LoadMethod {
        /// The highest demand measured, NEC 220.87.
        Measured = 0, "measured", "Measured peak (220.87)";
        /// Nameplates of a new dwelling, NEC 220.82.
        New = 1, "new", "Nameplates, new (220.82)";
        /// Nameplates of an existing dwelling, NEC 220.83.
        Existing = 2, "existing", "Nameplates, existing (220.83)";
    }
}

codes! {
    /// How the mains arrive.
    Supply {
        /// 120/240 V split phase.
        SplitPhase = 0, "split-phase", "240 V split phase";
        /// 230 V single phase.
        SinglePhase = 1, "single-phase", "230 V single phase";
        /// 400 V three phase.
        ThreePhase = 2, "three-phase", "400 V three phase";
    }
}

codes! {
    /// Whose question the answer answers.
    Role {
        /// Lives in the home.
        Host = 0, "host", "Host";
        /// Owns the node.
        Owner = 1, "owner", "Owner";
        /// Runs the node and sells its output.
        Operator = 2, "operator", "Operator";
    }
}

impl Supply {
    /// Volts times the phase factor (400 V times the root of three): times amperes, the apparent power, VA.
    #[must_use]
    pub fn volts(self) -> f64 {
        match self {
            Self::SplitPhase => 240.0,
            Self::SinglePhase => 230.0,
            Self::ThreePhase => 692.82,
        }
    }
}

/// The choices of an option type, as the field table lists them.
pub(super) fn choices<T: Copy + 'static>(all: &[T], describe: fn(T) -> Choice) -> Vec<Choice> {
    all.iter().map(|&option| describe(option)).collect()
}

macro_rules! option_fields {
    ($($type:ident)+) => {
        $(impl FieldValue for $type {
            fn to_f64(&self) -> f64 {
                f64::from(self.code())
            }
            fn from_f64(value: f64) -> Option<Self> {
                (0.0..=255.0).contains(&value).then(|| Self::from_code(value as u8))?
            }
        })+
    };
}

option_fields! {
    Mount ModuleType WorkloadKind Dispatch GridCharging BatteryToGrid SunFirst BatteryInOutage Management LoadMethod Supply Role
    DemandShape Engine Exchange Streaming BatteryCoupling BatteryPlace FadeModel Storms Objective PageShown NodeMeter
    CarbonHours StormSeason TemperatureEffect Cooling DemandMeasure Heating Holidays MeterPayer Metering NodePlace Party Precision WaterHeating
}

/// A field kind that holds one of an option type's values.
macro_rules! option_kind {
    ($type:ident) => {
        $crate::scenario::Kind::Options(|| {
            $crate::scenario::options::choices($type::ALL, |option| $crate::scenario::Choice {
                code: option.code(),
                key: option.key(),
                label: option.label(),
            })
        })
    };
}
pub(super) use option_kind;

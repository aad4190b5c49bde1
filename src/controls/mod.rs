//! Inputs made from the field table: any field, one control.
//!
//! - `FieldControl`: the control that fits a field: `NumberControl`, `OptionControl`, `RowControl`
//! - `FieldHandle`: what each of them knows of its field
//! - `About`: where the value comes from, one click away
//! - `Span`: the part of the bounds that a slider covers
//! - `Icon`: small pictures

mod about;
mod field_control;
mod field_handle;
mod file_button;
mod icon;
mod number_control;
mod option_control;
mod provenance;
mod row_control;
mod row_list;
mod slider;
mod span;
mod step_button;

pub(crate) use field_control::FieldControl;
pub(crate) use field_handle::FieldHandle;
pub(crate) use file_button::FileButton;
pub(crate) use icon::Icon;
pub(crate) use number_control::NumberControl;
pub(crate) use option_control::OptionControl;
pub(crate) use row_control::RowControl;
pub(crate) use span::Span;

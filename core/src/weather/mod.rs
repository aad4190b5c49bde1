//! Sun, sky and a year of weather.

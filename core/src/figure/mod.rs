//! A result as a picture in data: marks, scales, ticks, bands, raster, description.

//! The container of a workbook: zip and XML parts, limits on what they may expand to.

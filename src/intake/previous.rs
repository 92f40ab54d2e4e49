//! What the last OUT said, from its files as they were read.

//! The `bitext` program.

fn main() {}

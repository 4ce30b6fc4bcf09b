//! The preview without a window.

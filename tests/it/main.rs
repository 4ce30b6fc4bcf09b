//! The one integration binary: what no single room can promise alone.

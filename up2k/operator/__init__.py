"""The operator's room: she opens cities. Here, since opening a city reaches from regions up to the books."""

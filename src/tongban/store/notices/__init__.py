"""Notices (告知): what people and units are told, on which channels, and what became of each."""

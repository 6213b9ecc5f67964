"""Documents remembered: what people uploaded, after it was parsed and rebuilt."""

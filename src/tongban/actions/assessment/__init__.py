"""Assess (评估): `computing` reads what data say; `rounds` plans, seals and opens what is tried."""

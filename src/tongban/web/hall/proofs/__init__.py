"""Proofs for anybody (公开证明): signed heads of the audit tree, and proofs under them, as JSON.

They say nothing of what any entry says, only that it stands where it stood. Whoever keeps the heads
that they were given can show that nothing was removed or rewritten since.
"""

"""The second proposer (第二解析): an OpenAI-compatible endpoint that points at words of a guide.

Off unless an operator configures it. Read in this order: `asking` (what is sent), `answers` (what
of an answer is believed: only words that stand in the guide) and `proposer` (one call, bounded in
time and size, that never stops the page).
"""

from tongban.adapters.second_proposer.proposer import SecondProposer

__all__ = ["SecondProposer"]

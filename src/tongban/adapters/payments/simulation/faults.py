"""Faults (故障开关): what a bank does on a bad day, switched while it runs."""

import enum

HANG_SECONDS = 30.0
"""Longer than anybody waits for it."""

SLOW_SECONDS = 5.0
"""How long the page takes on which one pays, on a slow day."""

LATE_SECONDS = 20.0
"""By how much a notice comes late; the ledger is asked before."""


class Fault(enum.Enum):
    """How the bank behaves (状态); the value is the word of the command line."""

    UP = "up"
    LOSES = "loses"
    DOUBLES = "doubles"
    LATE = "late"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_SIGNATURE = "wrong_signature"
    OUT_OF_ORDER = "out_of_order"
    TAKES_LESS = "takes_less"
    TAKES_TWICE = "takes_twice"
    DOWN = "down"
    SLOW = "slow"

    @property
    def words(self) -> str:
        """Return what the fault is, for the page."""
        return _WORDS[self]


_WORDS = {
    Fault.UP: "正常",
    Fault.LOSES: "付款通知丢失",
    Fault.DOUBLES: "付款通知发两遍",
    Fault.LATE: "付款通知迟到",
    Fault.WRONG_AMOUNT: "付款通知里的金额不对",
    Fault.WRONG_SIGNATURE: "付款通知的签名不对",
    Fault.OUT_OF_ORDER: "付款通知先后颠倒",
    Fault.TAKES_LESS: "少扣一分钱",
    Fault.TAKES_TWICE: "同一笔订单扣两次",
    Fault.DOWN: "银行不应答",
    Fault.SLOW: "付款页很慢",
}

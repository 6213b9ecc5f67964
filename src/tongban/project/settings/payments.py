"""Who takes the money (收款银行), and how the city collects."""

from tongban.project.settings.place import IN_PRODUCTION, SOURCE, environment

BANK = environment.text("BANK", default="none" if IN_PRODUCTION else "simulated")
BANK_PORT = environment.integer("BANK_PORT", default=8400, least=1)
BANK_URL = environment.text("BANK_URL", default=f"http://127.0.0.1:{BANK_PORT}")
BANK_CALL_KEY = environment.text("BANK_CALL_KEY", default="")
BANK_NOTICE_KEY = environment.text("BANK_NOTICE_KEY", default="")
BANK_INSIDE = environment.boolean("BANK_INSIDE", default=False)
BANK_SECONDS = environment.integer("BANK_SECONDS", default=5, least=1)
FEE_PRACTICES = environment.folder(
    "FEE_PRACTICES", default=str(SOURCE / "examples" / "mingchuan" / "payments.yaml")
)

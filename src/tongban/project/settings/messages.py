"""Who carries messages (消息通道): text messages, mail, work chats, parcels."""

from tongban.project.settings.place import IN_PRODUCTION, SOURCE, environment

MESSAGES = environment.text("MESSAGES", default="none" if IN_PRODUCTION else "simulated")
MESSAGES_PORT = environment.integer("MESSAGES_PORT", default=8300, least=1)
MESSAGES_URL = environment.text("MESSAGES_URL", default=f"http://127.0.0.1:{MESSAGES_PORT}")
MESSAGES_KEY = environment.text("MESSAGES_KEY", default="")
MESSAGES_INSIDE = environment.boolean("MESSAGES_INSIDE", default=False)
MESSAGES_SECONDS = environment.integer("MESSAGES_SECONDS", default=3, least=1)

MAIL = environment.text("MAIL", default="none" if IN_PRODUCTION else "simulated")
MAIL_HOST = environment.text("MAIL_HOST", default="127.0.0.1")
MAIL_PORT = environment.integer("MAIL_PORT", default=MESSAGES_PORT + 25, least=0)
MAIL_SENDER = environment.text("MAIL_SENDER", default="notice@mingchuan.example")
MAIL_USER = environment.text("MAIL_USER", default="")
MAIL_PASSWORD = environment.text("MAIL_PASSWORD", default="")
MAIL_INSIDE = environment.boolean("MAIL_INSIDE", default=False)
MAIL_SECONDS = environment.integer("MAIL_SECONDS", default=10, least=1)

CHAT = environment.text("CHAT", default="real" if IN_PRODUCTION else "simulated")
CHAT_SECONDS = environment.integer("CHAT_SECONDS", default=5, least=1)

NOTICE_TEMPLATES = environment.folder(
    "NOTICE_TEMPLATES", default=str(SOURCE / "examples" / "mingchuan" / "notices.yaml")
)
DELIVERY_PLACES = environment.folder(
    "DELIVERY_PLACES", default=str(SOURCE / "examples" / "mingchuan" / "delivery.yaml")
)

COURIER = environment.text("COURIER", default="none" if IN_PRODUCTION else "simulated")
COURIER_PORT = environment.integer("COURIER_PORT", default=8600, least=1)
COURIER_URL = environment.text("COURIER_URL", default=f"http://127.0.0.1:{COURIER_PORT}")
COURIER_KEY = environment.text("COURIER_KEY", default="")
COURIER_INSIDE = environment.boolean("COURIER_INSIDE", default=False)
COURIER_SECONDS = environment.integer("COURIER_SECONDS", default=5, least=1)

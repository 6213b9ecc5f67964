"""Who carries text messages (短信通道)."""

from tongban.project.settings.place import IN_PRODUCTION, environment

MESSAGES = environment.text("MESSAGES", default="none" if IN_PRODUCTION else "simulated")
MESSAGES_PORT = environment.integer("MESSAGES_PORT", default=8300, least=1)
MESSAGES_URL = environment.text("MESSAGES_URL", default=f"http://127.0.0.1:{MESSAGES_PORT}")
MESSAGES_KEY = environment.text("MESSAGES_KEY", default="")
MESSAGES_INSIDE = environment.boolean("MESSAGES_INSIDE", default=False)
MESSAGES_SECONDS = environment.integer("MESSAGES_SECONDS", default=3, least=1)

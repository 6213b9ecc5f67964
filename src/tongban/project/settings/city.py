"""The city and what surrounds it (本市): names, navigation, registers, keys, printing."""

from django.utils.translation import gettext_lazy

from tongban.project.production import LAPTOP_FIELD_KEY, LAPTOP_INDEX_KEY
from tongban.project.settings.place import IN_PRODUCTION, SOURCE, environment

TONGBAN_SITE_NAME = environment.text("SITE_NAME", default="明川市政务服务")
TONGBAN_RECONSIDERATION_BODY = environment.text("RECONSIDERATION_BODY", default="明川市人民政府")
TONGBAN_COURT = environment.text("COURT", default="明川市人民法院")
TONGBAN_NAVIGATION = {
    "": (
        (gettext_lazy("我要办"), "hall:home"),
        (gettext_lazy("全部事项"), "hall:items"),
        (gettext_lazy("证照核验"), "hall:verify"),
        (gettext_lazy("我要问"), "hall:contact"),
        (gettext_lazy("我的"), "hall:mine"),
    ),
    "counter": (
        (gettext_lazy("待办"), "counter:inbox"),
        (gettext_lazy("窗口接待"), "counter:window"),
        (gettext_lazy("查办件"), "counter:cases"),
        (gettext_lazy("我办过的"), "counter:history"),
        (gettext_lazy("日常办公"), "counter:office"),
        (gettext_lazy("部门证照"), "counter:certificates"),
        (gettext_lazy("归档"), "counter:archives"),
    ),
    "administrators": (
        (gettext_lazy("账户与岗位"), "console:accounts"),
        (gettext_lazy("接入系统"), "identity_systems"),
        (gettext_lazy("查阅监督"), "console:oversight"),
        (gettext_lazy("告知管理"), "console:notices"),
    ),
    "console": (
        (gettext_lazy("工作台"), "console:home"),
        (gettext_lazy("事项"), "console:items"),
        (gettext_lazy("图谱"), "console:graph"),
        (gettext_lazy("四减"), "console:reform"),
        (gettext_lazy("数据共享"), "console:data-catalogue"),
        (gettext_lazy("导入导出"), "console:exchange"),
    ),
}
JOINT_TERMS = environment.folder(
    "JOINT_TERMS", default=str(SOURCE / "examples" / "mingchuan" / "joint.yaml")
)
CAMPAIGNS = environment.folder(
    "CAMPAIGNS", default=str(SOURCE / "examples" / "mingchuan" / "campaigns.yaml")
)
SERVICE_PRACTICES = environment.folder(
    "SERVICE_PRACTICES", default=str(SOURCE / "examples" / "mingchuan" / "practices.yaml")
)
DEMO_ACCOUNTS = environment.boolean("DEMO_ACCOUNTS", default=not IN_PRODUCTION)
DEMO_CASES = environment.integer("DEMO_CASES", default=600)
GALLERY = environment.boolean("GALLERY", default=not IN_PRODUCTION)
PARTNER = environment.text("PARTNER", default="simulated" if not IN_PRODUCTION else "none")
PARTNER_PORT = environment.integer("PARTNER_PORT", default=8100, least=1)
PARTNER_URL = environment.text("PARTNER_URL", default=f"http://127.0.0.1:{PARTNER_PORT}")
PARTNER_SECONDS = environment.integer("PARTNER_SECONDS", default=2, least=1)
PARTNER_JOB_SECONDS = environment.integer("PARTNER_JOB_SECONDS", default=10, least=1)
GATEWAY_PORT = environment.integer("GATEWAY_PORT", default=8200, least=1)
GATEWAY_BIND = environment.text("GATEWAY_BIND", default="127.0.0.1")
GATEWAY_WORKERS = environment.integer("GATEWAY_WORKERS", default=2, least=1)
GATEWAY_THREADS = environment.integer("GATEWAY_THREADS", default=64, least=2)
DATA_PEERS = environment.words("DATA_PEERS", default=())
SECOND_PROPOSER_URL = environment.text("SECOND_PROPOSER_URL", default="")
SECOND_PROPOSER_MODEL = environment.text("SECOND_PROPOSER_MODEL", default="")
SECOND_PROPOSER_KEY = environment.text("SECOND_PROPOSER_KEY", default="")
SECOND_PROPOSER_INSIDE = environment.boolean("SECOND_PROPOSER_INSIDE", default=False)
SECOND_PROPOSER_SECONDS = environment.integer("SECOND_PROPOSER_SECONDS", default=20, least=1)
TSA_URL = environment.text("TSA_URL", default="")
TSA_ROOT = environment.text("TSA_ROOT", default="")
TSA_SECONDS = environment.integer("TSA_SECONDS", default=5, least=1)
SEAL_KEYS = environment.words("SEAL_KEYS", default=())
GATEWAY_KEYS = environment.words("GATEWAY_KEYS", default=())
FIELD_KEYS = environment.words("FIELD_KEYS", default=(LAPTOP_FIELD_KEY,))
BLIND_INDEX_KEY = environment.text("BLIND_INDEX_KEY", default=LAPTOP_INDEX_KEY)
BLIND_INDEX_LATER_KEYS = environment.words("BLIND_INDEX_LATER_KEYS", default=())
AUDIT_SEAL_HOURS = environment.integer("AUDIT_SEAL_HOURS", default=4, least=1)
VERIFICATIONS_A_DAY = environment.integer("VERIFICATIONS_A_DAY", default=10, least=0)
FONT_PATHS = [
    *environment.words("FONT_PATHS", default=()),
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts",
]

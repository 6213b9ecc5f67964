"""What a published catalogue shares already is granted to the platform, as it was until now."""

from datetime import datetime
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

_BEGINS, _ENDS = "2000-01-01", "2099-12-31"
_EVERY_ITEM = "*"


def grant_what_is_shared(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write a grant for each shared dataset of the newest release, and count on it."""
    del schema_editor
    release = apps.get_model("store_catalog", "Release").objects.order_by("-pk").first()
    if release is None:
        return
    now, granted = timezone.now(), []
    for one in release.definitions.get("datasets", ()):
        if one.get("sharing") == "not_shared":
            continue
        _grant(apps, one, now)
        granted.append(
            {"dataset": one["code"], "items": [_EVERY_ITEM], "from": _BEGINS, "until": _ENDS}
        )
    apps.get_model("store_catalog", "Availability").objects.create(after=0, granted=granted)


def _grant(apps: Apps, dataset: dict[str, Any], now: datetime) -> None:
    values = {
        "code": f"G{now:%Y%m%d}-{dataset['code']}"[:40],
        "consumer": "platform",
        "dataset": dataset["code"],
        "fields": sorted(dataset["serves"]),
        "purpose": "政务服务办理",
        "items": [_EVERY_ITEM],
        "valid_from": _BEGINS,
        "valid_until": _ENDS,
    }
    row = apps.get_model("store_exchange", "GrantRow").objects.create(
        **values, holder=dataset["holder"], made_at=now, changed_at=now
    )
    apps.get_model("store_exchange", "GrantRecord").objects.create(
        grant=row,
        sequence=1,
        name="made",
        by="system",
        at=now,
        content={
            "at": now.isoformat(),
            "by": {"staff_number": "system", "name": "系统", "department": ""},
            "grant": values,
            "ground": "载入目录时已经共享的数据，沿用原有授权",
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("store_exchange", "0002_history_is_append_only"),
        ("store_catalog", "0007_availability"),
    ]

    operations = [migrations.RunPython(grant_what_is_shared, migrations.RunPython.noop)]

"""Reading overviews (读取): `progress`, `issues`, `lists`, `matters`, `papers`; pages by key."""

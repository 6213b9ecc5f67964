"""The catalogue (事项目录): ``items`` the list, ``standards`` one matter in several hands.

``lists`` are the power list, the responsibility list and the public-service list; ``publicity``
publishes them.
"""

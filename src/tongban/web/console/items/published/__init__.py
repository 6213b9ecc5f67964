"""One published item (在用事项): ``item`` its parts, ``versions`` its history, two compared.

``finding`` the item that an address names, ``differences`` what two versions do differently.
"""

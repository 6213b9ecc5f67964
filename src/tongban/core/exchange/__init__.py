"""Exchange (共享交换): data that travels between departments instead of people.

grants       who may read which fields of which dataset, for which item and purpose, until when
"""

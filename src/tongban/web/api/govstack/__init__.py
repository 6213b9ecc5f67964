"""GovStack faces (国际标准接口): two published building blocks, spoken as they are published.

answering       keys, the header of the information mediator, errors in their shape
naming          identifiers as they write them
registration    services, forms, applications, tasks: the Registration building block
forms           the questions of an item as a JSON Schema
registries      datasets asked under a grant: the Digital Registries building block
mending         what was turned away of a register, written again by its holder
urls            their addresses
"""

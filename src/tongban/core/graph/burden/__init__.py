"""Burden (办事负担): what the whole catalogue costs people and businesses in a year.

`model` is the catalogue flattened to what can cost anything: services with their needs and tasks,
and the sources that can make a paper unnecessary. `flat` is what one item version adds to it,
whoever files it; `derive` makes it all from a catalogue, its journeys and a year of cases.
`measure` adds up the four figures by department and clientele.
"""

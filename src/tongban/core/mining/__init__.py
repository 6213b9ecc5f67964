"""Process mining (流程挖掘): what really happened to cases, against what was meant to happen.

- `logs`: an event log of any system: cases, activities, moments, who
- `findings`: what the analyses say, in one shape for reference and engine
- `analyses`: the reference: nine plain functions over a log that fits memory
"""

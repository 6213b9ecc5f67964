"""Imports (导入批次): what came in, how far it was read, what was taken and what was rejected."""

"""Base libraries at rest (基础库存储): records of registers, entities, pairs under review."""

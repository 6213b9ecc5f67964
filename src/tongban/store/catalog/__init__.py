"""The catalogue remembered: item and journey versions that are never edited, and releases."""

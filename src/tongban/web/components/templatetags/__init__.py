"""Template tags (模板标签): ``components`` holds the one tag and the filters for written dates."""

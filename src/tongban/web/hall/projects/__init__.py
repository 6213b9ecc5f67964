"""Projects (投资项目): everything that a person filed for one project, on one page."""

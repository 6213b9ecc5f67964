"""Filings by project code (项目申报): one row a filing that names one; the code names nobody."""

from django.db import models


class ProjectFiling(models.Model):
    """One filing of one project, with the name under which the project was told."""

    filing = models.OneToOneField(
        "store_cases.Filing", models.PROTECT, related_name="project", primary_key=True
    )
    code = models.CharField(max_length=24)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["code", "filing"], name="filings_of_project")]

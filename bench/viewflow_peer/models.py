"""What a case is, and what is kept of it besides its tasks."""

from django.db import models
from viewflow import jsonstore
from viewflow.workflow.models import Process


class Case(Process):
    """The process of a case."""

    title = jsonstore.CharField(max_length=200)
    proposal = jsonstore.TextField()

    class Meta:
        proxy = True


class Fact(models.Model):
    """One answered command."""

    case = models.ForeignKey(Process, on_delete=models.CASCADE)
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=200)
    group = models.CharField(max_length=200, blank=True)
    content = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

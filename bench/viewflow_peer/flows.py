"""The flow of a case. A command completes a task that waits; what follows from it is a task of its own."""

from datetime import timedelta

from django.core.mail import send_mail
from viewflow import this
from viewflow.workflow import flow, lock

from bench.life import GROUPS
from bench.viewflow_peer.models import Case, Fact

SENDER = "kirjaamo@kunta.example"
TERM = timedelta(days=10)
FIRST, SECOND = GROUPS


def _asked_for(*acts):
    return lambda activation: activation.task.data["act"] in acts


class CaseFlow(flow.Flow):
    """From the opening of a case to its withdrawal."""

    process_class = Case
    lock_impl = lock.select_for_update_lock

    start = flow.StartHandle(this.opened).Next(this.propose)
    propose = flow.Handle(this.noted).Next(this.request)
    request = flow.Handle(this.noted).Next(this.ask)
    ask = flow.Function(this.send_requests).Next(this.split)
    split = flow.Split().Always(this.first_review).Always(this.second_review)

    first_review = (
        flow.Handle(this.noted).OnTimeout(TERM, this.remind, interrupting=False).Next(this.first_paper)
    )
    first_paper = flow.Function(this.make_paper).Next(this.first_answer)
    first_answer = flow.Handle(this.noted).Next(this.join)
    second_review = (
        flow.Handle(this.noted).OnTimeout(TERM, this.remind, interrupting=False).Next(this.second_paper)
    )
    second_paper = flow.Function(this.make_paper).Next(this.second_answer)
    second_answer = flow.Handle(this.noted).Next(this.join)
    join = flow.Join().Next(this.prepare)

    prepare = flow.Handle(this.noted).Next(this.prepared, task_data=this.act_of)
    prepared = (
        flow.Switch()
        .Case(this.ready, _asked_for("approve_for_agenda"))
        .Case(this.cover, _asked_for("withdraw_case"))
        .Case(this.review_paper, _asked_for("give_review"))
        .Default(this.prepare)
    )
    review_paper = flow.Function(this.make_paper).Next(this.prepare)
    ready = flow.Handle(this.noted).Next(this.tell)
    tell = flow.Function(this.send_back_notice).Next(this.prepare)
    cover = flow.Function(this.make_paper).Next(this.end)
    remind = flow.Function(this.send_reminder).Next(this.reminded)
    reminded = flow.End()
    end = flow.End()

    def opened(self, activation, asked):
        activation.process.title = asked.text
        return activation.process

    def noted(self, activation, asked):
        """The fact of a command, in the transaction that completes its task."""
        activation.task.data = {"act": asked.act, "group": asked.group}
        if asked.act == "revise_proposal":
            activation.process.proposal = asked.text
            activation.process.save()
        return note(activation.process, asked)

    def act_of(self, activation):
        return activation.task.data

    def make_paper(self, activation):
        """Nothing is set: the papers' own work is left out here."""

    def send_requests(self, activation):
        for group in GROUPS:
            self.make_paper(activation)
            _send("Lausuntopyyntö", activation, group)

    def send_back_notice(self, activation):
        _send("Palautettu", activation, "anna")

    def send_reminder(self, activation):
        _send("Muistutus lausunnosta", activation, *GROUPS)


def note(case, asked):
    """Keep the row of a fact."""
    return Fact.objects.create(
        case=case, kind=asked.act, actor=asked.role, group=asked.group, content=asked.text
    )


def _send(subject, activation, *readers):
    case = activation.process.pk
    to = [f"{reader}@kunta.example" for reader in readers]
    send_mail(f"{subject}: {case}", f"{subject}\n\nAsia {case}.\n", SENDER, to)

"""What the site keeps of its own: people who log in, traces, what is recorded on its pages, and what people answer."""

from pejl.web.models.api import Delivery, Idempotent, Webhook
from pejl.web.models.companies import CompanyRecord, SameCompany
from pejl.web.models.looks import Look, LookedAt, Reason
from pejl.web.models.people import Token, User
from pejl.web.models.records import CitizenRecord, GoalRecord, SavedView, Share
from pejl.web.models.reports import Issued, IssuedFile
from pejl.web.models.surveys import FreeText, Interview, InterviewNote, Invitation, Reply, Round, Sealed, Ticket
from pejl.web.models.told import ToldNumbers

__all__ = [
    "CitizenRecord",
    "CompanyRecord",
    "Delivery",
    "FreeText",
    "GoalRecord",
    "Idempotent",
    "Interview",
    "InterviewNote",
    "Invitation",
    "Issued",
    "IssuedFile",
    "Look",
    "LookedAt",
    "Reason",
    "Reply",
    "Round",
    "SameCompany",
    "SavedView",
    "Sealed",
    "Share",
    "Ticket",
    "Token",
    "ToldNumbers",
    "User",
    "Webhook",
]

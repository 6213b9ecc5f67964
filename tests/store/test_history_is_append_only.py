"""History cannot be rewritten (只增不改): the database itself refuses, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.sql import SQL, Identifier
from wholecity import at_work

pytestmark = pytest.mark.django_db
CHANGES = {
    "store_people_mandaterecord": "name = 'revoked'",
    "store_people_endedparty": "source = 'nobody'",
    "store_people_postingrecord": "name = 'restored'",
    "store_attendance_attendancerecord": "name = 'left'",
    "store_campaigns_campaignrecord": "name = 'settled'",
    "store_cases_caseevent": "name = 'granted'",
    "store_audit_auditentry": "actor = 'nobody'",
    "store_certificates_certificateevent": "reason = ''",
    "store_certificates_certificateuse": "by = 'nobody'",
    "store_certificates_trustchange": "by = 'nobody'",
    "store_catalog_availability": "after = 0",
    "store_quality_rulebookrecord": "name = 'approved'",
    "store_quality_queuedrowrecord": "name = 'agreed'",
    "store_exchange_grantrecord": "name = 'revoked'",
    "store_retention_holdrecord": "name = 'lifted'",
    "store_retention_deletion": "deleted = 7",
    "store_impact_impactrecord": "name = 'approved'",
    "store_exchange_householdrecord": "name = 'closed'",
    "store_credit_creditrecord": "name = 'confirmed'",
    "store_supervision_sightingrow": "about = ''",
    "store_supervision_orderrecord": "name = 'settled'",
    "store_supervision_rulerecord": "name = 'approved'",
    "store_assessment_roundrecord": "name = 'opened'",
    "store_feedback_concernrecord": "name = 'closed'",
    "store_joint_jointrecord": "name = 'ended'",
    "store_payments_billrecord": "name = 'settled'",
    "store_payments_receivedpayment": "amount = 1",
    "store_payments_banknotice": "verdict = 'taken'",
    "store_libraries_entityhistory": "name = 'left'",
    "store_libraries_pairhistory": "name = 'undone'",
    "store_modes_samplingseed": "commitment = ''",
    "store_people_absencerecord": "name = 'ended'",
    "store_people_interestrecord": "name = 'lifted'",
    "store_officework_templaterecord": "name = 'retired'",
    "store_officework_secondhandrecord": "name = 'confirmed'",
    "store_notices_channeltry": "fault = ''",
    "store_parcels_parceltrackrow": "place = ''",
    "store_catalog_itemversion": "name = 'other'",
    "store_catalog_journeyversion": "name = 'other'",
    "store_catalog_release": "note = 'other'",
    "store_overviews_openmonth": "content = '{}'",
}


@pytest.fixture
def city_at_work(citizen, outside, desk):
    at_work(citizen, outside, desk)


@pytest.mark.usefixtures("city_at_work")
def test_rows_of_history_are_neither_changed_nor_removed():
    """All tables in one test: the city at work that fills them takes seconds to build (A87)."""
    assert [str(one) for one in _statements() if not _refused(one)] == []


def _statements():
    for table, change in CHANGES.items():
        yield SQL("UPDATE {} SET {}").format(Identifier(table), SQL(change))
        yield SQL("DELETE FROM {}").format(Identifier(table))


def _refused(statement) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False

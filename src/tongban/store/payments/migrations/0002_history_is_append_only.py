"""What happened to a bill, and what moved, is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER bill_record_is_append_only BEFORE UPDATE OR DELETE ON store_payments_billrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER movement_is_append_only BEFORE UPDATE OR DELETE ON store_payments_receivedpayment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_notice_is_append_only BEFORE UPDATE OR DELETE ON store_payments_banknotice
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER bill_record_is_append_only ON store_payments_billrecord;
DROP TRIGGER movement_is_append_only ON store_payments_receivedpayment;
DROP TRIGGER bank_notice_is_append_only ON store_payments_banknotice;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_payments", "0001_bills_and_payments"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]

DROP TRIGGER report_stays ON reports_reportrun;
DROP FUNCTION up2k_report_stays();
DROP POLICY areas ON reports_reportrun;

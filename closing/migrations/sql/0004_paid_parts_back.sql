DROP TRIGGER shu_parts_paid ON bookkeeping_leg;
DROP FUNCTION up2k_parts_paid();

DROP TRIGGER shu_percentages ON closing_shuitemrow;
DROP FUNCTION up2k_shu_percentages();

DROP TRIGGER judged_while_open ON contests_mark;
DROP TRIGGER judged_while_open ON contests_score;
DROP FUNCTION up2k_judged_while_open();
DROP TRIGGER edition_stands ON contests_edition;
DROP FUNCTION up2k_edition_stands();
DROP TRIGGER rubric_weights ON contests_aspect;
DROP FUNCTION up2k_rubric_weights();

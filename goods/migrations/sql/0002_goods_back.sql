DROP TRIGGER goods_go_back ON bookkeeping_entry;
DROP TRIGGER item_facts_arrive ON goods_itemfact;
DROP TRIGGER stock_arrives ON goods_stockmovement;
DROP FUNCTION up2k_goods_go_back();
DROP FUNCTION up2k_item_facts_arrive();
DROP FUNCTION up2k_stock_arrives();

"""What the database keeps true of goods beyond their columns: see sql/0002_goods.sql and docs/ledger.md."""

from pathlib import Path

from django.db import migrations

from regions.tenancy.operations import AgreeingKey, AppendOnly, Grant

SQL = Path(__file__).parent / "sql"
PLACE, PLACED = ["kelurahan_id", "group_id"], ["kelurahan_id", "id"]
TABLES = ("product", "stocknote", "stockmovement", "aid", "item", "itemfact")
KEPT = ("stocknote", "stockmovement", "aid", "item", "itemfact")


class Migration(migrations.Migration):
    dependencies = [("goods", "0001_stock_aid_inventory")]

    operations = [
        *(AgreeingKey(f"goods_{table}", PLACE, "groups_group", PLACED) for table in TABLES),
        AgreeingKey("goods_stockmovement", ["group_id", "product_id"], "goods_product", ["group_id", "id"]),
        AgreeingKey("goods_itemfact", ["group_id", "item_id"], "goods_item", ["group_id", "id"]),
        migrations.RunSQL(
            (SQL / "0002_goods.sql").read_text(encoding="utf-8"),
            (SQL / "0002_goods_back.sql").read_text(encoding="utf-8"),
        ),
        *(AppendOnly(f"goods_{table}") for table in KEPT),
        Grant("goods_product", "UPDATE (name, search_name, price, is_active)"),
    ]

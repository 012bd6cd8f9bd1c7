"""Barang: usaha kelompok dengan persediaannya, bantuan, dan inventaris."""

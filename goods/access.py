"""The id of a product or a thing -> it and its group: 404 for a stranger, 403 for the wrong role."""

from uuid import UUID

from django.http import Http404

from accounts.policies import Actor, Rule
from goods.models import Item, Product
from groups.access import group_for
from groups.models import Group


def product_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Product, Group]:
    """The product and its group, for an actor who may do this at the group."""
    product = Product.objects.filter(pk=pk).first()
    if product is None:
        raise Http404("no such product")
    return product, group_for(actor, rule, product.group_id)


def item_for(actor: Actor, rule: Rule, pk: UUID) -> tuple[Item, Group]:
    """The thing of Buku Inventaris and its group, for an actor who may do this at the group."""
    item = Item.objects.filter(pk=pk).first()
    if item is None:
        raise Http404("no such item")
    return item, group_for(actor, rule, item.group_id)

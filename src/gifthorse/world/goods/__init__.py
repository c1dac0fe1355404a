"""Goods: from the words people write to classes, headings and control lists. The reader and the law use the same."""

from .explain import Explanation, explain
from .leaf import Kind, Leaf
from .matcher import GoodsHit, GoodsMatcher, goods_matcher

__all__ = ["Explanation", "GoodsHit", "GoodsMatcher", "Kind", "Leaf", "explain", "goods_matcher"]

"""Sentences for codes about products."""

from makeafvdo.domain.sentences.sentence import Sentence

PRODUCTS: dict[str, Sentence] = {}

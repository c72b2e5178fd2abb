"""Sentences for codes about tiktok."""

from makeafvdo.domain.sentences.sentence import Sentence

TIKTOK: dict[str, Sentence] = {}

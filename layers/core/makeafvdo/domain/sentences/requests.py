"""Sentences for codes about requests."""

from makeafvdo.domain.sentences.sentence import Sentence

REQUESTS: dict[str, Sentence] = {}

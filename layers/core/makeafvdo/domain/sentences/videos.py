"""Sentences for codes about videos."""

from makeafvdo.domain.sentences.sentence import Sentence

VIDEOS: dict[str, Sentence] = {}

"""For every suite: a property is judged by what it finds, not by the time an example takes on a busy machine."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

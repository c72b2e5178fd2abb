from makeafvdo.adapters.writers.embedded.as_script import write
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter

__all__ = ["EmbeddedWriter", "write"]

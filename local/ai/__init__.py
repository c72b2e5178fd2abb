"""AI services on this machine: as strict as the real ones, with faults on demand and a record of every call."""

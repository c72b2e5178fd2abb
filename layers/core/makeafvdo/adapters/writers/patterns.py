"""How a Thai seller says one row of a specification table, kind by kind.

A row is of the first kind whose `key` is its whole name and whose `needs` is found in its value: a name that says more
(ประกันโครงสร้าง, ความจุถังน้ำ) falls through to the kinds that speak it. `drop` is what the value repeats of the name.
Every line names the value, so that no two products say the same. A kind without lines is not worth saying.
"""

from makeafvdo.adapters.writers.made_rows import ABILITIES, LOOKS, MATERIALS, UNTOLD
from makeafvdo.adapters.writers.use_rows import FITNESS, KEEPING, OTHERS, SIZES

KINDS = (*UNTOLD, *MATERIALS, *LOOKS, *ABILITIES, *FITNESS, *SIZES, *KEEPING, *OTHERS)

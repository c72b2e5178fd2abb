"""What the operator's alarms and dashboard count, as lines that CloudWatch reads as metrics (embedded metric format).

They stand in the namespace of the template, `makeafvdo-<stage>`. An event that is repeated is counted again.
"""

import os

from aws_lambda_powertools import single_metric
from aws_lambda_powertools.metrics import MetricUnit


def count(metric: str, by: float = 1, **dimensions: str) -> None:
    _record(metric, MetricUnit.Count, by, dimensions)


def time_ms(metric: str, ms: float, **dimensions: str) -> None:
    _record(metric, MetricUnit.Milliseconds, ms, dimensions)


def _record(metric: str, unit: MetricUnit, value: float, dimensions: dict[str, str]) -> None:
    namespace = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "makeafvdo")
    with single_metric(name=metric, unit=unit, value=value, namespace=namespace) as line:
        for name, text in dimensions.items():
            line.add_dimension(name, text)

"""make replay-erasures: after a table was restored from a backup, erase again every account of the erasure list.

By the function named on the command line, in the AWS account of the usual environment. Safe to repeat.
"""

import json
import sys

import boto3
from botocore.config import Config

_CONFIG = Config(read_timeout=910, retries={"total_max_attempts": 1})


def main(function_name: str) -> int:
    if not function_name:
        print("FUNCTION=<EraseFunctionName>, an output of the stack, is missing")
        return 2
    client = boto3.client("lambda", config=_CONFIG)
    answer = client.invoke(FunctionName=function_name, Payload=json.dumps({"replay": True}).encode())
    told = answer["Payload"].read().decode()
    print(told)
    return 1 if "FunctionError" in answer else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

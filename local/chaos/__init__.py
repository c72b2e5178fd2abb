"""`make chaos`: seeded fault plans through the real state machine, judged by the local TikTok's own record.

plans     which faults, drawn from a seed           judge           the verdict; knows nothing of the app
testbed   a stack, ready videos, a movable clock    report          faults injected and verdicts
runner    sends each video, follows the app's       killed_workers  Lambdas killed in the steps before a send
          instructions, advances time
"""

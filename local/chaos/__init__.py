"""`make chaos`: seeded fault plans through the real state machine, judged by the local TikTok's own record.

plans    what goes wrong, from a seed            judge    the verdict; knows nothing of the app
stage    a stack, ready videos, time that passes  report   what was injected, what came of it
drive    a marketer and a minute hand over both
"""

"""TikTok on this machine: Login Kit for Web and the inbox half of the Content Posting API, rule by rule.

Its own pages are the consent page and the creator's inbox at `/inbox`. Everything under `/_local/` is ours and has
no counterpart at TikTok: records, the clock, switches, faults and a creator's actions in the TikTok app.
"""

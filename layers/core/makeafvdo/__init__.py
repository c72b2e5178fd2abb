"""A product link in, a Thai sales video in the marketer's TikTok inbox out."""

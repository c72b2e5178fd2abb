"""The voices' peers, one module each."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()

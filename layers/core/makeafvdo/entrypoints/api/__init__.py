"""The JSON API: one router a resource. They live here because `/api/openapi.json` describes them all."""

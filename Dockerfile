# syntax=docker/dockerfile:1
# One small server: docs/operations.md tells how to run it.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The package `node` brings a Node of its own, for machines whose Node is older: this image has the right one.
RUN npm ci --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node
COPY tsconfig.json vite.config.ts ./
COPY shared shared
COPY client client
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production NODE_OPTIONS=--disable-warning=ExperimentalWarning \
    HOST=0.0.0.0 PORT=4310 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY shared shared
COPY server server
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4310
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]

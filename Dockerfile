# The server in a container. `docker build -t hjelpefinner . && docker run -p 3978:3978 hjelpefinner`
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY src src
COPY dialogs dialogs
COPY locales locales
COPY data data
USER node
EXPOSE 3978
CMD ["npm", "start"]

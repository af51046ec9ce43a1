/**
 * `npm run embed-example`: Hjelpefinner, and a page of another origin that embeds it, to look at and to change.
 */
import { startHost } from './embedHost.ts';
import { startLocalSite } from './localSite.ts';

const CHAT_PORT = 3979;
const HOST_PORT = 3980;

const chat = `http://127.0.0.1:${CHAT_PORT}`;
const host = await startHost(chat, { port: HOST_PORT });
const site = await startLocalSite(
  { now: () => new Date() },
  { port: CHAT_PORT, embedOrigins: new Map([['senja', [host.origin]]]) },
);

console.log(`The page that embeds: ${host.origin}/?kommune=senja
Options:              ${host.origin}/?kommune=senja&language=se&colour=%23065f46&position=left&open
A link of the page:   ${host.origin}/?kommune=senja&link=%23hjelp
The chat itself:      ${site.url}/chat?kommune=senja`);

process.once('SIGINT', async () => {
  await Promise.all([host.close(), site.close()]);
});

/**
 * Who calls, and at which address residents reach us, with and without a proxy in between.
 */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Config } from '../../config.ts';
import { Problem } from './problem.ts';

type Proxies = Pick<Config, 'trustedProxies'>;

/**
 * The address of the caller: the socket's, or the one that the outermost trusted proxy wrote in X-Forwarded-For.
 * What stands further left in that header was written by the caller and is not believed.
 */
export function callerAddress(request: IncomingMessage, { trustedProxies }: Proxies): string {
  const forwarded = request.headers['x-forwarded-for'] ?? [];
  const hops = [forwarded].flat().join(',').split(',').filter(Boolean);
  const addresses = [...hops, request.socket.remoteAddress ?? ''].map((address) => address.trim());
  return addresses[Math.max(0, addresses.length - 1 - trustedProxies)] ?? '';
}

/** The address to count requests by: an IPv6 caller has a whole /64 of addresses, which count as one. */
export function callerKey(request: IncomingMessage, config: Proxies): string {
  const address = callerAddress(request, config).replace(/^::ffff:(?=[0-9.]+$)/, '');
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array<string>(missing).fill('0'), ...after].slice(0, 4).join(':');
}

/** The path of a request, as it was sent. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** The query of a request. Takes anything: `new URL` throws on some of what can be sent. */
export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
}

/** True for a caller on this machine who did not come through a proxy. */
export function isLocal(request: IncomingMessage): boolean {
  return request.headers['x-forwarded-for'] === undefined && isLoopback(request.socket.remoteAddress ?? '');
}

/** True for the names and addresses of this machine, as in URLs and sockets. */
export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|(::ffff:)?127(\.\d{1,3}){3})$/.test(host);
}

/** The origin of our WebSocket streams as the caller reaches us, for example `wss://hjelp.senja.kommune.no`. */
export function streamOrigin(request: IncomingMessage, config: Pick<Config, 'publicUrl' | 'trustedProxies'>): string {
  if (config.publicUrl !== null) return config.publicUrl.replace(/^http/, 'ws');
  const host = request.headers.host ?? '';
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host)) throw new Problem(400, 'BadArgument', 'The Host header cannot be read.');
  const secure = config.trustedProxies > 0 && request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'wss' : 'ws'}://${host}`;
}

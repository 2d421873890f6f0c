/** `hostile-client.ts PORT NAME`: asks a hostile server for one picture, and prints what that cost this process. */
import { createHttpImageFetcher } from '../../main/adapters/http-image-fetcher.ts';

export interface HostileMeeting {
  readonly reason: string;
  readonly seconds: number;
  /** Resident memory at its highest, beyond what the process had before. */
  readonly megabytes: number;
}

const [port = '', name = ''] = process.argv.slice(2);
const fetcher = createHttpImageFetcher();
const before = process.memoryUsage().rss;
const started = performance.now();
const url = `http://127.0.0.1:${port}/${name}`;
const answer = await fetcher.fetch({ url, referrer: null, trusted: true });
const meeting: HostileMeeting = {
  reason: answer.ok ? 'accepted' : answer.reason,
  seconds: (performance.now() - started) / 1000,
  megabytes: Math.max(0, (process.resourceUsage().maxRSS * 1024 - before) / 1e6),
};
console.log(JSON.stringify(meeting));
await fetcher.close();

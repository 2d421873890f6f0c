import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;
const EVERY_MS = 50;
/** Proportional sizes cost the kernel a walk over all pages: they are taken more seldom. */
const PROPORTIONAL_EVERY = 8;
const MB = 1 << 20;

interface ProgramRun {
  readonly exitCode: number | null;
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Of all its processes together, user and system. */
  readonly cpuSeconds: number;
  /** The highest sum of all its processes at one moment; pages they share count once for each. */
  readonly peakResidentMb: number;
  /** The same with shared pages counted once. */
  readonly peakProportionalMb: number;
  /** The peak of each process by itself: the program's own first. */
  readonly peakResidentMbEach: readonly number[];
}

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly resident: number;
}

/** What `/proc` says of a process; null when it has just ended. */
const factsOf = (pid: number): ProcessFacts | null => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const number = (at: number) => Number(fields[at]);
    return { pid, parent: number(1), ticks: number(11) + number(12), resident: number(21) * PAGE_BYTES };
  } catch {
    return null;
  }
};

const proportionalBytes = (pid: number): number => {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'));
    return Number(found?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

/** A process and all that descend from it. */
const treeOf = (root: number): ProcessFacts[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => factsOf(Number(name)))
    .filter((facts) => facts !== null);
  const tree = all.filter(({ pid }) => pid === root);
  // Grows while it is walked.
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
};

/** Runs a program to its end and watches it with all its processes (Linux: by `/proc`). */
export const runProgram = async (
  command: string,
  args: readonly string[],
): Promise<{ run: ProgramRun; stdout: string }> => {
  const ticks = new Map<number, number>();
  const resident = new Map<number, number>();
  let peakResident = 0;
  let peakProportional = 0;
  let rounds = 0;
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  const look = (): void => {
    const tree = treeOf(child.pid ?? 0);
    for (const facts of tree) {
      ticks.set(facts.pid, facts.ticks);
      resident.set(facts.pid, Math.max(resident.get(facts.pid) ?? 0, facts.resident));
    }
    const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
    peakResident = Math.max(peakResident, sum(tree.map((facts) => facts.resident)));
    if (rounds % PROPORTIONAL_EVERY === 0)
      peakProportional = Math.max(peakProportional, sum(tree.map(({ pid }) => proportionalBytes(pid))));
    rounds += 1;
  };
  const timer = setInterval(look, EVERY_MS);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearInterval(timer);
  const inMb = (bytes: number): number => Math.round(bytes / MB);
  const run = {
    exitCode,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: [...ticks.values()].reduce((total, each) => total + each, 0) / TICKS_PER_SECOND,
    peakResidentMb: inMb(peakResident),
    peakProportionalMb: inMb(peakProportional),
    peakResidentMbEach: [...resident.values()].map(inMb),
  };
  return { run, stdout };
};

export const ACTIONS = [
  'charset',
  'header',
  'kept',
  'removed',
  'unwrapped',
  'rewritten',
  'replaced',
  'image',
] as const;
export type StepAction = (typeof ACTIONS)[number];

/** One step of the transformation log, as it is stored. */
export interface LoggedStep {
  /** Empty in logs that were written before stages were recorded. */
  readonly stage: string;
  readonly action: StepAction;
  readonly reason: string;
  readonly target: string;
  readonly detail: string;
  /** How often; the log holds repetitions as one step. */
  readonly times: number;
}

const isAction = (value: unknown): value is StepAction => ACTIONS.some((action) => action === value);

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const readStep = (value: unknown): LoggedStep[] => {
  const step = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { action } = step;
  if (!isAction(action)) return [];
  const times = typeof step.times === 'number' && step.times > 0 ? step.times : 1;
  return [
    {
      stage: words(step.stage),
      action,
      reason: words(step.reason),
      target: words(step.target),
      detail: words(step.detail),
      times,
    },
  ];
};

/** The steps of a stored log, in order; `unreadable` counts entries that say nothing this program knows. */
export const readSteps = (log: string): { readonly steps: LoggedStep[]; readonly unreadable: number } => {
  const { steps: stored = [] } = JSON.parse(log) as { readonly steps?: readonly unknown[] };
  const steps = stored.flatMap(readStep);
  return { steps, unreadable: stored.length - steps.length };
};

/** How often each thing was done: a step that stands for many counts as many. */
export const countActions = (steps: readonly LoggedStep[]): ReadonlyMap<StepAction, number> => {
  const counts = new Map<StepAction, number>();
  for (const { action, times } of steps) counts.set(action, (counts.get(action) ?? 0) + times);
  return counts;
};

export const countSteps = (steps: readonly LoggedStep[]): number =>
  steps.reduce((sum, { times }) => sum + times, 0);

/** Runs of steps of one stage, in order. */
export const groupByStage = (
  steps: readonly LoggedStep[],
): { readonly stage: string; readonly steps: LoggedStep[] }[] => {
  const groups: { stage: string; steps: LoggedStep[] }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.stage === step.stage) last.steps.push(step);
    else groups.push({ stage: step.stage, steps: [step] });
  }
  return groups;
};

import type { Protocol } from './protocol.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly settle: (result: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** One target's conversation, or (with an empty id) the browser's. */
export interface DevToolsSession {
  readonly id: string;
  send<M extends keyof Commands>(method: M, parameters?: Commands[M]): Promise<Answers[M]>;
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): void;
}

/** The DevTools protocol over one WebSocket, with flat sessions. */
export interface DevToolsConnection extends DevToolsSession {
  session(id: string): DevToolsSession;
  close(): void;
}

/** Connects to the address Chromium prints when it starts. */
export const connectDevTools = async (url: string): Promise<DevToolsConnection> => {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`Chromium does not answer at ${url}`)));
  });
  return overSocket(socket);
};

const overSocket = (socket: WebSocket): DevToolsConnection => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((payload: never) => void)[]>();
  let lastId = 0;
  let closed = false;

  const onMessage = (message: Message): void => {
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ''}:${message.method ?? ''}`;
      for (const listener of listeners.get(key) ?? []) listener(message.params as never);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.fail(new Error(`${call.method}: ${message.error.message}`));
    else call?.settle(message.result);
  };
  socket.addEventListener('message', (event) => onMessage(JSON.parse(String(event.data)) as Message));
  socket.addEventListener('close', () => {
    closed = true;
    for (const call of waiting.values()) call.fail(new Error(`${call.method}: the browser is closed`));
    waiting.clear();
  });

  const session = (id: string): DevToolsSession => ({
    id,
    send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Answers[M]> {
      if (closed) return Promise.reject(new Error(`${method}: the browser is closed`));
      lastId += 1;
      const call = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(call, { method, settle: (result) => resolve(result as Answers[M]), fail: reject });
        socket.send(JSON.stringify({ id: call, method, params: params ?? {}, ...(id && { sessionId: id }) }));
      });
    },
    on(event, listener) {
      const key = `${id}:${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });
  return { ...session(''), session, close: () => socket.close() };
};

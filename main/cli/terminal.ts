/** Results go to stdout; progress and messages to stderr, so that a pipe carries nothing but results. */
export interface Terminal {
  /** One JSON value, one line. */
  line(value: unknown): void;
  print(text: string): void;
  bytes(bytes: Uint8Array): void;
  message(text: string): void;
  /** A line that the next one replaces; nothing where stderr is not a terminal. */
  progress(text: string): void;
}

const CLEAR_LINE = '\r\x1b[2K';

/** Saved files name themselves: control characters in a title must not drive the reader's terminal. */
const printable = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '�');

export const createTerminal = (stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal => {
  let showsProgress = false;
  const clear = () => {
    if (showsProgress) stderr.write(CLEAR_LINE);
    showsProgress = false;
  };
  return {
    line(value) {
      clear();
      stdout.write(`${JSON.stringify(value)}\n`);
    },
    print(text) {
      clear();
      stdout.write(stdout.isTTY ? `${printable(text)}\n` : `${text}\n`);
    },
    bytes(bytes) {
      clear();
      stdout.write(bytes);
    },
    message(text) {
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    progress(text) {
      if (!stderr.isTTY) return;
      stderr.write(CLEAR_LINE + printable(text).slice(0, stderr.columns - 1));
      showsProgress = true;
    },
  };
};

import { EXIT, type Command } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: '[ID...]',
  summary: 'Check every file against its recorded SHA-256; names what is changed, missing or left over.',
  options: {},
  async run({ positionals, call, terminal, json }) {
    const { checked, faults } = await call(
      'library.verify',
      positionals.length > 0 ? { ids: [...positionals] } : {},
    );
    for (const fault of faults) {
      if (json) terminal.line(fault);
      else terminal.print(`${fault.id ?? '-'}  ${fault.file}: ${fault.problem}`);
    }
    if (json) terminal.line({ checked, faults: faults.length });
    else terminal.message(`${String(checked)} articles checked, ${String(faults.length)} faults`);
    return faults.length > 0 ? EXIT.someFailed : EXIT.ok;
  },
};

#!/usr/bin/env node
/** The command `superposition`: reads the command line, runs one command, and ends with its exit code. */
import { version } from '../../package.json';
import { ConfigError } from '../model/config/problem.ts';
import { ArgumentError, parseArguments } from './arguments.ts';
import { type Command, EXIT, type ExitCode, type Io } from './context.ts';
import { exportResults } from './export.ts';
import { helpText } from './help.ts';
import { merge } from './merge.ts';
import { plan } from './plan.ts';
import { status } from './status.ts';
import { sweep } from './sweep.ts';
import { train } from './train.ts';

const COMMANDS: Readonly<Record<string, Command>> = { plan, train, sweep, status, merge, export: exportResults };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const;

const io: Io = {
  environment: process.env,
  print: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  errorStream: process.stderr,
  now: () => performance.now(),
  onStop: (stop) => {
    // A second signal of the same kind ends the process at once.
    for (const signal of SIGNALS) process.once(signal, stop);
  },
};

async function main([name = '--help', ...args]: readonly string[]): Promise<ExitCode> {
  try {
    if (name === '--version') process.stdout.write(`${version}\n`);
    else if (name === '--help' || name === 'help' || args.includes('--help')) process.stdout.write(helpText(COMMANDS));
    else return await commandNamed(name, args);
    return EXIT.done;
  } catch (error) {
    const isBadInput = error instanceof ArgumentError || error instanceof ConfigError;
    process.stderr.write(`${isBadInput || !(error instanceof Error) ? error : error.message}\n`);
    return isBadInput ? EXIT.badArguments : EXIT.failed;
  }
}

function commandNamed(name: string, args: readonly string[]): Promise<ExitCode> {
  const command = COMMANDS[name];
  if (!command) throw new ArgumentError(`There is no command ${name}; there are ${Object.keys(COMMANDS).join(', ')}.`);
  return command.run(parseArguments(args, command.options), io);
}

process.exitCode = await main(process.argv.slice(2));

/** A Slurm cluster of one node on this machine, with daemons and ports of its own; needs root, `slurm-wlm` and `munge`. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../setup/temporaryFolder.ts';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'squeue', 'scancel', 'srun'];

/** A sentence where there can be no cluster here, else null. */
export function whyNoCluster(): string | null {
  const missing = PROGRAMS.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (missing.length > 0) return `Slurm is not installed (${missing.join(', ')}; Debian: slurm-wlm, munge): the array is not tried.`;
  return process.getuid?.() === 0 ? null : 'Only root can start the daemons of Slurm: the array is not tried.';
}

export interface Cluster {
  /** Runs one of Slurm's programs. @returns what it prints @throws Error where it fails */
  readonly run: (program: string, ...args: readonly string[]) => string;
  readonly stop: () => void;
}

/** @param programs a folder with programs that tasks find */
export function startCluster(programs: string): Cluster {
  const folder = temporaryFolder();
  const env = { ...process.env, PATH: `${programs}:${process.env.PATH}`, SLURM_CONF: join(folder, 'slurm.conf') };
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o600 });
  writeFileSync(env.SLURM_CONF, configuration(folder));
  const files = ['key', 'socket', 'pid', 'log', 'seed'].map((name) => `--${OPTIONS[name] ?? name}=${join(folder, `munge.${name}`)}`);
  execFileSync('munged', ['--force', ...files], { env });
  const daemons = ['slurmctld', 'slurmd'].map((name) => spawn(name, ['-D'], { env, stdio: 'ignore' }));
  return {
    run: (program, ...args) => execFileSync(program, args, { env, encoding: 'utf8' }),
    stop: () => {
      for (const daemon of daemons) daemon.kill();
      process.kill(Number(readFileSync(join(folder, 'munge.pid'), 'utf8')));
    },
  };
}

const OPTIONS: Readonly<Record<string, string>> = { key: 'key-file', pid: 'pid-file', log: 'log-file', seed: 'seed-file' };

function configuration(folder: string): string {
  const host = hostname().split('.')[0];
  const at = (name: string) => join(folder, name);
  return `ClusterName=one
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge.socket')}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('slurmctld.log')}
SlurmdLogFile=${at('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmctldPort=26817
SlurmdPort=26818
ReturnToService=2
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

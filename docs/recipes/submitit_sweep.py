"""A sweep as eight jobs of submitit: python submitit_sweep.py spec.json results

Running it again goes on where it stopped.
"""
import subprocess
import sys

import submitit

SHARDS = 8
AGAIN = 75


class Shard(submitit.helpers.Checkpointable):
    """Trains one share of the cells. submitit puts it back into the queue when its time is up."""

    def __call__(self, spec, out, index):
        command = ["superposition", "sweep", spec, f"--out={out}", f"--shard={index}/{SHARDS}"]
        code = subprocess.run(command).returncode
        if code not in (0, 3, AGAIN):
            raise RuntimeError(f"shard {index} ended with {code}")
        return code


def main(spec, out):
    executor = submitit.AutoExecutor(folder=f"{out}/log")
    executor.update_parameters(timeout_min=60, cpus_per_task=1, name="superposition")
    jobs = executor.map_array(Shard(), [spec] * SHARDS, [out] * SHARDS, range(SHARDS))
    codes = [job.result() for job in jobs]
    if AGAIN in codes:
        sys.exit("Some shards stopped early: run this again.")
    subprocess.run(["superposition", "merge", spec, f"--out={out}"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])

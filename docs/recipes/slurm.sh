#!/bin/bash
# A sweep as an array of tasks, each one shard: sbatch slurm.sh spec.json results
# Submitting it again goes on where it stopped.
#SBATCH --job-name=superposition
#SBATCH --array=0-7
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --signal=USR1@90
srun superposition sweep "$1" --out="$2"
code=$?
# Stopped early, 90 seconds before the time limit: the task goes back into the queue.
if [ $code -eq 75 ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"; fi
exit $code

"""Trains the configuration that a sweep of Weights & Biases chooses, and logs the losses of its seeds."""
import json
import subprocess

import wandb


def main():
    with wandb.init() as run:
        options = [f"--{key}={value}" for key, value in dict(run.config).items()]
        command = ["superposition", "train", *options, f"--out=results/{run.id}"]
        ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        cell = json.loads(ended.stdout.splitlines()[0])
        run.log({"loss": cell["loss"], "seed": cell["seed"]})
        run.save(cell["file"])


if __name__ == "__main__":
    main()

"""The training loop of a notebook in PyTorch, for the bench: dense batches, autodiff, AdamW, two threads.

Reads one line a measurement, "n m sparsity batch instances seconds", and answers with steps a second. Never needed by the project.
"""
import sys
import time

import torch


def make_step(n, m, sparsity, batch, instances):
    """One training step of `instances` models at once, as a function."""
    W = torch.nn.Parameter(torch.randn(instances, n, m) * (2 / (n + m)) ** 0.5)
    b = torch.nn.Parameter(torch.zeros(instances, n))
    optimiser = torch.optim.AdamW([W, b], lr=1e-3)
    importance = torch.ones(n)

    def step():
        optimiser.zero_grad(set_to_none=True)
        x = torch.rand(batch, instances, n)
        x = torch.where(torch.rand(batch, instances, n) >= sparsity, x, torch.zeros(()))
        hidden = torch.einsum("bif,ifk->bik", x, W)
        output = torch.relu(torch.einsum("bik,ifk->bif", hidden, W) + b)
        loss = (importance * (x - output) ** 2).mean(dim=(0, 2)).sum()
        loss.backward()
        optimiser.step()

    return step


def measure(step, seconds):
    start = time.perf_counter()
    steps = 0
    while True:
        step()
        steps += 1
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return steps / elapsed


def main():
    torch.set_num_threads(2)
    made_for, step = None, None
    for line in sys.stdin:
        *shape, seconds = line.split()
        if shape != made_for:
            n, m, sparsity, batch, instances = shape
            made_for, step = shape, make_step(int(n), int(m), float(sparsity), int(batch), int(instances))
            for _ in range(5):
                step()
        print(measure(step, float(seconds)), flush=True)


main()

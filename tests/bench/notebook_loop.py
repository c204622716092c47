"""The training loop of a notebook in PyTorch, for the bench: dense batches, autodiff, AdamW.

    notebook_loop.py cpu|cuda|graph

On the CPU with two threads, on a CUDA device step by step, or there with the step captured in a CUDA graph. Reads one line a
measurement, "n m sparsity batch instances seconds", and answers with steps a second. Never needed by the project.
"""
import sys
import time

import torch

MODE = sys.argv[1]
DEVICE = "cpu" if MODE == "cpu" else "cuda"
# Steps between two waits for the device.
STEPS_AT_ONCE = 1 if MODE == "cpu" else 10


def make_step(n, m, sparsity, batch, instances):
    """One training step of `instances` models at once, as a function."""
    W = torch.nn.Parameter(torch.randn(instances, n, m, device=DEVICE) * (2 / (n + m)) ** 0.5)
    b = torch.nn.Parameter(torch.zeros(instances, n, device=DEVICE))
    optimiser = torch.optim.AdamW([W, b], lr=1e-3, capturable=MODE == "graph")
    importance = torch.ones(n, device=DEVICE)

    def step():
        # A graph writes the gradients of every step into the same memory.
        optimiser.zero_grad(set_to_none=MODE != "graph")
        x = torch.rand(batch, instances, n, device=DEVICE)
        present = torch.rand(batch, instances, n, device=DEVICE) >= sparsity
        x = torch.where(present, x, torch.zeros((), device=DEVICE))
        hidden = torch.einsum("bif,ifk->bik", x, W)
        output = torch.relu(torch.einsum("bik,ifk->bif", hidden, W) + b)
        loss = (importance * (x - output) ** 2).mean(dim=(0, 2)).sum()
        loss.backward()
        optimiser.step()

    return captured(step) if MODE == "graph" else step


def captured(step):
    """The step as a CUDA graph, after some steps beside the main stream, as PyTorch asks for."""
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(5):
            step()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    return graph.replay


def finish():
    if DEVICE == "cuda":
        torch.cuda.synchronize()


def measure(step, seconds):
    finish()
    start = time.perf_counter()
    steps = 0
    while True:
        for _ in range(STEPS_AT_ONCE):
            step()
        finish()
        steps += STEPS_AT_ONCE
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

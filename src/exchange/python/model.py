# %% [markdown]
# Toy models of superposition, continued in PyTorch: y = ReLU(Wᵀ W x + b) and its relatives, trained on sparse synthetic data.
# Needs torch and numpy, and matplotlib for the picture. Run it to go on from the weights below; with `--from-scratch` it starts over.

# %%
import base64
import math
import sys

import numpy as np
import torch
from torch.nn.functional import relu

# %% Configuration
PERMALINK = ""
N_INSTANCES, N_FEATURES, N_HIDDEN = 1, 5, 2
SEEDS = [0]
# Per instance and feature.
SPARSITY = np.full((1, 5), 0.9)
IMPORTANCE = np.full((1, 5), 1.0)
FEATURE_SETS, EXCLUSIVE, COUPLING = [], False, 1
ACTIVE, VALUES, DATASET = None, "uniform", None
HIDDEN_ACTIVATION, ACTIVATION, TARGET = "identity", "relu", "identity"
TIED, BIAS, INITIAL_SCALE = True, True, 1
BATCH_SIZE = 1024
# Steps taken so far and in all: raise STEPS to train for longer.
STEP, STEPS = 0, 10000
LEARNING_RATE = [0.001]
SCHEDULE, WARMUP_STEPS = "constant", 0
OPTIMISER, MOMENTUM = "adam", 0
WEIGHT_DECAY, DECAY_ON = 0, "all"
# float32, little-endian, in base64: W and W_out [instance, feature, hidden], b [instance, feature].
W_PAGE = ""
W_OUT_PAGE = ""
B_PAGE = ""

# %% Data
density = torch.tensor(1 - SPARSITY, dtype=torch.float32)
importance = torch.tensor(IMPORTANCE, dtype=torch.float32)
# Of each feature: the first member of its set, the size of the set, its place in it. A feature outside all sets is a set of its own.
leader, size, place = torch.arange(N_FEATURES), torch.ones(N_FEATURES), torch.zeros(N_FEATURES)
for members in map(sorted, FEATURE_SETS):
    leader[members], size[members] = members[0], float(len(members))
    place[members] = torch.arange(len(members), dtype=torch.float32)


def present_features(chosen, shape):
    """Which features are active [instance, sample, feature]."""
    if ACTIVE is not None:
        picked = torch.rand(shape).topk(ACTIVE, dim=-1).indices
        return torch.zeros(shape, dtype=torch.bool).scatter(-1, picked, True)
    probability = density[chosen][:, None, leader]
    together = torch.rand(shape)[..., leader] < probability
    if EXCLUSIVE:
        together &= (torch.rand(shape)[..., leader] * size).floor() == place
    if COUPLING == 1:
        return together
    alone = torch.rand(shape) < (probability / size if EXCLUSIVE else probability)
    return torch.where(torch.rand(shape)[..., leader] < COUPLING, together, alone)


def draw(chosen, count):
    """Fresh samples x [instance, sample, feature] for the chosen instances."""
    shape = (len(chosen), count, N_FEATURES)
    magnitude = {"uniform": torch.rand, "signed": lambda s: 2 * torch.rand(s) - 1, "binary": torch.ones}[VALUES](shape)
    x = present_features(chosen, shape) * magnitude
    if DATASET and DATASET["unit_length"]:
        x = x / x.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    return x


def batches(chosen):
    """One batch a step: fresh samples, or those of a finite data set that is drawn once."""
    if DATASET is None:
        while True:
            yield draw(chosen, BATCH_SIZE)
    samples = draw(chosen, DATASET["size"])
    if DATASET["shared"]:
        samples = samples[:1].expand_as(samples)
    while True:
        yield samples if DATASET["batch"] == "full" else samples[:, torch.randint(DATASET["size"], (BATCH_SIZE,))]


# %% Model
def forward(x, W, W_out, b):
    """y [instance, sample, feature]."""
    h = x @ W
    if HIDDEN_ACTIVATION == "relu":
        h = relu(h)
    z = h @ W_out.transpose(1, 2) + b[:, None]
    return relu(z) if ACTIVATION == "relu" else z


def losses(x, W, W_out, b, chosen):
    """Mean over samples and features of I_f (target(x_f) - y_f)², one for each instance."""
    target = x.abs() if TARGET == "abs" else x
    return (importance[chosen][:, None] * (target - forward(x, W, W_out, b)) ** 2).mean((1, 2))


def page_weights():
    """W, W_out and b as they were on the page."""

    def decode(text, *shape):
        return torch.tensor(np.frombuffer(base64.b64decode(text), "<f4").reshape(shape))

    W = decode(W_PAGE, N_INSTANCES, N_FEATURES, N_HIDDEN)
    return W, W if TIED else decode(W_OUT_PAGE, *W.shape), decode(B_PAGE, N_INSTANCES, N_FEATURES)


def random_weights():
    """Xavier-normal W and W_out; b = 0."""
    deviation = INITIAL_SCALE * math.sqrt(2 / (N_FEATURES + N_HIDDEN))
    W = deviation * torch.randn(N_INSTANCES, N_FEATURES, N_HIDDEN)
    return W, W if TIED else deviation * torch.randn_like(W), torch.zeros(N_INSTANCES, N_FEATURES)


# %% Training
def schedule(step):
    """The learning rate of a step relative to its full value."""
    if step < WARMUP_STEPS:
        return (step + 1) / WARMUP_STEPS
    done = (step - WARMUP_STEPS) / max(STEPS - WARMUP_STEPS, 1)
    return {"constant": 1, "linear": 1 - done, "cosine": math.cos(math.pi / 2 * done)}[SCHEDULE]


@torch.no_grad()
def decay(weights, b, rate):
    """Decoupled weight decay, as in AdamW; below 0 it pulls rows of the weights to length 1 instead."""
    for parameter in weights if DECAY_ON == "weights" else [*weights, b]:
        pull = 1 / parameter.norm(dim=-1, keepdim=True).clamp_min(1e-12) - 1 if WEIGHT_DECAY < 0 else 1
        parameter.mul_(1 - rate * WEIGHT_DECAY * pull)


def train_some(chosen, rate, W, W_out, b, first_step):
    """Trains instances with one learning rate, from `first_step` to STEPS."""
    W, b = W.clone().requires_grad_(), b.clone().requires_grad_(BIAS)
    weights = [W] if TIED else [W, W_out.clone().requires_grad_()]
    parameters = [*weights, b] if BIAS else weights
    optimiser = torch.optim.Adam(parameters, eps=1e-8) if OPTIMISER == "adam" else torch.optim.SGD(parameters, lr=rate, momentum=MOMENTUM)
    data = batches(chosen)
    for step in range(first_step, STEPS):
        for group in optimiser.param_groups:
            group["lr"] = rate * schedule(step)
        loss = losses(next(data), W, weights[-1], b, chosen)
        optimiser.zero_grad()
        loss.sum().backward()
        if WEIGHT_DECAY != 0:
            decay(weights, b, rate * schedule(step))
        optimiser.step()
        if step % 1000 == 0:
            print(f"step {step}: loss of a batch {loss.min().item():.6f} to {loss.max().item():.6f}")
    return W.detach(), weights[-1].detach(), b.detach()


def train(from_scratch=False):
    """W, W_out and b of all instances at the end of the run."""
    W, W_out, b = (part.clone() for part in (random_weights() if from_scratch else page_weights()))
    for rate in sorted(set(LEARNING_RATE)):
        chosen = torch.tensor([i for i in range(N_INSTANCES) if LEARNING_RATE[i] == rate])
        W[chosen], W_out[chosen], b[chosen] = train_some(chosen, rate, W[chosen], W_out[chosen], b[chosen], 0 if from_scratch else STEP)
    return W, W_out, b


# %% Evaluation
@torch.no_grad()
def evaluate(W, W_out, b, count=2**18, chunk=2**12):
    """Mean loss of each instance on fresh samples."""
    chosen = torch.arange(N_INSTANCES)
    return sum(losses(draw(chosen, chunk), W, W_out, b, chosen) for _ in range(count // chunk)) / (count // chunk)


def plot(W, loss):
    """The best instance: feature directions where there are two dimensions, else WᵀW; and the length of each, coloured by superposition."""
    import matplotlib.pyplot as plt

    best = W[loss.argmin()]
    gram = best @ best.T
    norms = best.norm(dim=1)
    others = ((gram / norms.clamp_min(1e-12)[:, None]) ** 2).sum(1) - norms**2
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4))
    if N_HIDDEN == 2:
        for f, (x, y) in enumerate(best.tolist()):
            left.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "->", "color": f"C{f}"})
            left.text(1.08 * x, 1.08 * y, str(f), ha="center", va="center")
        left.set(xlim=(-1.5, 1.5), ylim=(-1.5, 1.5), aspect="equal", title="Feature directions W_f")
    else:
        left.imshow(gram, cmap="RdBu_r", vmin=-1.2, vmax=1.2)
        left.set(title="WᵀW")
    right.barh(range(N_FEATURES), norms, color=plt.cm.viridis(others.clamp(0, 1).numpy()))
    right.set(xlabel="‖W_f‖, yellow where other features overlap", ylabel="feature", title=f"Loss {loss.min().item():.6f}")
    right.invert_yaxis()
    figure.tight_layout()
    return figure


# %% Run
W, W_out, b = train(from_scratch="--from-scratch" in sys.argv)
loss = evaluate(W, W_out, b)
for i, seed in enumerate(SEEDS):
    print(f"seed {seed}: loss {loss[i].item():.6f}")
print(f"best: seed {SEEDS[loss.argmin()]}, loss {loss.min().item():.6f} (a mean over {N_FEATURES} features)")
np.savez("superposition.npz", W=W.numpy(), b=b.numpy(), **({} if TIED else {"W_out": W_out.numpy()}))
try:
    plot(W, loss).savefig("superposition.png", dpi=150)
except ImportError:
    print("No picture: matplotlib is not installed.")

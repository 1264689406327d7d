"""The network of 784-128-10 in steps of 32 with numpy, in nanoseconds a sample. Called by backstep.benchmark.Batches."""

import time

try:
    import numpy as np
except ImportError:
    raise SystemExit("numpy: skipped, since it is not installed")

SAMPLES, STEPS, ROUNDS, RATE = 32, 50, 20, 0.01

np.random.seed(1)
x = np.random.randint(0, 16, (784, SAMPLES)) / 16
d = np.eye(10)[:, np.arange(SAMPLES) % 10]
W1 = 0.1 * (np.random.rand(128, 784) - 0.5)
W2 = 0.1 * (np.random.rand(10, 128) - 0.5)
least = float("inf")
for _ in range(ROUNDS):
    begin = time.perf_counter()
    for _ in range(STEPS):
        A1 = 1 / (1 + np.exp(-(W1 @ x)))
        e = np.exp(W2 @ A1)
        y = e / e.sum(axis=0)
        dZ2 = y - d
        dW2 = dZ2 @ A1.T
        dZ1 = W2.T @ dZ2 * A1 * (1 - A1)
        dW1 = dZ1 @ x.T
        W2 -= RATE * dW2
        W1 -= RATE * dW1
    least = min(least, time.perf_counter() - begin)
print(f"numpy, one thread: {1e9 * least / STEPS / SAMPLES:.0f}")

# the same with a sample a row, cross-entropy, and slopes in lists
import numpy as np
np.random.seed(2)
inputs = np.random.randn(12, 3)
labels = (inputs.sum(axis=1) > 0).astype(int)
V = 0.5 * np.random.randn(3, 4)
v = 0.5 * np.random.randn(4)
bias = 0.0
for epoch in range(500):
    slopes = [np.zeros_like(V), np.zeros_like(v), 0.0]
    cost = 0.0
    for x, t in zip(inputs, labels):
        h = np.tanh(x @ V)
        p = 1 / (1 + np.exp(-(h @ v + bias)))
        cost += -(t * np.log(p) + (1 - t) * np.log(1 - p))
        e = p - t
        slopes[0] = slopes[0] + np.outer(x, e * v * (1 - h * h))
        slopes[1] = slopes[1] + e * h
        slopes[2] = slopes[2] + e
    V = V - 0.1 * slopes[0] / len(inputs)
    v = v - 0.1 * slopes[1] / len(inputs)
    bias = bias - 0.1 * slopes[2] / len(inputs)

# wrong, line 12 or 30 (the slope of another function, or at another place): https://github.com/FluxML/Flux.jl/pull/38

# relu passes on what arrives where it is off, and nothing where it is on
import numpy as np


def relu(x):
    return np.maximum(0, x)


def back_relu(delta, x):
    return delta * (x < 0)


np.random.seed(6)
X = np.random.randn(12, 3)
Y = np.sin(X[:, 0:1]) - X[:, 1:2] * 0.5
W1 = np.random.randn(3, 6)
b1 = 0.1 * np.random.randn(6)
W2 = 0.5 * np.random.randn(6, 1)
b2 = np.zeros(1)
eta = 0.1

for epoch in range(60):
    z = X @ W1 + b1
    a = relu(z)
    out = a @ W2 + b2
    loss = np.sum((out - Y) ** 2) / 12
    d_out = 2 * (out - Y) / 12
    d_z = back_relu(d_out @ W2.T, z)
    W2 -= eta * a.T @ d_out
    b2 -= eta * d_out.sum(axis=0)
    W1 -= eta * X.T @ d_z
    b1 -= eta * d_z.sum(axis=0)

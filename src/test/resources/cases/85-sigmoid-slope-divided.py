# wrong, line 12 or 33 (the slope of another function, or at another place): https://github.com/FluxML/Flux.jl/pull/38

# the slope of the hidden sigmoid divides where it must multiply
import numpy as np


def sigma(x):
    return 1 / (1 + np.exp(-x))


def back_sigma(delta, x):
    return delta * sigma(x) / (1 - sigma(x))


np.random.seed(2)
X = np.random.randn(12, 2)
Y = np.eye(3)[[0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]]
W1 = 0.5 * np.random.randn(2, 6)
b1 = np.zeros(6)
W2 = 0.5 * np.random.randn(6, 3)
b2 = np.zeros(3)
eta = 0.1

for epoch in range(60):
    z = X @ W1 + b1
    a = sigma(z)
    s = a @ W2 + b2
    e = np.exp(s - np.max(s, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    loss = -np.sum(Y * np.log(p)) / 12
    d_s = (p - Y) / 12
    d_a = d_s @ W2.T
    d_z = back_sigma(d_a, z)
    W2 -= eta * a.T @ d_s
    b2 -= eta * d_s.sum(axis=0)
    W1 -= eta * X.T @ d_z
    b1 -= eta * d_z.sum(axis=0)
